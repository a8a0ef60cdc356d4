import type { Figure } from '../../platform/figures/index.ts';
import { fetchClashes } from './queries/fetch-quality-clashes.ts';
import { fetchQualityCounts, fetchQualityIds } from './queries/fetch-quality-counts.ts';
import type { SqlCheckId } from './queries/quality-source.ts';
import { QUALITY_CHECKS, QUALITY_IDS, qualityFigureId, type QualityCheckId } from './rules/quality-checks.ts';

const CLASH_FIELDS = { 'beds-differ': 'beds', 'phone-differs': 'phone' } as const;

type Answers = Pick<Figure, 'value' | 'records'>;

/** Each check of data quality as a figure, so that its number opens its list. */
export const qualityFigures: Figure[] = QUALITY_IDS.map((id) => {
  const { title, why, outOf } = QUALITY_CHECKS[id];
  return {
    id: qualityFigureId(id),
    name: `Data quality: ${title}`,
    unit: 'locations',
    counts: why,
    denominator: `${outOf.charAt(0).toUpperCase()}${outOf.slice(1)}.`,
    source: "CQC's register and ratings; the council's own entries",
    version: 1,
    permission: 'insight.read',
    parameters: ['asAt', 'localAuthorities'],
    groupings: [],
    ...(id === 'beds-differ' || id === 'phone-differs' ? byClash(CLASH_FIELDS[id]) : bySql(id)),
  };
});

function bySql(id: Exclude<QualityCheckId, keyof typeof CLASH_FIELDS> & SqlCheckId): Answers {
  return {
    async value(tx, parameters) {
      const [found] = await fetchQualityCounts(tx, parameters, [id]);
      return oneRow(found?.n ?? 0, found?.of ?? 0);
    },
    records: (tx, parameters) => fetchQualityIds(tx, parameters, id),
  };
}

function byClash(field: 'beds' | 'phone'): Answers {
  return {
    async value(tx, parameters) {
      const found = (await fetchClashes(tx, parameters))[field];
      return oneRow(found.ids.length, found.of);
    },
    records: async (tx, parameters) => (await fetchClashes(tx, parameters))[field].ids,
  };
}

function oneRow(n: number, of: number) {
  return { denominator: of, rows: [{ group: 'All', n, of, percent: of === 0 ? 0 : (n / of) * 100 }] };
}
