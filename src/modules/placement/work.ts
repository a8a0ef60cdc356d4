import { addDays } from '../../kernel/calendar-day.ts';
import type { WorkSource } from '../../platform/work/index.ts';
import { heldPlacings, type HeldPlacing } from './queries/fetch-held.ts';
import { paths } from './routes.ts';
import { PLACING_WORDS } from './rules/placing-state.ts';

/** How long before its day a review of placements comes onto the desk. */
const AHEAD_DAYS = 7;

/** Reviews of restricted or stopped placements that are due: all of them to whoever decides, else of one's own services. */
export const placingWork: WorkSource<HeldPlacing> = {
  name: 'reviews of placements',
  permission: 'placement.reasons',
  rows: ({ locationIds, today, may }) =>
    heldPlacings(today, may('placement.decide') ? undefined : locationIds),
  items: (held, { today }) =>
    held
      .filter(({ reviewOn }) => reviewOn <= addDays(today, AHEAD_DAYS))
      .map(({ locationId, name, state, reviewOn }) => ({
        state: reviewOn < today ? ('overdue' as const) : ('due' as const),
        locationId,
        words: `${name}: look again at the ${PLACING_WORDS[state].name.toLowerCase()} of placements`.replace(
          'the restricted of placements',
          'its restricted placements',
        ),
        href: paths.status(locationId),
        day: reviewOn,
      })),
};
