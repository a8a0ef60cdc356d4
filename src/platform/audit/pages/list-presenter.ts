import type { FieldError } from '../../../kernel/parsed.ts';
import type { Fields } from '../../forms/index.ts';
import { cursorText } from '../cursor.ts';
import type { AuditFilters } from '../filters.ts';
import { paths } from '../paths.ts';
import type { Names } from '../record-names.ts';
import { MOST_ACTORS, type AuditEntry, type Choices, type Search } from '../search-entries.ts';
import { actionWords } from '../words.ts';
import { presentEntry, type EntryModel } from './present-entry.ts';

interface Choice {
  value: string;
  text: string;
}

export interface ListModel {
  filters: AuditFilters;
  /** Days as typed, also where they are none. */
  typed: { from: string; to: string };
  errors: FieldError[];
  tables: Choice[];
  actions: Choice[];
  rows: EntryModel[];
  chips: { text: string; removeHref: string }[];
  /** To the entries before these; null at the end of the trail. */
  olderHref: string | null;
  /** To the newest; null on the first page. */
  newestHref: string | null;
  downloads: { csv: string; xlsx: string; json: string };
  /** More people have these words in their name than are searched. */
  mostActors: number | null;
}

/** The search of the trail as plain values. */
export function presentList(input: {
  fields: Fields;
  typed: { from: string; to: string };
  filters: AuditFilters;
  errors: FieldError[];
  choices: Choices;
  search: Search | null;
  /** One more than a page holds, where there are more. */
  entries: readonly AuditEntry[];
  perPage: number;
  names: Names;
}): ListModel {
  const { filters, choices, names, entries, perPage } = input;
  const asked: Fields = { ...filters, from: input.typed.from, to: input.typed.to };
  const last = entries.length > perPage ? entries[perPage - 1] : undefined;
  const actors = input.search?.actors?.length ?? 0;
  return {
    filters,
    typed: input.typed,
    errors: input.errors,
    tables: choices.tables
      .map((value) => ({ value, text: `${names.table(value)} (${value})` }))
      .sort((a, b) => a.text.localeCompare(b.text)),
    actions: choices.actions.map((value) => ({ value, text: actionWords(value) })),
    rows: entries.slice(0, perPage).map((entry) => presentEntry(entry, names)),
    chips: chipsOf(filters, asked, names),
    olderHref: last === undefined ? null : paths.list({ ...asked, before: cursorOf(last) }),
    newestHref: input.fields.before === undefined ? null : paths.list(asked),
    downloads: {
      csv: paths.export('csv', asked),
      xlsx: paths.export('xlsx', asked),
      json: paths.export('json', asked),
    },
    mostActors: actors === MOST_ACTORS ? MOST_ACTORS : null,
  };
}

/** The place after an entry, for the address of what is older. */
export function cursorOf({ micros, chain, seq }: AuditEntry): string {
  return cursorText({ micros, chain: chain === 'shared' ? 'shared' : 'own', seq });
}

function chipsOf(filters: AuditFilters, asked: Fields, names: Names): ListModel['chips'] {
  const words: [keyof AuditFilters, string][] = [
    ['who', `Who: ${filters.who}`],
    ['action', `What: ${actionWords(filters.action)}`],
    ['table', `Kind of record: ${names.table(filters.table)}`],
    ['record', `Record: ${filters.record}`],
    ['from', `From: ${filters.from}`],
    ['to', `To: ${filters.to}`],
  ];
  return words
    .filter(([name]) => filters[name] !== null && filters[name] !== '')
    .map(([name, text]) => ({ text, removeHref: paths.list({ ...asked, [name]: undefined }) }));
}
