import type { FlowMove } from '../../../../platform/charts/index.ts';
import { CHANGES, type Change } from '../../../cqc/index.ts';
import type { Counted } from './load-figures.ts';

export interface MovementModel {
  /** Locations registered on either day. */
  of: number;
  moves: FlowMove[];
  changes: { change: Change; n: number; href: string }[];
}

/** Always shown, so that "none worsened" is said; the others only where there are any. */
const ALWAYS: readonly Change[] = ['Improved', 'Worsened', 'Unchanged'];

/** What moved between two days, pair by pair and summed up. */
export function presentMovement(counted: Counted): MovementModel {
  const n = (change: Change) =>
    counted.rows.filter((row) => row.change === change).reduce((sum, row) => sum + Number(row.n), 0);
  return {
    of: counted.denominator,
    moves: counted.rows.map((row) => {
      const [from, to] = [String(row.from), String(row.to)];
      return { from, to, value: Number(row.n), href: counted.open({ from, to }) };
    }),
    changes: CHANGES.map((change) => ({ change, n: n(change), href: counted.open({ change }) })).filter(
      (row) => row.n > 0 || ALWAYS.includes(row.change),
    ),
  };
}
