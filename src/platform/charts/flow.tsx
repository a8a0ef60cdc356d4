import { linkHorizontal } from 'd3-shape';
import { FigureLink } from '../govuk/own/figure-link.tsx';
import { percentage, thousands } from '../govuk/own/numbers.ts';
import { ChartFigure, MarkLink, type ChartProps } from './chart-figure.tsx';
import { flowLayout, type FlowBlock, type FlowMove, type FlowRibbon } from './flow-layout.ts';
import { INK, MUTED, type Series } from './palette.ts';
import { fillOf, Patterns } from './patterns.tsx';
import { LABEL_SIZE } from './text-size.ts';

export type { FlowMove } from './flow-layout.ts';

export interface FlowProps extends ChartProps {
  /** The two days as people say them: "October 2026", "November 2026". */
  fromLabel: string;
  toLabel: string;
  unit: string;
  /** In the order that both sides are stacked. Moves of other keys are not drawn. */
  series: readonly Series[];
  moves: readonly FlowMove[];
}

const WIDTH = 760;
const HEIGHT = 320;
const TOP = 28;
const SIDE = 170;
const BLOCK = 16;

/** What moved from where to where between two days: ribbons as thick as what they carry; those that stayed are pale. */
export function Flow(props: FlowProps) {
  const known = props.moves.filter((move) =>
    [move.from, move.to].every((key) => props.series.some((one) => one.key === key)),
  );
  const { lefts, rights, ribbons, total } = flowLayout(props.series, known, HEIGHT - TOP - 12);
  return (
    <ChartFigure
      {...props}
      description={props.description ?? described(props, known)}
      empty={total === 0 && `No ${props.unit} to compare between ${props.fromLabel} and ${props.toLabel}.`}
      width={WIDTH}
      height={HEIGHT}
      table={tableOf(props, known, total)}
      linked={known.some((move) => move.href)}
      wide
    >
      <Patterns id={props.id} series={props.series} />
      <text x={SIDE} y="14" text-anchor="end" font-size={LABEL_SIZE} font-weight="600" fill={INK}>
        {props.fromLabel}
      </text>
      <text x={WIDTH - SIDE} y="14" font-size={LABEL_SIZE} font-weight="600" fill={INK}>
        {props.toLabel}
      </text>
      <g transform={`translate(0 ${TOP})`}>
        {ribbons.map((ribbon) => (
          <Ribbon ribbon={ribbon} chart={props} />
        ))}
        <Side blocks={lefts} side="left" chart={props} />
        <Side blocks={rights} side="right" chart={props} />
      </g>
    </ChartFigure>
  );
}

function Ribbon({ ribbon, chart }: { ribbon: FlowRibbon; chart: FlowProps }) {
  const stayed = ribbon.from === ribbon.to;
  const colour = chart.series.find((one) => one.key === ribbon.to)?.colour ?? MUTED;
  const centre = (y: number) => y + ribbon.height / 2;
  const path = linkHorizontal()({
    source: [SIDE + BLOCK, centre(ribbon.fromY)],
    target: [WIDTH - SIDE - BLOCK, centre(ribbon.toY)],
  });
  const label = stayed
    ? `${thousands(ribbon.value)} stayed ${ribbon.from}`
    : `${thousands(ribbon.value)} from ${ribbon.from} to ${ribbon.to}`;
  return (
    <MarkLink href={ribbon.href} label={label}>
      <path
        d={path ?? ''}
        fill="none"
        stroke={colour}
        stroke-opacity={stayed ? 0.18 : 0.55}
        stroke-width={Math.max(Math.round(ribbon.height * 10) / 10, 1)}
      >
        <title>{label}</title>
      </path>
    </MarkLink>
  );
}

function Side({ blocks, side, chart }: { blocks: FlowBlock[]; side: 'left' | 'right'; chart: FlowProps }) {
  const left = side === 'left';
  return (
    <>
      {blocks.map((block) => (
        <g>
          <rect
            x={left ? SIDE : WIDTH - SIDE - BLOCK}
            y={Math.round(block.y * 10) / 10}
            width={BLOCK}
            height={Math.max(Math.round(block.height * 10) / 10, 1)}
            fill={fillOf(chart.id, block.series)}
          />
          <text
            x={left ? SIDE - 10 : WIDTH - SIDE + 10}
            y={Math.round((block.y + block.height / 2) * 10) / 10}
            dy="0.35em"
            text-anchor={left ? 'end' : 'start'}
            font-size={LABEL_SIZE}
            fill={INK}
          >
            {block.series.label} <tspan font-weight="600">{thousands(block.value)}</tspan>
          </text>
        </g>
      ))}
    </>
  );
}

function tableOf({ fromLabel, toLabel, unit }: FlowProps, moves: readonly FlowMove[], total: number) {
  const numeric = 'numeric' as const;
  return {
    columns: [
      { text: fromLabel },
      { text: toLabel },
      { text: `Number of ${unit}`, format: numeric },
      { text: 'Share', format: numeric },
    ],
    rows: moves.map((move) => ({
      cells: [
        move.from,
        move.to,
        <FigureLink value={move.value} of={total} href={move.href} />,
        percentage(move.value, total),
      ],
    })),
    foot: { cells: ['All', '', thousands(total), ''] },
  };
}

function described({ fromLabel, toLabel, unit }: FlowProps, moves: readonly FlowMove[]): string {
  const sum = (chosen: readonly FlowMove[]) =>
    thousands(chosen.reduce((total, move) => total + move.value, 0));
  const moved = moves.filter((move) => move.from !== move.to && move.value > 0);
  const parts = moved.map((move) => `${thousands(move.value)} from ${move.from} to ${move.to}`);
  const stayed = sum(moves.filter((move) => move.from === move.to));
  return `Between ${fromLabel} and ${toLabel}, ${stayed} of ${sum(moves)} ${unit} stayed as they were; ${parts.join(', ') || 'none moved'}.`;
}
