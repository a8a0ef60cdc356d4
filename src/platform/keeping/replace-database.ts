import { sql } from 'kysely';
import { findFirstFault, type AuditFault } from '../audit/index.ts';
import { maintain } from '../db/maintain.ts';
import { readMigrations, runMigrations, withMigrationLock } from '../db/migrate.ts';
import type { Tx } from '../db/types.ts';
import { requeueOrphans } from '../jobs/queries.ts';
import { plainText } from './fetch-digest.ts';
import { fetchNamedFiles } from './fetch-named-files.ts';
import { migrationsThatRan, schemasOf } from './layout.ts';
import { loadSnapshot, type Loaded } from './load-snapshot.ts';
import { placeFiles } from './place-files.ts';
import { saveEvent, type KeepingEvent } from './save-event.ts';
import { dropAside, fetchSchemas, setAside } from './set-aside.ts';
import type { Kept, Snapshot } from './take-snapshot.ts';

/** What took the place of what was there. */
export interface Replaced extends Loaded {
  /** The migrations that this version of Amberley had and the snapshot had not: they ran on the rows that were loaded. */
  newer: string[];
  /** The first entry of the audit trail that does not fit its chain: it did not fit in the snapshot either. */
  auditFault: AuditFault | undefined;
}

export interface Replacing {
  event: KeepingEvent;
  /** What else must be so before anybody sees the loaded rows. */
  settle?(tx: Tx): Promise<void>;
}

/**
 * Replaces everything in a database by a snapshot, in one transaction as the owner of the tables: the tables are made by
 * the migrations that the snapshot had, filled, compared with what was written down, and brought up to date. Whatever
 * fails, the database and its files are as they were.
 */
export async function replaceDatabase(target: Kept, snapshot: Snapshot, how: Replacing): Promise<Replaced> {
  const placed = await placeFiles(snapshot, target.dataDir);
  let done: Done;
  try {
    done = await withMigrationLock(target.db.owner, 'alone', (connection) =>
      connection.transaction().execute((tx) => replaceWithin(tx, target, snapshot, how)),
    );
  } catch (error) {
    await placed.undo();
    throw error;
  }
  await placed.keep(done.namedBefore);
  await maintain(target.db);
  return { ...done.replaced, auditFault: await findFirstFault(target.db.owner) };
}

interface Done {
  replaced: Omit<Replaced, 'auditFault'>;
  namedBefore: string[];
}

async function replaceWithin(
  tx: Tx,
  { migrationsDir }: Kept,
  snapshot: Snapshot,
  { event, settle }: Replacing,
): Promise<Done> {
  const files = readMigrations(migrationsDir);
  const had = migrationsThatRan(files, snapshot.manifest.migrations);
  const newer = files.filter((file) => !had.includes(file));
  await plainText(tx);
  const there = await fetchSchemas(tx, schemasOf(files));
  const namedBefore = await fetchNamedFiles(tx, there);
  const aside = await setAside(tx, there);
  await runMigrations(tx, had);
  await plainText(tx);
  const loaded = await loadSnapshot(tx, snapshot, schemasOf(had));
  await runMigrations(tx, newer);
  await sql`select set_config('amberley.actor', ${event.actor}, true)`.execute(tx);
  // whoever ran them runs them no more
  await requeueOrphans(tx, true);
  await settle?.(tx);
  await saveEvent(tx, event);
  await dropAside(tx, aside);
  return { replaced: { ...loaded, newer: newer.map(({ name }) => name) }, namedBefore };
}
