import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { MigrationError } from './errors.ts';
import type { Database, Tx } from './types.ts';

/** A migration that ran: its file's name, and the digest of its text. */
export interface AppliedMigration {
  name: string;
  sha256: string;
}

/** A migration as its file has it. */
export interface Migration extends AppliedMigration {
  text: string;
}

/** Any number that no other program locks; it is one lock for a database, so starters queue behind one another. */
const LOCK_KEY = 4_081_922_117;

/**
 * Runs the migrations that have not run here, in the order of their names, each in one transaction with its record in
 * `platform_migration`. Answers the names of those it ran; none the second time. Two starters do not race: on a server
 * one waits for the other, and an embedded database has one owner.
 *
 * @throws MigrationError where a migration that ran here was changed or is gone, or one fails; it names the file.
 */
export async function migrate(db: Database, migrationsDir: string): Promise<string[]> {
  const files = readMigrations(migrationsDir);
  return withMigrationLock(db.owner, 'alone', async (connection) => {
    await makeRecord(connection);
    const waiting = waitingMigrations(files, await fetchApplied(connection), migrationsDir);
    for (const migration of waiting) {
      await connection.transaction().execute((tx) => runOne(tx, migration));
    }
    return waiting.map(({ name }) => name);
  });
}

/**
 * Runs work on one connection while no migration runs: 'alone' also keeps out whoever else needs the tables to stay as
 * they are, 'together' lets those in. Not inside a transaction.
 */
export function withMigrationLock<T>(
  owner: Tx,
  how: 'alone' | 'together',
  work: (connection: Tx) => Promise<T>,
): Promise<T> {
  const suffix = sql.raw(how === 'alone' ? '' : '_shared');
  return owner.connection().execute(async (connection) => {
    await sql`select pg_advisory_lock${suffix}(${LOCK_KEY})`.execute(connection);
    try {
      return await work(connection);
    } finally {
      await sql`select pg_advisory_unlock${suffix}(${LOCK_KEY})`.execute(connection);
    }
  });
}

/** Runs migrations in a transaction of the caller's, who holds the lock 'alone' and knows that they have not run. */
export async function runMigrations(tx: Tx, migrations: readonly Migration[]): Promise<void> {
  await makeRecord(tx);
  for (const migration of migrations) await runOne(tx, migration);
}

/** The migrations that ran here, by name. The record of them must be there, as it is after `migrate`. */
export async function fetchApplied(tx: Tx): Promise<AppliedMigration[]> {
  const { rows } = await sql<AppliedMigration>`
    select name, sha256 from public.platform_migration order by name`.execute(tx);
  return rows;
}

async function makeRecord(tx: Tx): Promise<void> {
  await sql`create table if not exists public.platform_migration (
    name text primary key, sha256 text not null, applied_at timestamptz not null default now()
  )`.execute(tx);
}

/** The files, by name. Line ends are made the same first, so that a checkout on Windows is not a changed migration. */
export function readMigrations(migrationsDir: string): Migration[] {
  return readdirSync(migrationsDir)
    .filter((name) => name.endsWith('.sql'))
    .sort()
    .map((name) => {
      const text = readFileSync(join(migrationsDir, name), 'utf8').replaceAll('\r\n', '\n');
      return { name, text, sha256: createHash('sha256').update(text).digest('hex') };
    });
}

function waitingMigrations(files: Migration[], applied: AppliedMigration[], dir: string): Migration[] {
  const byName = new Map(files.map((file) => [file.name, file]));
  for (const { name, sha256 } of applied) {
    const file = byName.get(name);
    if (file === undefined) {
      throw new MigrationError(
        `The migration ${name} has run on this database and is not in ${dir}: the database was made by a newer version of Amberley.`,
      );
    }
    if (file.sha256 !== sha256) {
      throw new MigrationError(
        `The migration ${name} was changed after it ran on this database. Put the file back as it was, and add a new migration instead.`,
      );
    }
  }
  const done = new Set(applied.map(({ name }) => name));
  return files.filter(({ name }) => !done.has(name));
}

async function runOne(tx: Tx, { name, sha256, text }: Migration): Promise<void> {
  try {
    // The audit triggers refuse a write without an actor; a migration may take longer than a page may.
    await sql`select set_config('amberley.actor', 'system', true), set_config('statement_timeout', '0', true)`.execute(
      tx,
    );
    await sql.raw(text).execute(tx);
    await sql`insert into public.platform_migration (name, sha256) values (${name}, ${sha256})`.execute(tx);
  } catch (error) {
    throw new MigrationError(`The migration ${name} failed and was undone: ${(error as Error).message}`, {
      cause: error,
    });
  }
}
