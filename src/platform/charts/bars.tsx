import { scaleBand, scaleLinear } from 'd3-scale';
import { FigureLink } from '../govuk/own/figure-link.tsx';
import { percentage, thousands } from '../govuk/own/numbers.ts';
import { ChartFigure, MarkLink, type ChartProps } from './chart-figure.tsx';
import { INK, MUTED, PLAIN, RULE } from './palette.ts';
import { LABEL_SIZE, SMALL_SIZE, wrapped } from './text-size.ts';

export interface Bar {
  label: string;
  value: number;
  href?: string;
  /** Marks bars to look at, striped: say ratings over three years old. */
  marked?: boolean;
}

export interface BarsProps extends ChartProps {
  /** What the classes are: "Age of rating". */
  classedBy: string;
  /** What is counted: "locations". */
  unit: string;
  bars: readonly Bar[];
}

const WIDTH = 760;
const HEIGHT = 260;
const TOP = 24;
const BOTTOM = 58;
const MARKED = { key: 'marked', label: 'Marked', colour: '#b86a00' };

/** How many there are in each class, the number on top of each bar. */
export function Bars(props: BarsProps) {
  const { bars, id } = props;
  const total = bars.reduce((sum, bar) => sum + bar.value, 0);
  const x = scaleBand(
    bars.map((_, i) => i),
    [0, WIDTH],
  ).padding(0.22);
  const y = scaleLinear([0, Math.max(...bars.map((bar) => bar.value), 1)], [HEIGHT - BOTTOM, TOP]);
  const floor = HEIGHT - BOTTOM;
  return (
    <ChartFigure
      {...props}
      description={props.description ?? described(props, total)}
      empty={total === 0 && `No ${props.unit} to show.`}
      width={WIDTH}
      height={HEIGHT}
      table={tableOf(props, total)}
      linked={bars.some((bar) => bar.href)}
      wide
    >
      <defs>
        <pattern
          id={`${id}-marked`}
          width="8"
          height="8"
          patternUnits="userSpaceOnUse"
          patternTransform="rotate(-45)"
        >
          <rect width="8" height="8" fill={MARKED.colour} />
          <path d="M0 4h8" stroke="#ffffff" stroke-opacity="0.4" stroke-width="1.5" />
        </pattern>
      </defs>
      <line x1="0" x2={WIDTH} y1={floor} y2={floor} stroke={RULE} />
      {bars.map((bar, i) => {
        const left = x(i) ?? 0;
        const middle = left + x.bandwidth() / 2;
        const label = `${bar.label}: ${thousands(bar.value)} of ${thousands(total)} ${props.unit}`;
        return (
          <g>
            {/* The words stand beside the link, whose name says the same in full. */}
            <title>{label}</title>
            <MarkLink href={bar.href} label={label}>
              <rect
                class="amb-chart__mark"
                x={round(left)}
                y={round(y(bar.value))}
                width={round(x.bandwidth())}
                height={round(floor - y(bar.value))}
                fill={bar.marked ? `url(#${id}-marked)` : PLAIN}
              />
            </MarkLink>
            <text
              x={round(middle)}
              y={round(y(bar.value)) - 7}
              text-anchor="middle"
              font-size={LABEL_SIZE}
              font-weight="600"
              fill={INK}
            >
              {thousands(bar.value)}
            </text>
            <ClassLabel text={bar.label} x={middle} room={x.step()} />
          </g>
        );
      })}
      <text x={WIDTH / 2} y={HEIGHT - 6} text-anchor="middle" font-size={SMALL_SIZE} fill={MUTED}>
        {props.classedBy}
      </text>
    </ChartFigure>
  );
}

/** Under its bar, on two lines where one would touch the next. */
function ClassLabel({ text, x, room }: { text: string; x: number; room: number }) {
  const lines = wrapped(text, room, SMALL_SIZE);
  return (
    <>
      {lines.map((line, i) => (
        <text
          x={round(x)}
          y={HEIGHT - BOTTOM + 17 + i * 14}
          text-anchor="middle"
          font-size={SMALL_SIZE}
          fill={INK}
        >
          {line}
        </text>
      ))}
    </>
  );
}

function tableOf({ bars, classedBy, unit }: BarsProps, total: number) {
  const numeric = 'numeric' as const;
  return {
    columns: [
      { text: classedBy },
      { text: `Number of ${unit}`, format: numeric },
      { text: 'Share', format: numeric },
    ],
    rows: bars.map((bar) => ({
      cells: [
        bar.label,
        <FigureLink value={bar.value} of={total} href={bar.href} />,
        percentage(bar.value, total),
      ],
    })),
    foot: { cells: ['All', thousands(total), ''] },
  };
}

function described({ bars, classedBy, unit }: BarsProps, total: number): string {
  const parts = bars.map((bar) => `${bar.label} ${thousands(bar.value)}`);
  return `${classedBy} of ${thousands(total)} ${unit}: ${parts.join(', ')}.`;
}

function round(n: number): number {
  return Math.round(n * 10) / 10;
}
