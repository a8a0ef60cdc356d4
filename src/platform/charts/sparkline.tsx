import { scaleLinear } from 'd3-scale';
import { line } from 'd3-shape';
import { PLAIN } from './palette.ts';

export interface SparklineProps {
  /** Oldest first; null is a gap, never a zero. */
  values: readonly (number | null)[];
  /** What it says, in words: "Red services over 12 months: 4 to 9". */
  label: string;
  width?: number;
  height?: number;
}

/** The run of one number, small enough for a line of text or a cell; its label says the same in words. */
export function Sparkline({ values, label, width = 96, height = 24 }: SparklineProps) {
  const known = values.filter((value) => value !== null);
  if (known.length === 0) return <span class="amb-figure--unknown">No history yet</span>;
  const x = scaleLinear([0, Math.max(values.length - 1, 1)], [3, width - 4]);
  const [least, most] = [Math.min(...known), Math.max(...known)];
  const y = scaleLinear([least, most === least ? least + 1 : most], [height - 4, 4]);
  const path = line<number | null>()
    .defined((value) => value !== null)
    .x((_, i) => x(i))
    .y((value) => y(value ?? 0))
    .digits(1)([...values]);
  const last = values.findLastIndex((value) => value !== null);
  return (
    <svg
      class="amb-sparkline"
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={label}
    >
      <title>{label}</title>
      <path
        d={path ?? ''}
        fill="none"
        stroke={PLAIN}
        stroke-width="1.75"
        stroke-linejoin="round"
        stroke-linecap="round"
      />
      <circle cx={x(last)} cy={y(values[last] ?? 0)} r="2.75" fill={PLAIN} />
    </svg>
  );
}
