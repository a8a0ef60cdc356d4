import { tableWords } from './words.ts';

/** What a room calls the records of one of its tables, for the pages of the audit trail. */
export interface RecordName {
  /** With its schema: 'people.officer'. */
  table: string;
  /** "Officer". */
  name: string;
  /** What people call one record, from its row as the trail has it; rows are as old as they are, so any column may be absent. */
  title(row: Readonly<Record<string, unknown>>): string | null;
}

/** How the pages of the trail name tables and records. */
export interface Names {
  table(table: string): string;
  /** The record's own name, or null where its row has none. */
  title(table: string, row: unknown): string | null;
}

/** Columns that name a record where its room does not say how. */
const NAMING = ['name', 'title', 'label', 'email'];

/** Names from what rooms say, else from the names of tables and columns. */
export function namesFrom(records: readonly RecordName[]): Names {
  const known = new Map(records.map((record) => [record.table, record]));
  return {
    table: (table) => known.get(table)?.name ?? tableWords(table),
    title: (table, row) => {
      if (typeof row !== 'object' || row === null || Array.isArray(row)) return null;
      const fields = new Map(Object.entries(row));
      const named = known.get(table)?.title(row as Record<string, unknown>);
      if (typeof named === 'string' && named !== '') return named;
      const column = NAMING.find((each) => typeof fields.get(each) === 'string' && fields.get(each) !== '');
      return column === undefined ? null : String(fields.get(column));
    },
  };
}
