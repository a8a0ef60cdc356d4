import { scaleLinear, scalePoint } from 'd3-scale';
import { line } from 'd3-shape';
import { ChartFigure, type ChartProps } from './chart-figure.tsx';
import { DASHES, INK, MUTED, RULE } from './palette.ts';
import { LABEL_SIZE, SMALL_SIZE } from './text-size.ts';

/** One line: a value for each step, null where there is none. */
export interface LineSeries {
  label: string;
  values: readonly (number | null)[];
  /** The same in words, for the table: "12 of 20 (60%)". */
  words: readonly string[];
}

export interface LinesProps extends ChartProps {
  /** What the steps are: "Month". */
  stepName: string;
  steps: readonly string[];
  /** At most four, which differ by dash and by their label at the end. */
  series: readonly LineSeries[];
  /** Values go from 0 to this; a share goes to 1. */
  most: number;
  /** A value as the scale says it. */
  format(value: number): string;
}

const WIDTH = 760;
const HEIGHT = 280;
const LEFT = 48;
const RIGHT = 190;
const TOP = 16;
const BOTTOM = 34;
const COLOURS = ['#12404a', '#b86a00', '#6c7d82', '#1b5e8c'] as const;
/** Labels at the ends of lines keep so much room between them. */
const LABEL_ROOM = 18;

/** How some values run over steps, each line with its name at its end. */
export function Lines(props: LinesProps) {
  const { steps, series, most } = props;
  const x = scalePoint(
    steps.map((_, i) => i),
    [LEFT, WIDTH - RIGHT],
  );
  const y = scaleLinear([0, Math.max(most, Number.MIN_VALUE)], [HEIGHT - BOTTOM, TOP]);
  const path = line<number | null>()
    .defined((value) => value !== null)
    .x((_, i) => round(x(i) ?? 0))
    .y((value) => round(y(value ?? 0)));
  const empty = series.every(({ values }) => values.every((value) => value === null));
  return (
    <ChartFigure
      {...props}
      description={props.description ?? described(props)}
      empty={empty && 'There is nothing to draw yet.'}
      width={WIDTH}
      height={HEIGHT}
      table={tableOf(props)}
      wide
    >
      {[0, most / 2, most].map((value) => (
        <g>
          <line x1={LEFT} x2={WIDTH - RIGHT} y1={round(y(value))} y2={round(y(value))} stroke={RULE} />
          <text
            x={LEFT - 8}
            y={round(y(value))}
            dy="0.35em"
            text-anchor="end"
            font-size={SMALL_SIZE}
            fill={MUTED}
          >
            {props.format(value)}
          </text>
        </g>
      ))}
      {series.map(({ values }, i) => (
        <path
          d={path([...values]) ?? ''}
          fill="none"
          stroke={COLOURS[i % COLOURS.length]}
          stroke-width="2.5"
          stroke-dasharray={DASHES[i % DASHES.length]}
        />
      ))}
      <EndLabels series={series} y={y} />
      {[0, steps.length - 1].map((i) => (
        <text
          x={round(x(i) ?? 0)}
          y={HEIGHT - 10}
          text-anchor={i === 0 ? 'start' : 'end'}
          font-size={SMALL_SIZE}
          fill={INK}
        >
          {steps[i]}
        </text>
      ))}
    </ChartFigure>
  );
}

/** The names of the lines beside their last values, moved apart where they would touch. */
function EndLabels({ series, y }: { series: readonly LineSeries[]; y: (value: number) => number }) {
  const labels = series
    .map(({ label, values }, i) => ({ label, i, at: y(values.findLast((value) => value !== null) ?? 0) }))
    .sort((a, b) => a.at - b.at);
  labels.forEach((label, i) => {
    const above = labels[i - 1];
    if (above !== undefined) label.at = Math.max(label.at, above.at + LABEL_ROOM);
  });
  const over = (labels.at(-1)?.at ?? 0) - (HEIGHT - BOTTOM);
  return (
    <>
      {labels.map(({ label, i, at }) => {
        const middle = round(over > 0 ? at - over : at);
        return (
          <g>
            <line
              x1={WIDTH - RIGHT + 8}
              x2={WIDTH - RIGHT + 34}
              y1={middle}
              y2={middle}
              stroke={COLOURS[i % COLOURS.length]}
              stroke-width="2.5"
              stroke-dasharray={DASHES[i % DASHES.length]}
            />
            <text x={WIDTH - RIGHT + 40} y={middle} dy="0.35em" font-size={LABEL_SIZE} fill={INK}>
              {label}
            </text>
          </g>
        );
      })}
    </>
  );
}

function tableOf({ stepName, steps, series }: LinesProps) {
  return {
    columns: [
      { text: stepName },
      ...series.map(({ label }) => ({ text: label, format: 'numeric' as const })),
    ],
    rows: steps.map((step, i) => ({ cells: [step, ...series.map(({ words }) => words[i] ?? '')] })),
  };
}

function described({ series, steps, format }: LinesProps): string {
  const ends = series.map(({ label, values }) => {
    const known = values.filter((value) => value !== null);
    const [first, last] = [known[0], known.at(-1)];
    return first === undefined || last === undefined
      ? `${label}: no values`
      : `${label}: from ${format(first)} to ${format(last)}`;
  });
  return `${steps[0] ?? ''} to ${steps.at(-1) ?? ''}. ${ends.join('; ')}.`;
}

function round(n: number): number {
  return Math.round(n * 10) / 10;
}
