import { PLACING_WORDS } from '../../../placement/index.ts';
import type { ServiceRow } from '../../queries/fetch-services.ts';

/** Columns of the downloaded list. */
export const exportColumns = [
  { key: 'locationId', heading: 'CQC id', kind: 'text' },
  { key: 'name', heading: 'Service', kind: 'text' },
  { key: 'category', heading: 'Type', kind: 'text' },
  { key: 'rag', heading: 'RAG', kind: 'text' },
  { key: 'proposed', heading: 'Proposed', kind: 'text' },
  { key: 'decided', heading: 'Decided', kind: 'text' },
  { key: 'placing', heading: 'Placements', kind: 'text' },
  { key: 'score', heading: 'Score', kind: 'number' },
  { key: 'why', heading: 'Why', kind: 'text' },
  { key: 'rating', heading: 'CQC rating', kind: 'text' },
  { key: 'ratedOn', heading: 'Rated on', kind: 'day' },
  { key: 'notRatedReason', heading: 'Why not rated', kind: 'text' },
  { key: 'lastVisitedOn', heading: 'Last inspected on', kind: 'day' },
  { key: 'providerName', heading: 'Provider', kind: 'text' },
  { key: 'beds', heading: 'Beds', kind: 'number' },
  { key: 'postcode', heading: 'Postcode', kind: 'text' },
  { key: 'localAuthority', heading: 'Local authority', kind: 'text' },
  { key: 'locality', heading: 'Locality', kind: 'text' },
  { key: 'officerName', heading: 'Officer', kind: 'text' },
  { key: 'contracted', heading: 'Contracted', kind: 'text' },
  { key: 'operational', heading: 'Operating', kind: 'text' },
  { key: 'placed', heading: 'Our placements', kind: 'number' },
] as const satisfies readonly { key: string; heading: string; kind: 'text' | 'number' | 'day' }[];

/** One row of the download; what is not known stays empty. */
export function exportRow(row: ServiceRow): Record<string, string | number | null> {
  return {
    ...row,
    rating: row.rating ?? 'Not rated',
    notRatedReason: row.rating === null ? row.notRatedReason : null,
    serviceTypes: null,
    decided: row.undecided === null ? null : yesNo(!row.undecided),
    undecided: null,
    placing: PLACING_WORDS[row.placing ?? 'open'].name,
    contracted: yesNo(row.contracted),
    operational: yesNo(row.operational),
    dormant: null,
    registered: null,
    regulated: null,
  };
}

function yesNo(value: boolean | null): string | null {
  return value === null ? null : value ? 'Yes' : 'No';
}
