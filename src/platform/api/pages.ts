import type { Position } from './cursors.ts';

/**
 * A page of rows that were asked for with one more than it holds: where there is that one, there is a next page, which
 * begins after the last row of this one.
 */
export function pageOf<T>(
  rows: readonly T[],
  limit: number,
  positionOf: (row: T) => Position,
): { items: T[]; position: Position | null } {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return { items, position: rows.length > limit && last !== undefined ? positionOf(last) : null };
}
