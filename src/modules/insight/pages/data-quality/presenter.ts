import type { FigureParameters } from '../../../../platform/figures/index.ts';
import type { Freshness } from '../../../cqc/index.ts';
import type { ClashesFound } from '../../queries/fetch-quality-clashes.ts';
import type { QualityCount } from '../../queries/fetch-quality-counts.ts';
import { figureQueryText } from '../../rules/figure-query.ts';
import {
  QUALITY_CHECKS,
  QUALITY_IDS,
  QUALITY_KINDS,
  qualityFigureId,
  type QualityCheck,
  type QualityCheckId,
  type QualityKind,
} from '../../rules/quality-checks.ts';
import { paths } from '../../routes.ts';

export interface CheckRow extends QualityCheck {
  id: QualityCheckId;
  n: number;
  of: number;
  /** The records behind it. */
  href: string;
}

export interface DataQualityModel {
  freshness: Freshness;
  area: string;
  kinds: {
    kind: QualityKind;
    title: string;
    lead: string;
    /** How many checks there are of this kind. */
    total: number;
    /** Those that found something. */
    found: CheckRow[];
    /** Names of those that found nothing, and of those that had nothing to look at. */
    clean: string[];
    idle: string[];
  }[];
}

const KIND_WORDS: Record<QualityKind, { title: string; lead: string }> = {
  stale: { title: 'Stale', lead: 'Too old to lean on, or never set.' },
  missing: { title: 'Missing', lead: 'Something that each of these should have.' },
  contradictory: { title: 'Contradictory', lead: 'Two things that cannot both be true.' },
  unmatched: { title: 'Unmatched', lead: 'Something that points at what is not there.' },
};

/** The Data quality page as plain values. */
export function dataQualityModel(input: {
  freshness: Freshness;
  counts: readonly QualityCount[];
  clashes: Record<'beds' | 'phone', ClashesFound>;
  parameters: FigureParameters;
}): DataQualityModel {
  const { freshness, clashes, parameters } = input;
  const numbers = new Map<string, { n: number; of: number }>(
    input.counts.map((count) => [count.check, count]),
  );
  numbers.set('beds-differ', { n: clashes.beds.ids.length, of: clashes.beds.of });
  numbers.set('phone-differs', { n: clashes.phone.ids.length, of: clashes.phone.of });
  const rows = QUALITY_IDS.map((id): CheckRow => {
    const { n, of } = numbers.get(id) ?? { n: 0, of: 0 };
    const href = `${paths.figureRecords(qualityFigureId(id))}${figureQueryText(parameters)}`;
    return { ...QUALITY_CHECKS[id], id, n, of, href };
  });
  return {
    freshness,
    area: parameters.localAuthorities?.join(', ') ?? 'everywhere in the data',
    kinds: QUALITY_KINDS.map((kind) => {
      const checks = rows.filter((row) => row.kind === kind);
      const titles = (which: (row: CheckRow) => boolean) => checks.filter(which).map(({ title }) => title);
      return {
        kind,
        ...KIND_WORDS[kind],
        total: checks.length,
        found: checks.filter(({ n }) => n > 0),
        clean: titles(({ n, of }) => n === 0 && of > 0),
        idle: titles(({ of }) => of === 0),
      };
    }),
  };
}
