import type { Series } from './palette.ts';

export interface FlowMove {
  /** Series key on the first day and on the second. */
  from: string;
  to: string;
  value: number;
  /** Records behind it. */
  href?: string;
}

/** A block at one side: all that is in one series that day. Lengths in the picture's units. */
export interface FlowBlock {
  series: Series;
  value: number;
  y: number;
  height: number;
}

/** A ribbon from one block to another. */
export interface FlowRibbon extends FlowMove {
  fromY: number;
  toY: number;
  height: number;
}

const GAP = 14;

/** Stacks both sides in the series' order and lays each move between them; a move keeps its thickness. */
export function flowLayout(series: readonly Series[], moves: readonly FlowMove[], height: number) {
  const total = moves.reduce((sum, move) => sum + move.value, 0);
  const sums = (side: 'from' | 'to') =>
    series.map((one) => ({
      series: one,
      value: moves.filter((move) => move[side] === one.key).reduce((sum, move) => sum + move.value, 0),
    }));
  const [left, right] = [sums('from').filter(present), sums('to').filter(present)];
  const gaps = Math.max(left.length, right.length, 1) - 1;
  const unit = (height - gaps * GAP) / Math.max(total, 1);
  const [lefts, rights] = [stacked(left, unit), stacked(right, unit)];
  return { lefts, rights, ribbons: ribbonsOf(series, moves, lefts, rights, unit), total };
}

function present(block: { value: number }): boolean {
  return block.value > 0;
}

function stacked(blocks: { series: Series; value: number }[], unit: number): FlowBlock[] {
  let y = 0;
  return blocks.map((block) => {
    const placed = { ...block, y, height: block.value * unit };
    y += placed.height + GAP;
    return placed;
  });
}

function ribbonsOf(
  series: readonly Series[],
  moves: readonly FlowMove[],
  lefts: FlowBlock[],
  rights: FlowBlock[],
  unit: number,
) {
  const tops = (blocks: FlowBlock[]) => new Map(blocks.map((block) => [block.series.key, block.y]));
  const [leftTop, rightTop] = [tops(lefts), tops(rights)];
  const place = (key: string) => series.findIndex((one) => one.key === key);
  const ordered = [...moves]
    .filter((move) => move.value > 0)
    .sort((a, b) => place(a.from) - place(b.from) || place(a.to) - place(b.to));
  return ordered.map((move): FlowRibbon => {
    const height = move.value * unit;
    const fromY = leftTop.get(move.from) ?? 0;
    const toY = rightTop.get(move.to) ?? 0;
    leftTop.set(move.from, fromY + height);
    rightTop.set(move.to, toY + height);
    return { ...move, fromY, toY, height };
  });
}
