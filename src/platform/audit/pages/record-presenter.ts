import { parseDay, type Day } from '../../../kernel/calendar-day.ts';
import { differences, type Difference } from '../differences.ts';
import { paths } from '../paths.ts';
import type { Names } from '../record-names.ts';
import type { AuditEntry } from '../search-entries.ts';
import { excerpt, seenText } from '../values.ts';
import { actionWords, londonDayAndTime } from '../words.ts';
import { cursorOf } from './list-presenter.ts';

interface Happening {
  id: string;
  day: Day;
  /** Icon of the timeline. */
  icon: string;
  action: string;
  /** "Ada Byron (ada@example.org) at 09:30:05". */
  title: string;
  /** 'changes' have a before; of what was added, removed or noted there is only one state. */
  shape: 'changes' | 'state';
  changes: Difference[];
}

export interface RecordModel {
  title: string;
  table: string;
  id: string;
  happenings: Happening[];
  olderHref: string | null;
  newestHref: string | null;
}

const ICONS: Record<string, string> = {
  insert: 'registration',
  update: 'change',
  delete: 'concern',
  look: 'inspection',
};

/** A record's history as plain values: one entry a change, newest first. */
export function presentRecord(input: {
  table: string;
  id: string;
  entries: readonly AuditEntry[];
  perPage: number;
  isFirstPage: boolean;
  names: Names;
}): RecordModel {
  const { table, id, entries, names, perPage } = input;
  const here = paths.record(table, id);
  const last = entries.length > perPage ? entries[perPage - 1] : undefined;
  const titles = entries.map((entry) =>
    names.title(table, ROWS.has(entry.action) ? (entry.newRow ?? entry.oldRow) : null),
  );
  return {
    title: excerpt(seenText(titles.find((title) => title !== null) ?? id)),
    table: seenText(names.table(table)),
    id: seenText(id),
    happenings: entries.slice(0, perPage).map(presentHappening),
    olderHref: last === undefined ? null : `${here}&before=${cursorOf(last)}`,
    newestHref: input.isFirstPage ? null : here,
  };
}

/** Actions whose entries hold the record itself. */
const ROWS = new Set(['insert', 'update', 'delete']);

function presentHappening(entry: AuditEntry): Happening {
  const { day, time } = londonDayAndTime(entry.at);
  return {
    id: `entry-${entry.chain === 'shared' ? 'shared-' : ''}${entry.seq}`,
    day: parseDay(day)!,
    icon: ICONS[entry.action] ?? 'note',
    action: actionWords(entry.action),
    title: `${seenText(entry.actor)} at ${time}`,
    shape: entry.action === 'update' ? 'changes' : 'state',
    changes: differences(entry.oldRow, entry.newRow),
  };
}
