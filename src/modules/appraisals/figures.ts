import type { Figure, FigureRow } from '../../platform/figures/index.ts';
import { fetchRagCounts, fetchRagLocations } from './queries/fetch-rag-counts.ts';

const COLOURS = ['Red', 'Amber', 'Green', 'Not known'] as const;

/** Services by colour in each appraisal, as at a day. A row and its records are of one campaign, named by its theme. */
export const appraisalRag: Figure = {
  id: 'appraisals.rag',
  name: 'Services by colour in themed appraisals',
  unit: 'services',
  counts:
    'Services by the colour that stood on the day, of each appraisal, for the newest week whose answers were due by then. Who has not answered is not known, and not Green.',
  denominator: 'Every service that was asked for that week.',
  source: "Providers' weekly answers and officers' ratings (appraisals.rating)",
  version: 1,
  permission: 'appraisals.read',
  parameters: ['asAt'],
  groupings: [],
  async value(tx, { asAt }) {
    const counts = await fetchRagCounts(tx, asAt);
    const campaigns = [...Map.groupBy(counts, ({ campaign }) => campaign)];
    const rows = campaigns.flatMap(([campaign, found]) => {
      const of = found.reduce((sum, { n }) => sum + n, 0);
      return COLOURS.map((rag): FigureRow => {
        const n = found.find((row) => row.rag === rag)?.n ?? 0;
        return { campaign, rag, n, of, percent: of === 0 ? null : (n * 100) / of };
      });
    });
    return { denominator: counts.reduce((sum, { n }) => sum + n, 0), rows };
  },
  records: (tx, { asAt }, { campaign, rag } = {}) => fetchRagLocations(tx, asAt, { campaign, rag }),
};
