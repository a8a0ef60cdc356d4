import { addMonths } from '../../kernel/calendar-day.ts';
import type { Figure, FigureParameters } from '../../platform/figures/index.ts';
import { fetchEventCounts, fetchEventIds } from './queries/fetch-event-counts.ts';

/** A year, where nobody asked for another period. */
const fromOf = ({ asAt, from }: FigureParameters) => from ?? addMonths(asAt, -12);

/** What was heard in a period, counted. */
export const eventsFigure: Figure = {
  id: 'intelligence.events',
  name: 'Intelligence about services',
  unit: 'entries',
  counts:
    'Entries of the intelligence log heard after the first day and up to the day, as far as whoever asks may see them: new, open and closed ones, not those merged, split or withdrawn. By theme an entry counts once for each of its themes.',
  denominator: 'All such entries.',
  source: "The council's own intelligence log",
  version: 1,
  permission: 'intelligence.read',
  parameters: ['asAt', 'from', 'by'],
  groupings: ['kind', 'severity', 'theme', 'state'],
  async value(tx, parameters) {
    const rows = await fetchEventCounts(tx, fromOf(parameters), parameters.asAt, parameters.by);
    const denominator = rows[0]?.of ?? 0;
    return {
      denominator,
      rows: rows.map(({ group, n }) => ({
        group,
        n,
        of: denominator,
        percent: denominator === 0 ? 0 : (n / denominator) * 100,
      })),
    };
  },
  records: (tx, parameters, selection) =>
    fetchEventIds(tx, fromOf(parameters), parameters.asAt, parameters.by, selection?.group),
};
