import { sql } from 'kysely';
import type { Day } from '../../kernel/calendar-day.ts';
import type { Database, Scope } from '../db/types.ts';
import type { ExportTable } from '../exports/index.ts';
import type { Cursor } from './cursor.ts';
import { searchColumns, type Search } from './search-entries.ts';

/** Entries read with one statement, in a transaction of its own: nothing is held while the reader takes its time. */
const PER_STEP = 500;

/** An entry exactly as its hash covers it. */
interface ExactEntry {
  chain: string;
  seq: string;
  at: string;
  /** Seconds since 1970 as PostgreSQL writes them, which is what the hash covers. */
  epoch: string;
  actor: string;
  action: string;
  table: string;
  rowId: string;
  /** The rows as PostgreSQL writes them, character for character. */
  oldRow: string | null;
  newRow: string | null;
  previousHash: string;
  hash: string;
}

const EXACT = sql`
  e.chain, e.seq::text as seq, to_char(e.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at,
  extract(epoch from e.at)::text as epoch, e.actor, e.action, e.table_name as "table", e.row_id as "rowId",
  e.old_row::text as "oldRow", e.new_row::text as "newRow", encode(e.previous_hash, 'hex') as "previousHash",
  encode(e.hash, 'hex') as hash, (extract(epoch from e.at) * 1000000)::bigint::text as micros`;

/** What is taken out: a search, everything in it older than a place. */
export interface Taken {
  db: Database;
  scope: Scope;
  search: Search;
  before: Cursor;
}

/** The entries of a search, newest first, read as fast as they are taken and no faster. */
async function* exactEntries({ db, scope, search, before }: Taken): AsyncGenerator<ExactEntry> {
  let from = before;
  for (;;) {
    const step = await db.within(scope, (tx) =>
      searchColumns<ExactEntry & { micros: string }>(tx, EXACT, search, from, PER_STEP),
    );
    for (const { micros: _, ...entry } of step) yield entry;
    const last = step.at(-1);
    if (last === undefined || step.length < PER_STEP) return;
    from = { micros: last.micros, chain: last.chain === 'shared' ? 'shared' : 'own', seq: last.seq };
  }
}

/** How the hash of an entry is made, for whoever checks a download without this system. */
const RECIPE =
  "hash = SHA-256 of previousHash (as bytes) followed by the UTF-8 text of these nine parts joined with '|': chain, seq, epoch, actor, " +
  "action, table, rowId, oldRow, newRow; each part is its length in characters, ':' and itself, and null is '-:'. An entry's previousHash " +
  'is the hash of the entry before it in its chain (seq less one), and empty for the first.';

/** One JSON document: how to check it, what was asked, and the entries, one on a line. */
export async function* jsonPieces(
  taken: Taken,
  asked: Readonly<Record<string, string>>,
): AsyncGenerator<string> {
  yield `{"recipe":${JSON.stringify(RECIPE)},\n"search":${JSON.stringify(asked)},\n"entries":[`;
  let comma = '';
  for await (const entry of exactEntries(taken)) {
    yield `${comma}\n${JSON.stringify(entry)}`;
    comma = ',';
  }
  yield '\n]}\n';
}

/** The same as a table, for CSV and XLSX. */
export function entriesTable(taken: Taken, asked: Readonly<Record<string, string>>, today: Day): ExportTable {
  const text = (key: keyof ExactEntry, heading: string) => ({ key, heading, kind: 'text' as const });
  return {
    title: 'Audit trail',
    day: today,
    columns: [
      text('at', 'When (UTC)'), text('actor', 'Who'), text('action', 'What'), text('table', 'Table'), text('rowId', 'Record'),
      text('oldRow', 'Before'), text('newRow', 'After'), text('chain', 'Chain'), text('seq', 'Number'), text('epoch', 'Epoch'),
      text('previousHash', 'Previous hash'), text('hash', 'Hash'),
    ], // prettier-ignore
    rows: rowsOf(taken),
    notes: [
      'Entries of the audit trail, newest first',
      ...Object.entries(asked).map(([name, value]) => `Searched: ${name} ${value}`),
      'Text that looks like a formula, or has characters that a spreadsheet cannot hold, is altered here: to check hashes, take the JSON file.',
      RECIPE,
    ],
  };
}

async function* rowsOf(taken: Taken): AsyncGenerator<Record<string, string | null>> {
  for await (const entry of exactEntries(taken)) yield { ...entry };
}
