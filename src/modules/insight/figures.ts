import type { Figure } from '../../platform/figures/index.ts';
import { fetchServiceCounts, fetchServiceIds } from './queries/fetch-service-counts.ts';

/** How many services there are: the count behind "295 registered services". */
export const services: Figure = {
  id: 'market.services',
  name: 'Services',
  unit: 'locations',
  counts:
    "Adult social care locations registered with CQC on the day, and the council's own services open on it; 'operational' are those not known to have stopped.",
  denominator: 'All of them.',
  source: "CQC register; the council's own entries",
  version: 1,
  permission: 'insight.read',
  parameters: ['asAt', 'localAuthorities', 'by'],
  groupings: ['service-type', 'setting', 'local-authority', 'provider'],
  value: async (tx, parameters) => {
    const rows = await fetchServiceCounts(tx, parameters);
    return { denominator: rows.reduce((sum, row) => sum + row.n, 0), rows: rows.map((row) => ({ ...row })) };
  },
  records: fetchServiceIds,
};
