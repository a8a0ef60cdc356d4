import type { RecordName } from '../../platform/audit/index.ts';
import { referenceOf } from './rules/reference-number.ts';

const byEvent = (row: Readonly<Record<string, unknown>>): string | null =>
  typeof row.event_id === 'string' ? referenceOf(row.event_id) : null;

/** What the pages of the trail call this room's records: by number, for no word of them belongs in a list. */
export const intelligenceRecordNames: readonly RecordName[] = [
  { table: 'intelligence.event', name: 'Intelligence', title: byEvent },
  { table: 'intelligence.narrative', name: 'Words of intelligence', title: byEvent },
  { table: 'intelligence.identity', name: 'Who told in confidence', title: byEvent },
  { table: 'intelligence.correction', name: 'Correction of intelligence', title: byEvent },
  { table: 'intelligence.attachment', name: 'File of intelligence', title: byEvent },
  { table: 'intelligence.outcome', name: 'Outcome of intelligence', title: byEvent },
  { table: 'intelligence.not_same', name: 'Not the same intelligence', title: byEvent },
  { table: 'intelligence.pathway', name: 'Pathway of an incident', title: byEvent },
];
