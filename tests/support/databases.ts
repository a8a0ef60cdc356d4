import { cpSync, mkdtempSync, readdirSync, rmSync, statfsSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe } from 'vitest';
import { fixedClock, newId, type Clock } from '../../src/platform/clock/index.ts';
import { openDatabase } from '../../src/platform/db/index.ts';
import type { Database, Scope } from '../../src/platform/db/types.ts';
import { embeddedTemplate, serverDatabase } from './database-templates.ts';
import { copyEmbeddedDemonstration, serverDemonstration } from './demonstration-templates.ts';
import { describeWith } from './requirements.ts';

/** A migrated database of a test's own, with one made council in it. */
export interface TestDatabase {
  db: Database;
  /** The council. */
  authorityId: string;
  /** A tester acting for the council. */
  scope: Scope;
  clock: Clock;
  /** A folder of its own, for stored files. */
  dataDir: string;
  /** Where it is; undefined for the embedded database. */
  databaseUrl: string | undefined;
  /** The SQL that work sends, without the set-up of transactions: how a test counts a page's queries. */
  queriesOf(work: () => Promise<unknown>): Promise<string[]>;
  close(): Promise<void>;
}

export interface TestDatabaseOptions {
  /** CQC's names of the local authorities in the council's area. */
  area?: string[];
  /** The fixed clock's moment, ISO. */
  now?: string;
  /** The demonstration as it is made at that moment, and no council beside its two. */
  demonstration?: boolean;
}

/** The moment of tests that do not care which. */
const TEST_NOW = '2026-11-16T09:00:00Z';

/**
 * Runs a block on the embedded database and again on PostgreSQL (skipped where there is no server). Each run has a
 * fresh database for the whole block; `get` gives it inside hooks and tests.
 */
export function describeOnBothDatabases(
  title: string,
  block: (get: () => TestDatabase) => void,
  options: TestDatabaseOptions = {},
): void {
  const on = (kind: Database['kind']) => () => {
    let open: TestDatabase | undefined;
    beforeAll(
      async () => {
        open = await openTestDatabase(kind, options);
      },
      options.demonstration === true ? MAKING_MS : undefined,
    );
    afterAll(() => open?.close());
    block(() => {
      if (open === undefined)
        throw new Error(
          'the test database is open inside hooks and tests only, not while they are collected',
        );
      return open;
    });
  };
  describe(`${title} (embedded)`, on('embedded'));
  describeWith('postgres', `${title} (PostgreSQL)`, on('server'));
}

/** Opens a fresh migrated database with a council. Close it. */
export async function openTestDatabase(
  kind: Database['kind'],
  options: TestDatabaseOptions = {},
): Promise<TestDatabase> {
  const dataDir = mkdtempSync(join(scratch(), 'amberley-test-'));
  const now = options.now ?? TEST_NOW;
  const made = options.demonstration === true;
  const onServer = () => (made ? serverDemonstration(dataDir, now) : serverDatabase());
  const server = kind === 'server' ? await onServer() : null;
  if (server === null && made) await copyEmbeddedDemonstration(dataDir, now);
  else if (server === null) cpSync(await embeddedTemplate(), dataDir, { recursive: true });
  const clock = fixedClock(now);
  const heard: string[] = [];
  const db = await openDatabase({
    dataDir,
    databaseUrl: server?.databaseUrl,
    clock,
    purpose: 'a test',
    onQuery: (statement) => heard.push(statement),
  });
  const authorityId = made ? await findCounty(db) : await makeAuthority(db, options.area);
  return {
    db,
    authorityId,
    scope: { authorityId, actor: 'tester' },
    clock,
    dataDir,
    databaseUrl: server?.databaseUrl,
    queriesOf: async (work) => {
      heard.length = 0;
      await work();
      return [...heard];
    },
    close: async () => {
      await db.close();
      await server?.drop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/** To make the demonstration takes a while where others work too. */
const MAKING_MS = 300_000;

/** The council of the demonstration; its neighbour was made after it. */
async function findCounty(db: Database): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    select authority_id as id from people.authority order by created_at, authority_id limit 1`.execute(
    db.owner,
  );
  return rows[0]!.id;
}

/** Makes a council with an area and answers its id. */
export async function makeAuthority(
  db: Database,
  area: string[] = ['Oldham'],
  name = 'Testshire Council',
): Promise<string> {
  const authorityId = newId();
  await db.within({ authorityId, actor: 'tester' }, async (tx) => {
    await sql`insert into people.authority (authority_id, name) values (${authorityId}, ${name})`.execute(tx);
    await sql`insert into people.authority_area (authority_id, local_authority)
      select ${authorityId}, * from unnest(${area}::text[])`.execute(tx);
  });
  return authorityId;
}

const LEFT_BEHIND_MS = 3 * 3_600_000;

/** Folders that killed runs left behind, in memory above all. */
function removeLeftBehind(): void {
  for (const name of readdirSync(scratch()).filter((each) => each.startsWith('amberley-test-'))) {
    const path = join(scratch(), name);
    const made = statSync(path, { throwIfNoEntry: false })?.birthtimeMs ?? Number.POSITIVE_INFINITY;
    if (Date.now() - made > LEFT_BEHIND_MS) rmSync(path, { recursive: true, force: true });
  }
}
const ROOM_FOR_TESTS = 2 * 1024 ** 3;

/** A folder in memory where there is one of some size: tests then do not wait for the disk at every commit. */
function scratch(): string {
  try {
    const { bavail, bsize } = statfsSync('/dev/shm');
    if (bavail * bsize > ROOM_FOR_TESTS) return '/dev/shm';
  } catch {
    // not on this system
  }
  return tmpdir();
}

removeLeftBehind();
