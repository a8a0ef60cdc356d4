import { differences, type Difference } from '../differences.ts';
import { paths } from '../paths.ts';
import type { Names } from '../record-names.ts';
import type { AuditEntry } from '../search-entries.ts';
import { excerpt, seenText } from '../values.ts';
import { actionWords, momentWords } from '../words.ts';

/** An entry as plain values. */
export interface EntryModel {
  when: string;
  who: string;
  action: string;
  table: string;
  /** The record's name, or its id where it has none. */
  record: string;
  recordHref: string;
  /** Names of fields: "Name; Brand, primary; and 2 more". */
  changed: string;
  /** "Entry 17" or "Shared entry 17". */
  number: string;
}

const SHOWN_FIELDS = 3;

/** One entry of the trail for the list. */
export function presentEntry(entry: AuditEntry, names: Names): EntryModel {
  return {
    when: momentWords(entry.at),
    who: seenText(entry.actor),
    action: actionWords(entry.action),
    table: seenText(names.table(entry.table)),
    record: excerpt(seenText(names.title(entry.table, entry.newRow ?? entry.oldRow) ?? entry.rowId)),
    recordHref: paths.record(entry.table, entry.rowId),
    changed: entry.action === 'update' ? fieldNames(differences(entry.oldRow, entry.newRow)) : '',
    number: `${entry.chain === 'shared' ? 'Shared entry' : 'Entry'} ${entry.seq}`,
  };
}

function fieldNames(changes: Difference[]): string {
  const fields = [...new Set(changes.map(({ field }) => field))];
  const more = fields.length - SHOWN_FIELDS;
  if (more <= 0) return fields.join('; ');
  return `${fields.slice(0, SHOWN_FIELDS).join('; ')}; and ${more} more`;
}
