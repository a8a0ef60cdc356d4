import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { copyRows } from '../db/copy-rows.ts';
import type { Tx } from '../db/types.ts';
import { fetchDigest, type Digest } from './fetch-digest.ts';
import { saveSequence } from './fetch-sequences.ts';
import { fetchTables, quoted, type LayoutTable } from './layout.ts';
import { withLooseTables } from './loosen-tables.ts';
import { tableFile, type KeptTable, type Manifest } from './manifest.ts';
import { KeepingProblem } from './problem.ts';
import type { Snapshot } from './take-snapshot.ts';

/** A table that was loaded, as it was in the snapshot and as it is now. */
interface LoadedTable {
  table: string;
  before: Digest;
  after: Digest;
}

/** What a load did. */
export interface Loaded {
  tables: LoadedTable[];
  /** Tables of the snapshot that no migration makes: somebody made them by hand. */
  leftOut: string[];
}

/**
 * Fills the tables that the snapshot's migrations have just made in this transaction, in place of the rows that they put
 * there, and compares every table with what was written down when the snapshot was taken.
 *
 * @throws KeepingProblem naming the tables that are not what they were
 */
export async function loadSnapshot(
  tx: Tx,
  { folder, manifest }: Snapshot,
  schemas: readonly string[],
): Promise<Loaded> {
  const made = await fetchTables(tx, schemas);
  refuseOtherTables(made, manifest);
  const kept = new Map(manifest.tables.map((table) => [nameOf(table), table]));
  await withLooseTables(tx, made, async () => {
    await sql.raw(`truncate ${made.map(({ schema, name }) => quoted(schema, name)).join(', ')}`).execute(tx);
    for (const table of made) await loadTable(tx, table, join(folder, tableFile(table)));
  });
  for (const sequence of manifest.sequences) await saveSequence(tx, sequence);
  const tables: LoadedTable[] = [];
  for (const table of made) {
    const { rows, checksum } = kept.get(nameOf(table))!;
    tables.push({ table: nameOf(table), before: { rows, checksum }, after: await fetchDigest(tx, table) });
  }
  refuseDifference(tables);
  const names = new Set(made.map(nameOf));
  return { tables, leftOut: [...kept.keys()].filter((name) => !names.has(name)) };
}

const nameOf = ({ schema, name }: { schema: string; name: string }) => `${schema}.${name}`;

function refuseOtherTables(made: readonly LayoutTable[], manifest: Manifest): void {
  for (const table of made) {
    const found = manifest.tables.find((each) => nameOf(each) === nameOf(table));
    if (found === undefined) {
      throw new KeepingProblem(`It has no table ${nameOf(table)}, which its migrations make.`);
    }
    const other = otherColumn(table, found);
    if (other !== undefined) {
      throw new KeepingProblem(
        `Its table ${nameOf(table)} does not have the columns that its migrations make: ${other}.`,
      );
    }
  }
}

function otherColumn(made: LayoutTable, found: KeptTable): string | undefined {
  const missing = made.columns.find((column) => !found.columns.includes(column));
  if (missing !== undefined) return `${missing} is missing`;
  const more = found.columns.find((column) => !made.columns.includes(column));
  if (more !== undefined) return `${more} is one too many`;
  return made.columns.join() === found.columns.join() ? undefined : 'their order is another';
}

async function loadTable(tx: Tx, table: LayoutTable, path: string): Promise<void> {
  const columns = table.columns.map((column) => quoted(column)).join(', ');
  await copyRows(tx, `copy ${quoted(table.schema, table.name)} (${columns}) from stdin`, wholeLines(path));
}

/** The text of a file in pieces that end with a line. */
async function* wholeLines(path: string): AsyncGenerator<string> {
  let rest: Buffer = Buffer.alloc(0);
  for await (const piece of createReadStream(path, { highWaterMark: 1024 ** 2 }) as AsyncIterable<Buffer>) {
    const bytes = rest.length === 0 ? piece : Buffer.concat([rest, piece]);
    const end = bytes.lastIndexOf(10) + 1;
    rest = bytes.subarray(end);
    if (end > 0) yield bytes.toString('utf8', 0, end);
  }
  if (rest.length > 0) yield rest.toString('utf8');
}

function refuseDifference(tables: readonly LoadedTable[]): void {
  const other = tables.filter(
    ({ before, after }) => before.rows !== after.rows || before.checksum !== after.checksum,
  );
  if (other.length === 0) return;
  const words = other.map(
    ({ table, before, after }) =>
      `${table} (${before.rows} rows, checksum ${before.checksum}; now ${after.rows} rows, checksum ${after.checksum})`,
  );
  throw new KeepingProblem(`What was loaded is not what was written down: ${words.join('; ')}.`);
}
