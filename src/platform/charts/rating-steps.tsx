import { longDay, shortDay, type Day } from '../../kernel/calendar-day.ts';
import { RATINGS, ratingStep, type Rating } from '../../kernel/rating.ts';
import { ChartFigure, type ChartProps } from './chart-figure.tsx';
import { dayScale, yearTicks } from './day-scale.ts';
import { DASHES, INK, MUTED, PLAIN, RATING_SERIES, RULE } from './palette.ts';
import { fitted, LABEL_SIZE, SMALL_SIZE, textWidth } from './text-size.ts';

export interface RatingPoint {
  day: Day;
  rating: Rating;
  /** Say "carried over". */
  note?: string;
}

/** The ratings of one registration in a service's chain, oldest first. */
export interface RatingLine {
  /** "Meadow Court, 1-101". */
  label: string;
  points: readonly RatingPoint[];
  /** The day its registration ended; a line without one runs on to the end. */
  until?: Day | null;
}

export interface RatingStepsProps extends ChartProps {
  /** Oldest registration first; the last is drawn whole and strongest. */
  lines: readonly RatingLine[];
  /** Inspections that gave no rating. */
  visits?: readonly { day: Day; text: string }[];
  from: Day;
  to: Day;
}

const WIDTH = 760;
const LEFT = 168;
const RIGHT = 16;
const TOP = 16;
const STEP = 40;
const FLOOR = TOP + STEP * 3;
const VISITS = FLOOR + 34;
const AXIS = VISITS + 22;

/** Ratings over time on the four-step scale, a line for each registration, visits without a rating as ticks below. */
export function RatingSteps(props: RatingStepsProps) {
  const x = dayScale(props.from, props.to, [LEFT, WIDTH - RIGHT]);
  const lines = props.lines.filter((line) => line.points.length > 0);
  const visits = (props.visits ?? []).filter((visit) => visit.day >= props.from && visit.day <= props.to);
  return (
    <ChartFigure
      {...props}
      description={props.description ?? described(lines, visits.length)}
      empty={lines.length === 0 && visits.length === 0 && 'CQC has not rated this service yet.'}
      width={WIDTH}
      height={AXIS + 22}
      table={tableOf(lines, props.visits ?? [])}
      wide
    >
      <Scale />
      {yearTicks(props.from, props.to, 12).map((tick) => (
        <g>
          <line x1={x(tick.at)} x2={x(tick.at)} y1={TOP - 8} y2={AXIS - 4} stroke={RULE} />
          <text x={x(tick.at)} y={AXIS + 12} text-anchor="middle" font-size={SMALL_SIZE} fill={MUTED}>
            {tick.label}
          </text>
        </g>
      ))}
      {lines.map((line, i) => (
        <Line
          line={line}
          fromLast={lines.length - 1 - i}
          x={x}
          from={props.from}
          to={props.to}
          named={lines.length > 1}
        />
      ))}
      {visits.map((visit) => (
        <line
          x1={x(visit.day)}
          x2={x(visit.day)}
          y1={VISITS - 7}
          y2={VISITS + 3}
          stroke={INK}
          stroke-width="2"
        >
          <title>{`${longDay(visit.day)}: ${visit.text}`}</title>
        </line>
      ))}
    </ChartFigure>
  );
}

/** A rule for each step of the scale, with its name. */
function Scale() {
  return (
    <>
      {RATINGS.map((rating) => (
        <g>
          <line x1={LEFT - 6} x2={WIDTH - RIGHT} y1={height(rating)} y2={height(rating)} stroke={RULE} />
          <text
            x={LEFT - 14}
            y={height(rating)}
            dy="0.35em"
            text-anchor="end"
            font-size={LABEL_SIZE}
            fill={INK}
          >
            {rating}
          </text>
        </g>
      ))}
      <text x={LEFT - 14} y={VISITS} dy="0.2em" text-anchor="end" font-size={SMALL_SIZE} fill={MUTED}>
        Visits without a rating
      </text>
    </>
  );
}

