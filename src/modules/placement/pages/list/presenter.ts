import { shortDay, type Day } from '../../../../kernel/calendar-day.ts';
import { paths } from '../../routes.ts';
import type { HeldPlacing } from '../../queries/fetch-held.ts';
import type { PlacingState } from '../../rules/placing-state.ts';

export interface HeldModel {
  embargoes: number;
  restricted: number;
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

/** The services whose placements are not open, as a table. */
export function presentHeld(
  held: readonly HeldPlacing[],
  { today, reasons }: { today: Day; reasons: boolean },
): HeldModel {
  return {
    embargoes: held.filter(({ state }) => state === 'embargo').length,
    restricted: held.filter(({ state }) => state === 'restricted').length,
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
