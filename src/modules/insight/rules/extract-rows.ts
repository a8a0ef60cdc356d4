import type { Day } from '../../../kernel/calendar-day.ts';
import type { ServiceRow } from '../queries/fetch-services.ts';
import { placingAnswerOf, type PlacedRow } from './placing-facts.ts';

/**
 * The columns of the daily extract, in their order. Nothing of them is confidential: no reason, score, officer or note, and
 * nothing of the log.
 */
export const EXTRACT_COLUMNS = [
  { key: 'id', kind: 'text' },
  { key: 'name', kind: 'text' },
  { key: 'type', kind: 'text' },
  { key: 'postcode', kind: 'text' },
  { key: 'local_authority', kind: 'text' },
  { key: 'status', kind: 'text' },
  { key: 'status_since', kind: 'day' },
  { key: 'undecided', kind: 'text' },
  { key: 'placements', kind: 'text' },
  { key: 'placements_since', kind: 'day' },
  { key: 'placements_scope', kind: 'text' },
  { key: 'answer', kind: 'text' },
  { key: 'words', kind: 'text' },
  { key: 'telephone', kind: 'text' },
  { key: 'as_at', kind: 'text' },
] as const;

type ExtractColumn = (typeof EXTRACT_COLUMNS)[number]['key'];
export type ExtractRow = Record<ExtractColumn, string | null>;

/** What a service gives of itself. */
type Placed = PlacedRow &
  Pick<
    ServiceRow,
    'locationId' | 'name' | 'category' | 'postcode' | 'localAuthority' | 'statusSince' | 'undecided' | 'phone'
  >;

/** A service as a row: the same answer as the look-up gives. */
export function extractRowOf(service: Placed, today: Day, madeAt: Date): ExtractRow {
  const { answer, words } = placingAnswerOf(service, today);
  return {
    id: service.locationId,
    name: service.name,
    type: service.category,
    postcode: service.postcode,
    local_authority: service.localAuthority,
    status: service.rag,
    status_since: service.statusSince,
    undecided: service.rag === null ? '' : service.undecided === true ? 'yes' : 'no',
    placements: service.placing ?? 'open',
    placements_since: service.placingFrom,
    placements_scope: service.placingScope,
    answer,
    words,
    telephone: service.phone,
    as_at: madeAt.toISOString(),
  };
}