interface LineProps {
  line: RatingLine;
  fromLast: number;
  x: (at: Day) => number;
  from: Day;
  to: Day;
  named: boolean;
}

function Line({ line, fromLast, x, from, to, named }: LineProps) {
  const end = line.until && line.until < to ? line.until : to;
  const clamped = (at: Day) => (at < from ? from : at > end ? end : at);
  const points = line.points.filter((point) => point.day <= end);
  const [first] = points;
  if (!first) return null;
  const steps = points.slice(1).map((point) => `H${x(clamped(point.day))}V${height(point.rating)}`);
  const start = x(clamped(first.day));
  const stroke = fromLast === 0 ? PLAIN : MUTED;
  return (
    <g>
      <path
        d={`M${start} ${height(first.rating)}${steps.join('')}H${x(end)}`}
        fill="none"
        stroke={stroke}
        stroke-width={fromLast === 0 ? 3 : 2}
        stroke-dasharray={DASHES[Math.min(fromLast, DASHES.length - 1)]}
        stroke-linejoin="round"
      />
      {points
        .filter((point) => point.day >= from)
        .map((point) => (
          <Mark point={point} x={x(point.day)} label={line.label} />
        ))}
      {named && <Name text={line.label} x={start} y={height(first.rating)} below={climbs(points)} />}
    </g>
  );
}

function Mark({ point, x, label }: { point: RatingPoint; x: number; label: string }) {
  const colour = RATING_SERIES.find((one) => one.key === point.rating)?.colour ?? INK;
  return (
    <circle cx={x} cy={height(point.rating)} r="5.5" fill={colour} stroke="#ffffff" stroke-width="1.5">
      <title>{`${longDay(point.day)}: ${point.rating}${point.note ? ` (${point.note})` : ''}, ${label}`}</title>
    </circle>
  );
}

/** True where the line's first step goes up, so that its name stands clear below it. */
function climbs(points: readonly RatingPoint[]): boolean {
  const [first, next] = points;
  return first !== undefined && next !== undefined && ratingStep(next.rating) > ratingStep(first.rating);
}

/** Beside the start of the line; ends at the right edge where it would run out of the picture. */
function Name({ text, x, y, below }: { text: string; x: number; y: number; below: boolean }) {
  const fits = textWidth(text, SMALL_SIZE) <= WIDTH - RIGHT - x;
  return (
    <text
      x={fits ? x - 4 : WIDTH - RIGHT}
      y={below ? y + 20 : y - 11}
      text-anchor={fits ? 'start' : 'end'}
      font-size={SMALL_SIZE}
      fill={INK}
      stroke="#ffffff"
      stroke-width="3"
      paint-order="stroke"
    >
      {fitted(text, WIDTH - LEFT - RIGHT, SMALL_SIZE)}
    </text>
  );
}

function height(rating: Rating): number {
  return TOP + (4 - ratingStep(rating)) * STEP;
}

function tableOf(lines: readonly RatingLine[], visits: readonly { day: Day; text: string }[]) {
  const rated = lines.flatMap((line) =>
    line.points.map((point) => ({
      day: point.day,
      text: point.rating as string,
      note: point.note ?? '',
      label: line.label,
    })),
  );
  const unrated = visits.map((visit) => ({ day: visit.day, text: 'No rating', note: visit.text, label: '' }));
  const rows = [...rated, ...unrated].sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
  return {
    columns: [{ text: 'Date' }, { text: 'Rating' }, { text: 'Registration' }, { text: 'Note' }],
    rows: rows.map((row) => ({ cells: [shortDay(row.day), row.text, row.label, row.note] })),
  };
}

function described(lines: readonly RatingLine[], visits: number): string {
  const parts = lines.map((line) => {
    const points = line.points.map((point) => `${point.rating} on ${longDay(point.day)}`);
    return `${line.label}: ${points.join(', then ')}`;
  });
  if (visits > 0) parts.push(`${visits} ${visits === 1 ? 'visit' : 'visits'} without a rating`);
  return `${parts.join('. ')}.`;
}
