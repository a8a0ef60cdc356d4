import type { Figure } from '../../platform/figures/index.ts';
import { fetchPlacingCounts, fetchPlacingLocations } from './queries/fetch-placing-counts.ts';
import { PLACING_STATES, PLACING_WORDS } from './rules/placing-state.ts';

/** At how many services people may be placed. */
export const placingStatus: Figure = {
  id: 'placement.status',
  name: 'Services by placement status',
  unit: 'services',
  counts:
    'Services at which placements were open, restricted or stopped on the day, by the newest decision that had been made and had begun by then. A service about which nobody decided is open.',
  denominator:
    "Every location registered with CQC on the day, and the council's own services open on it, of the local authorities asked for.",
  source: 'Decisions about placements (placement.decision); CQC register',
  version: 1,
  permission: 'placement.see',
  parameters: ['asAt', 'localAuthorities'],
  groupings: [],
  async value(tx, parameters) {
    const found = await fetchPlacingCounts(tx, parameters);
    const of = found.reduce((sum, { n }) => sum + n, 0);
    const rows = PLACING_STATES.map((state) => {
      const n = found.find((each) => each.state === state)?.n ?? 0;
      return { state: PLACING_WORDS[state].name, n, of, percent: of === 0 ? null : (n * 100) / of };
    });
    return { denominator: of, rows };
  },
  async records(tx, parameters, { state } = {}) {
    if (state === undefined) return fetchPlacingLocations(tx, parameters, null);
    const wanted = PLACING_STATES.find((each) => PLACING_WORDS[each].name === state);
    return wanted === undefined ? [] : fetchPlacingLocations(tx, parameters, wanted);
  },
};
