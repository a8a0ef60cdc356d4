import { shortDay, type Day } from '../../../../kernel/calendar-day.ts';
import type { FigureValue } from '../../../../platform/figures/index.ts';
import { paths } from '../../routes.ts';
import type { HeldPlacing } from '../../queries/fetch-held.ts';
import { PLACING_WORDS, type PlacingState } from '../../rules/placing-state.ts';

export interface HeldModel {
  /** What is counted in the area, each with its records. */
  counts: { n: number; href: string; words: string }[];
  /** Out of how many services. */
  of: number;
  /** Rows of the table that the counts leave out: they are outside the area. */
  elsewhere: number;
  /** Whether its reader sees who was told, and may open the decisions. */
  reasons: boolean;
  rows: {
    href: string;
    name: string;
    category: string;
    state: PlacingState;
    scope: string;
    since: string;
    review: string;
    overdue: boolean;
    told: string;
  }[];
}

/** The states that are counted above the table, and their words after the number. */
const SHOWN = [
  ['embargo', 'under embargo'],
  ['restricted', 'restricted'],
] as const;

/** The services whose placements are not open, as a table. */
export function presentHeld(
  held: readonly HeldPlacing[],
  counted: FigureValue,
  { today, reasons }: { today: Day; reasons: boolean },
): HeldModel {
  const counts = SHOWN.map(([state, words]) => {
    const { name } = PLACING_WORDS[state];
    const row = counted.rows.find((each) => each.state === name);
    return { n: Number(row?.n ?? 0), href: paths.counted(today, name), words };
  });
  return {
    counts,
    of: counted.denominator,
    elsewhere: Math.max(0, held.length - counts.reduce((sum, { n }) => sum + n, 0)),
    reasons,
    rows: held.map((one) => ({
      href: reasons ? paths.status(one.locationId) : paths.service(one.locationId),
      name: one.name,
      category: one.category,
      state: one.state,
      scope: one.scope,
      since: shortDay(one.fromDay),
      review: shortDay(one.reviewOn),
      overdue: one.reviewOn < today,
      told: one.councilsTold === null ? '' : one.councilsTold === 0 ? 'None noted' : String(one.councilsTold),
    })),
  };
}
