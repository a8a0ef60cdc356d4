import type { Figure } from '../../platform/figures/index.ts';
import {
  fetchCheckCounts,
  fetchCheckedLocations,
  fetchOpenByKind,
  fetchOpenLocations,
} from './queries/fetch-figure-counts.ts';

const shared = {
  unit: 'interventions',
  source: "The council's record of interventions",
  version: 1,
  permission: 'interventions.read',
  groupings: [],
} as const;

/** What is being done now. */
const open: Figure = {
  ...shared,
  id: 'interventions.open',
  name: 'Open interventions',
  counts: 'Interventions that are open now, by kind.',
  denominator: 'All that are open.',
  parameters: [],
  value: async (tx, { asAt }) => {
    const rows = (await fetchOpenByKind(tx, asAt)).map(({ kind, n }) => ({ kind, n }));
    return { denominator: rows.reduce((sum, { n }) => sum + n, 0), rows };
  },
  records: (tx, { asAt }, selection = {}) =>
    fetchOpenLocations(tx, asAt, { kind: selection.kind, overdueOnly: false }),
};

/** What is late. */
const overdue: Figure = {
  ...shared,
  id: 'interventions.overdue',
  name: 'Overdue interventions',
  counts: 'Open interventions of which a step was not done by its day.',
  denominator: 'All that are open.',
  parameters: [],
  value: async (tx, { asAt }) => {
    const kinds = await fetchOpenByKind(tx, asAt);
    return {
      denominator: kinds.reduce((sum, { n }) => sum + n, 0),
      rows: kinds.map((row) => ({ kind: row.kind, n: row.overdue })),
    };
  },
  records: (tx, { asAt }, selection = {}) =>
    fetchOpenLocations(tx, asAt, { kind: selection.kind, overdueOnly: true }),
};

/** Random checks. */
const checks: Figure = {
  ...shared,
  id: 'interventions.checks',
  name: 'Random checks done',
  unit: 'random checks',
  counts: 'Random checks that have ended, by the month and team of their draw, over a year.',
  denominator: 'All that were drawn, without those that were cancelled.',
  parameters: ['asAt'],
  value: async (tx, { asAt }) => {
    const rows = await fetchCheckCounts(tx, asAt);
    return { denominator: rows.reduce((sum, { drawn }) => sum + drawn, 0), rows };
  },
  records: (tx, { asAt }, { month, team } = {}) => fetchCheckedLocations(tx, asAt, { month, team }),
};

export const interventionFigures = [open, overdue, checks];
