import { scaleLinear } from 'd3-scale';
import { FigureLink } from '../govuk/own/figure-link.tsx';
import { percentage, thousands } from '../govuk/own/numbers.ts';
import { ChartFigure, MarkLink, type ChartProps } from './chart-figure.tsx';
import { INK, MUTED, type Series } from './palette.ts';
import { fillOf, Legend, Patterns } from './patterns.tsx';
import { wrapped, LABEL_SIZE, SMALL_SIZE, textWidth } from './text-size.ts';

export interface StackedBarGroup {
  label: string;
  /** Counts by series key; a key left out is 0. */
  values: Record<string, number>;
  /** Records behind each part, by series key. */
  hrefs?: Record<string, string | undefined>;
  /** Records behind the whole group. */
  totalHref?: string;
}

export interface StackedBarProps extends ChartProps {
  /** What the groups are, for the table's first header: "Service type". */
  groupedBy: string;
  /** What is counted: "locations". */
  unit: string;
  series: readonly Series[];
  groups: readonly StackedBarGroup[];
}

const WIDTH = 760;
const BAR = 26;
const ROW = 40;
const LABELS = 190;
const TOTALS = 62;

/** How each group is made up: bars of one length, parts as shares of the group, with its N at the end. */
export function StackedBar(props: StackedBarProps) {
  const { id, groups, series } = props;
  const linked = groups.some((group) => Object.values(group.hrefs ?? {}).some(Boolean));
  return (
    <ChartFigure
      {...props}
      description={props.description ?? described(props)}
      empty={groups.every((group) => totalOf(group, series) === 0) && `No ${props.unit} to show.`}
      width={WIDTH}
      height={groups.length * ROW + 8}
      legend={<Legend id={id} series={series} />}
      table={tableOf(props)}
      linked={linked}
      wide
    >
      <Patterns id={id} series={series} />
      {groups.map((group, i) => (
        <g transform={`translate(0 ${i * ROW + 4})`}>
          <GroupLabel text={group.label} />
          <Parts group={group} chart={props} />
          <text x={WIDTH} y={BAR / 2} dy="0.35em" text-anchor="end" font-size={SMALL_SIZE} fill={MUTED}>
            N {thousands(totalOf(group, series))}
          </text>
        </g>
      ))}
    </ChartFigure>
  );
}

function GroupLabel({ text }: { text: string }) {
  const lines = wrapped(text, LABELS - 12);
  return (
    <>
      {lines.map((line, i) => (
        <text
          x="0"
          y={BAR / 2 + (i - (lines.length - 1) / 2) * 15}
          dy="0.35em"
          font-size={LABEL_SIZE}
          fill={INK}
        >
          {line}
        </text>
      ))}
    </>
  );
}

function Parts({ group, chart }: { group: StackedBarGroup; chart: StackedBarProps }) {
  const total = totalOf(group, chart.series);
  const x = scaleLinear([0, Math.max(total, 1)], [LABELS, WIDTH - TOTALS]);
  let before = 0;
  return (
    <>
      {chart.series.map((one) => {
        const value = group.values[one.key] ?? 0;
        if (value === 0) return null;
        const [start, end] = [x(before), x(before + value)];
        before += value;
        const share = percentage(value, total);
        const label = `${group.label}, ${one.label}: ${share}, ${thousands(value)} of ${thousands(total)} ${chart.unit}`;
        return (
          <g>
            {/* Beside the link and not in it, whose name must hold the text that is seen and no more. */}
            <title>{label}</title>
            <MarkLink href={group.hrefs?.[one.key]} label={label}>
              <rect
                class="amb-chart__mark"
                x={round(start)}
                width={round(Math.max(end - start - 1, 0.5))}
                height={BAR}
                fill={fillOf(chart.id, one)}
              />
              {end - start > textWidth(share) + 8 && (
                <PartLabel x={(start + end) / 2} text={share} colour={one.colour} />
              )}
            </MarkLink>
          </g>
        );
      })}
    </>
  );
}

/** White on the series' own colour: the stroke behind the letters keeps a pattern from running through them. */
function PartLabel({ x, text, colour }: { x: number; text: string; colour: string }) {
  return (
    <text
      x={round(x)}
      y={BAR / 2}
      dy="0.35em"
      text-anchor="middle"
      font-size={SMALL_SIZE}
      font-weight="600"
      fill="#ffffff"
      stroke={colour}
      stroke-width="4"
      stroke-linejoin="round"
      paint-order="stroke"
    >
      {text}
    </text>
  );
}

function tableOf({ groups, series, groupedBy, unit }: StackedBarProps) {
  return {
    columns: [
      { text: groupedBy },
      ...series.map((one) => ({ text: one.label, format: 'numeric' as const })),
      { text: 'All', format: 'numeric' as const },
    ],
    rows: groups.map((group) => {
      const total = totalOf(group, series);
      const cells = series.map((one) => {
        const value = group.values[one.key] ?? 0;
        return (
          <>
            <FigureLink value={value} of={total} href={group.hrefs?.[one.key]} /> ({percentage(value, total)})
          </>
        );
      });
      return {
        cells: [group.label, ...cells, <FigureLink value={total} unit={unit} href={group.totalHref} />],
      };
    }),
  };
}

function described({ groups, series, unit }: StackedBarProps): string {
  const lines = groups.map((group) => {
    const total = totalOf(group, series);
    const parts = series
      .filter((one) => group.values[one.key])
      .map((one) => `${one.label} ${percentage(group.values[one.key] ?? 0, total)}`);
    return `${group.label} (${thousands(total)} ${unit}): ${parts.join(', ')}`;
  });
  return `${lines.join('. ')}.`;
}

function totalOf(group: StackedBarGroup, series: readonly Series[]): number {
  return series.reduce((sum, one) => sum + (group.values[one.key] ?? 0), 0);
}

function round(n: number): number {
  return Math.round(n * 10) / 10;
}
