import { RAGS } from '../../kernel/rating.ts';
import type { Figure, FigureRow } from '../../platform/figures/index.ts';
import { fetchRagCounts, type RagCount } from './queries/fetch-rag-counts.ts';
import { fetchRagLocations } from './queries/fetch-rag-locations.ts';

/** The group of all locations where nothing else is asked for. */
const ALL = 'All';

function rowsOf(counts: readonly RagCount[], by: string | undefined): FigureRow[] {
  const groupOf = (count: RagCount) => (by === 'service-type' ? count.category : ALL);
  const groups = by === 'service-type' ? [...new Set(counts.map(groupOf))] : [ALL];
  return groups.flatMap((group) => {
    const ofGroup = counts.filter((count) => groupOf(count) === group);
    const of = ofGroup.reduce((sum, { n }) => sum + n, 0);
    return RAGS.map((rag) => {
      const n = ofGroup.filter((count) => count.rag === rag).reduce((sum, count) => sum + count.n, 0);
      return { group, rag, n, of, percent: of === 0 ? null : (n * 100) / of };
    });
  });
}

/** How many of the council's locations are red, amber and green. */
export const ragDistribution: Figure = {
  id: 'risk.rag-distribution',
  name: 'Services by status',
  unit: 'locations',
  counts:
    "Locations of the council's market by the status that held on the day: the colour that an officer decided, or the one that the risk model in force proposed until somebody decided.",
  denominator: "Every location that had been rated by that day and was then in the council's market.",
  source:
    "Officers' decisions, and Amberley's risk model (risk.model) on the CQC register and ratings and on what the council knows",
  version: 2,
  permission: 'risk.read',
  parameters: ['asAt', 'localAuthorities', 'by'],
  groupings: ['service-type'],
  async value(tx, { asAt, localAuthorities = [], by }) {
    const counts = await fetchRagCounts(tx, asAt, localAuthorities);
    return { denominator: counts.reduce((sum, { n }) => sum + n, 0), rows: rowsOf(counts, by) };
  },
  records(tx, { asAt, localAuthorities = [] }, selection = {}) {
    const category = selection.group === undefined || selection.group === ALL ? null : selection.group;
    return fetchRagLocations(tx, asAt, localAuthorities, selection.rag ?? null, category);
  },
};
