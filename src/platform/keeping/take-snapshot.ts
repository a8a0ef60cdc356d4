import { copyFile, link, mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { sql } from 'kysely';
import type { Clock } from '../clock/index.ts';
import { version } from '../config/project.ts';
import { copyOut } from '../db/copy-rows.ts';
import { fetchApplied, readMigrations, withMigrationLock } from '../db/migrate.ts';
import type { Database, Tx } from '../db/types.ts';
import { storedPath } from '../files/index.ts';
import { fetchDigest, plainText } from './fetch-digest.ts';
import { fetchNamedFiles } from './fetch-named-files.ts';
import { fetchSequences } from './fetch-sequences.ts';
import { fetchTables, migrationsThatRan, quoted, schemasOf, type LayoutTable } from './layout.ts';
import {
  isFilePath,
  newManifest,
  tableFile,
  type Council,
  type KeptFile,
  type KeptTable,
  type Manifest,
} from './manifest.ts';
import { tallyFile, writeTallied } from './tally.ts';

/** Everything of a database in a folder: manifest.json, tables/ and files/. */
export interface Snapshot {
  folder: string;
  manifest: Manifest;
}

/** A database with its stored files, and what keeping it needs to know about the house. */
export interface Kept {
  db: Database;
  dataDir: string;
  migrationsDir: string;
  clock: Clock;
  /** The councils whose data a migrated database holds. */
  councils(tx: Tx): Promise<Council[]>;
}

/** A table is read so many blocks (of 8 kB) at a time: each answer is held in memory. */
const BLOCKS_AT_ONCE = 512;

/**
 * Writes one consistent state of the database and the files that its rows name into a folder. On a server nobody waits:
 * it is one read-only transaction that sees what was committed at its beginning. The embedded database has one
 * connection, which this holds while the tables are copied and no longer.
 */
export async function takeSnapshot(kept: Kept, folder: string): Promise<Snapshot> {
  await mkdir(join(folder, 'tables'));
  await mkdir(join(folder, 'files'));
  const { files, ...content } = await copyDatabase(kept, folder);
  const manifest = newManifest({ ...content, files: await tallyFiles(folder, files) });
  await writeFile(join(folder, 'manifest.json'), `${JSON.stringify(manifest, null, 1)}\n`, { mode: 0o600 });
  return { folder, manifest };
}

type Copied = Omit<Manifest, 'format' | 'formatVersion' | 'files'> & { files: string[] };

/** No restore and no migration runs meanwhile, so the tables that are locked are those that were listed. */
function copyDatabase(kept: Kept, folder: string): Promise<Copied> {
  const known = readMigrations(kept.migrationsDir);
  return withMigrationLock(kept.db.owner, 'together', async (connection) => {
    const migrations = await fetchApplied(connection);
    const schemas = schemasOf(migrationsThatRan(known, migrations));
    const tables = await fetchTables(connection, schemas);
    return connection
      .transaction()
      .setIsolationLevel('repeatable read')
      .setAccessMode('read only')
      .execute(async (tx) => {
        await lockTables(tx, tables);
        await plainText(tx);
        const takenAt = kept.clock.now().toISOString();
        const kepts: KeptTable[] = [];
        for (const table of tables) kepts.push(await copyTable(tx, table, folder));
        return {
          amberley: version(),
          takenAt,
          postgresql: await fetchVersion(tx),
          councils: await kept.councils(tx),
          migrations,
          tables: kepts,
          sequences: await fetchSequences(tx, schemas),
          ...(await linkFiles(kept.dataDir, folder, await fetchNamedFiles(tx, schemas))),
        };
      });
  });
}

/**
 * Comes first in the transaction: the state that it sees is taken after it, and a table that is emptied by `truncate` or
 * rewritten would otherwise be seen as it is, not as it was.
 */
async function lockTables(tx: Tx, tables: readonly LayoutTable[]): Promise<void> {
  const names = tables.map(({ schema, name }) => `only ${quoted(schema, name)}`);
  await sql.raw(`lock table ${names.join(', ')} in access share mode`).execute(tx);
}

async function copyTable(tx: Tx, table: LayoutTable, folder: string): Promise<KeptTable> {
  const { bytes, sha256 } = await writeTallied(copyBlocks(tx, table), join(folder, tableFile(table)));
  return { ...table, ...(await fetchDigest(tx, table)), bytes, sha256 };
}

async function* copyBlocks(tx: Tx, table: LayoutTable): AsyncGenerator<Buffer> {
  const name = quoted(table.schema, table.name);
  const { rows } = await sql<{ blocks: number }>`
    select pg_relation_size(${name}::regclass) / current_setting('block_size')::int as blocks`.execute(tx);
  const columns = table.columns.map((column) => quoted(column)).join(', ');
  for (let from = 0; from < rows[0]!.blocks; from += BLOCKS_AT_ONCE) {
    const statement =
      `copy (select ${columns} from only ${name} where ctid >= '(${from},0)' ` +
      `and ctid < '(${from + BLOCKS_AT_ONCE},0)') to stdout`;
    const bytes = await copyOut(tx, statement);
    if (bytes.length > 0) yield bytes;
  }
}

async function fetchVersion(tx: Tx): Promise<string> {
  const { rows } = await sql<{
    version: string;
  }>`select current_setting('server_version') as version`.execute(tx);
  return rows[0]!.version;
}

/** A second name for each file, so that it stays while it is read; a stored file is never written again. */
async function linkFiles(
  dataDir: string,
  folder: string,
  paths: readonly string[],
): Promise<{ files: string[]; missingFiles: string[] }> {
  const files: string[] = [];
  const missingFiles: string[] = [];
  for (const path of paths) {
    const there = isFilePath(path) && (await linkOrCopy(storedPath(dataDir, path), join(folder, path)));
    (there ? files : missingFiles).push(path);
  }
  return { files, missingFiles };
}

/** Answers whether there is such a file. Not every file system has second names. */
async function linkOrCopy(from: string, to: string): Promise<boolean> {
  await mkdir(dirname(to), { recursive: true });
  try {
    await link(from, to).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') throw error;
      return copyFile(from, to);
    });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    return false;
  }
}

async function tallyFiles(folder: string, paths: readonly string[]): Promise<KeptFile[]> {
  const files: KeptFile[] = [];
  for (const path of paths) files.push({ path, ...(await tallyFile(join(folder, path))) });
  return files;
}
