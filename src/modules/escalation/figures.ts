import type { Figure } from '../../platform/figures/index.ts';
import { fetchOpenCounts, fetchOpenIds } from './queries/fetch-open-counts.ts';
import { fetchAnsweredCounts, fetchAnsweredIds } from './queries/fetch-answered-counts.ts';

const source = "Amberley's own record of escalations (escalation.escalation)";
const permission = 'escalation.read';

/** Open escalations on a day, and how many of them were late. */
export const openEscalations: Figure = {
  id: 'escalation.open',
  name: 'Open escalations',
  unit: 'escalations',
  counts:
    'Escalations that had been raised by the end of the day and not been decided by then, as they stand today.',
  denominator: 'Every escalation raised by the end of the day.',
  source,
  version: 1,
  permission,
  parameters: ['asAt'],
  groupings: [],
  async value(tx, { asAt }) {
    const { open, raised } = await fetchOpenCounts(tx, asAt);
    return {
      denominator: raised,
      rows: [{ group: 'Open', n: open, of: raised, percent: percent(open, raised) }],
    };
  },
  records: (tx, { asAt }) => fetchOpenIds(tx, asAt),
};

/** Of the escalations raised in each of twelve months: how many were acknowledged in time. */
export const answeredOnTime: Figure = {
  id: 'escalation.on-time',
  name: 'Escalations acknowledged in time',
  unit: 'escalations',
  counts:
    'Escalations that somebody acknowledged, or decided, before the first moment that their rule gave, in the twelve months up to the day. One that is not answered and not yet due counts in neither.',
  denominator: 'Escalations raised in the month that were answered, or were due by the end of the day.',
  source,
  version: 1,
  permission,
  parameters: ['asAt'],
  groupings: [],
  async value(tx, { asAt }) {
    const months = await fetchAnsweredCounts(tx, asAt);
    return {
      denominator: months.reduce((sum, { of }) => sum + of, 0),
      rows: months.map(({ month, n, of }) => ({ group: month, n, of, percent: percent(n, of) })),
    };
  },
  records: (tx, { asAt }, selection = {}) => fetchAnsweredIds(tx, asAt, selection.group ?? null),
};

const percent = (n: number, of: number) => (of === 0 ? null : (n * 100) / of);
