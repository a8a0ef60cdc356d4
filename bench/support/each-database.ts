import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import pg from 'pg';
import { migrate, openDatabase } from '../../src/platform/db/index.ts';
import type { Database } from '../../src/platform/db/types.ts';

const SERVER = process.env.BENCH_DATABASE_URL ?? 'postgres://postgres@127.0.0.1:5432/postgres';

/**
 * Runs a measurement on a fresh migrated database of each kind that the command line names, both where it names none; the one on a
 * server is made and dropped.
 */
export async function onEachDatabase(
  name: string,
  measure: (db: Database, dataDir: string) => Promise<void>,
): Promise<void> {
  const asked = process.argv.slice(2);
  const wants = (kind: Database['kind']) => asked.length === 0 || asked.includes(kind);
  if (wants('embedded')) await onOne(undefined, measure);
  if (!wants('server')) return;
  const database = `amberley_bench_${name}`;
  const drop = `drop database if exists ${database} with (force)`;
  await onServer(drop);
  await onServer(`create database ${database}`);
  const url = new URL(SERVER);
  url.pathname = `/${database}`;
  await onOne(url.toString(), measure).finally(() => onServer(drop));
}

async function onOne(
  databaseUrl: string | undefined,
  measure: (db: Database, dataDir: string) => Promise<void>,
): Promise<void> {
  const dataDir = mkdtempSync(join(tmpdir(), 'amberley-bench-'));
  const db = await openDatabase({ dataDir, databaseUrl, purpose: 'a bench' });
  try {
    await migrate(db, resolve(import.meta.dirname, '../../migrations'));
    await measure(db, dataDir);
  } finally {
    await db.close();
    rmSync(dataDir, { recursive: true });
  }
}

async function onServer(statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: SERVER });
  await client.connect();
  await client.query(statement).finally(() => client.end());
}
