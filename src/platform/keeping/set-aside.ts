import { sql } from 'kysely';
import type { Tx } from '../db/types.ts';
import { KeepingProblem } from './problem.ts';
import { quoted } from './layout.ts';

const ASIDE = 'replaced_';
const DROP_TRIES = 20;

/** Those of these schemas that a database has. */
export async function fetchSchemas(tx: Tx, schemas: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select nspname::text as name from pg_namespace where nspname = any(${[...schemas]}::text[]) order by 1`.execute(
    tx,
  );
  return rows.map(({ name }) => name);
}

/**
 * Takes what is there out of the way under other names. Renaming a schema locks none of its tables, so that people go on
 * reading until the new ones are committed. Answers the names that `dropAside` drops.
 */
export async function setAside(tx: Tx, schemas: readonly string[]): Promise<string[]> {
  const aside: string[] = [];
  for (const schema of schemas) {
    aside.push(`${ASIDE}${schema}`);
    await sql.raw(`alter schema ${quoted(schema)} rename to ${quoted(`${ASIDE}${schema}`)}`).execute(tx);
  }
  await sql`drop table if exists public.platform_migration`.execute(tx);
  return aside;
}

/**
 * Drops what was set aside, in the same transaction. Requests that are under way hold their tables for a moment longer, in
 * an order that may cross ours, so that each try waits for a short while only, and gives up what it held before the next.
 */
export async function dropAside(tx: Tx, aside: readonly string[]): Promise<void> {
  if (aside.length === 0) return;
  const statement = sql.raw(`drop schema ${aside.map((name) => quoted(name)).join(', ')} cascade`);
  await sql`select set_config('lock_timeout', '500ms', true), set_config('client_min_messages', 'warning', true)`.execute(
    tx,
  );
  for (let tries = 1; ; tries += 1) {
    await sql`savepoint before_drop`.execute(tx);
    try {
      await statement.execute(tx);
      await sql`select set_config('lock_timeout', '0', true)`.execute(tx);
      return;
    } catch (error) {
      if (!WAITED_IN_VAIN.has((error as { code?: string }).code ?? '')) throw error;
      if (tries === DROP_TRIES) throw new KeepingProblem(BUSY, { cause: error });
      await sql`rollback to savepoint before_drop`.execute(tx);
    }
  }
}

/** PostgreSQL's codes: lock_not_available, deadlock_detected. */
const WAITED_IN_VAIN = new Set(['55P03', '40P01']);
const BUSY =
  'Other work held the tables all the time (an import, perhaps). Wait for it, or stop the server, and try again.';
