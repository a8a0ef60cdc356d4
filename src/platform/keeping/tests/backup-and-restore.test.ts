import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import {
  describeOnBothDatabases,
  makeAuthority,
  openTestDatabase,
  type TestDatabase,
} from '../../../../tests/support/databases.ts';
import { findFirstFault } from '../../audit/index.ts';
import { storedPath } from '../../files/index.ts';
import { backUp, restore } from '../index.ts';
import { addFile, addOfficer, AWKWARD, contentOf, keptOf, newFolder, officers } from './kept.ts';

/** Databases are copied as wholes, on a machine that may be busy. */
vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });

const anyway = { actor: 'operator', confirm: () => {}, settle: async () => {} };
const backup = { actor: 'operator', force: false };

describeOnBothDatabases('a backup', (get) => {
  const folder = newFolder();
  const file = join(folder.path, 'amberley.zip');
  let kept: string;
  let lost: string;
  beforeAll(async () => {
    await addOfficer(get(), AWKWARD);
    kept = await addFile(get(), 'kept');
    lost = await addFile(get(), 'lost');
    rmSync(storedPath(get().dataDir, lost));
  });
  afterAll(() => folder.remove());

  it('names its councils, its migrations and the files that are missing, and leaves nothing beside it', async () => {
    const { manifest, bytes, sha256 } = await backUp(keptOf(get()), file, backup);
    expect(manifest.councils).toEqual([{ name: 'Testshire Council', isDemonstration: false }]);
    expect(manifest.takenAt).toBe('2026-11-16T09:00:00.000Z');
    expect(manifest.files.map(({ path }) => path)).toEqual([kept]);
    expect(manifest.missingFiles).toEqual([lost]);
    expect(manifest.migrations.length).toBeGreaterThan(10);
    expect(statSync(file).size).toBe(bytes);
    expect(sha256).toMatch(/^[0-9a-f]{64}$/);
    expect(readdirSync(folder.path)).toEqual(['amberley.zip']);
    expect(readdirSync(join(get().dataDir, 'scratch'))).toEqual([]);
  });

  it('is readable by this user alone', () => {
    if (process.platform !== 'win32') expect(statSync(file).mode & 0o077).toBe(0);
  });

  it('is told in the audit trail of shared data', async () => {
    const { rows } = await sql`
      select chain, actor, new_row ->> 'file' as file from platform.audit_entry where action = 'backup'`.execute(
      get().db.owner,
    );
    expect(rows).toEqual([{ chain: 'shared', actor: 'operator', file: 'amberley.zip' }]);
  });

  it('is not written over without --force', async () => {
    await expect(backUp(keptOf(get()), file, backup)).rejects.toThrow('amberley.zip is there already');
    const before = readFileSync(file);
    await backUp(keptOf(get()), file, { ...backup, force: true });
    expect(readFileSync(file).equals(before)).toBe(false);
  });

  it('says which folder is missing', async () => {
    const nowhere = join(folder.path, 'nowhere', 'amberley.zip');
    await expect(backUp(keptOf(get()), nowhere, backup)).rejects.toThrow('There is no folder');
  });

  it('restored, brings everything back, the audit trail too, and takes what came after it away', async () => {
    const officersThen = await officers(get().db);
    const trail = await trailOf(get());
    await addOfficer(get(), 'Somebody new');
    await makeAuthority(get().db, ['Bury'], 'Another Council');
    const later = await addFile(get(), 'later');
    rmSync(storedPath(get().dataDir, kept));

    const restored = await restore(keptOf(get()), file, anyway);

    expect(restored).toMatchObject({ newer: [], leftOut: [], auditFault: undefined });
    expect(await officers(get().db)).toEqual(officersThen);
    expect(officersThen).toEqual([AWKWARD]);
    expect(readFileSync(storedPath(get().dataDir, kept), 'utf8')).toBe('kept');
    expect(existsSync(storedPath(get().dataDir, later))).toBe(false);
    const after = await trailOf(get());
    expect(after.slice(0, -1)).toEqual(trail.slice(0, -1)); // the last is the event of the second backup
    expect(after.at(-1)).toMatchObject({ chain: 'shared', action: 'restore', actor: 'operator' });
    expect(await findFirstFault(get().db.owner)).toBeUndefined();
  });

  it('restored, leaves every right, trigger, index and foreign key as the migrations make them', async () => {
    const fresh = await openTestDatabase(get().db.kind);
    try {
      expect(await shapeOf(get())).toEqual(await shapeOf(fresh));
      expect((await shapeOf(get())).length).toBeGreaterThan(300);
    } finally {
      await fresh.close();
    }
  });

  it('restored, is written to as before: in the trail, and behind row-level security', async () => {
    await addOfficer(get(), 'After the restore');
    const own = (await trailOf(get())).filter(({ chain }) => chain === get().authorityId);
    expect(own.at(-1)).toMatchObject({ action: 'insert', table: 'people.officer', seq: own.length });
    const others = await get().db.within({ authorityId: null, actor: 'tester' }, (tx) =>
      sql`select name from people.officer`.execute(tx),
    );
    expect(others.rows).toEqual([]);
    expect(await findFirstFault(get().db.owner)).toBeUndefined();
  });

  it('restored over a stored file that was damaged, puts it right', async () => {
    writeFileSync(storedPath(get().dataDir, kept), 'damaged');
    await restore(keptOf(get()), file, anyway);
    expect(readFileSync(storedPath(get().dataDir, kept), 'utf8')).toBe('kept');
    expect(readdirSync(join(get().dataDir, 'files'))).toEqual([kept.replace('files/', '')]);
  });

  it('not confirmed, changes nothing, and its file is checked before anybody is asked', async () => {
    await addOfficer(get(), 'Not to be lost');
    const before = await contentOf(get().db);
    const asked: unknown[] = [];
    const refused = restore(keptOf(get()), file, {
      ...anyway,
      confirm: (_manifest, atStake) => {
        asked.push(atStake);
        throw new Error('no');
      },
    });
    await expect(refused).rejects.toThrow('no');
    expect(asked).toEqual([
      {
        councils: [{ name: 'Testshire Council', isDemonstration: false }],
        changesSince: expect.any(Number) as number,
      },
    ]);
    expect(await contentOf(get().db)).toEqual(before);
  });

  it('that fails at the very end changes nothing, neither rows nor files', async () => {
    const later = await addFile(get(), 'later');
    rmSync(storedPath(get().dataDir, kept));
    const before = await contentOf(get().db);
    const failing = restore(keptOf(get()), file, {
      ...anyway,
      settle: () => Promise.reject(new Error('out of luck')),
    });
    await expect(failing).rejects.toThrow(/was not restored, and nothing was changed. out of luck/);
    expect(await contentOf(get().db)).toEqual(before);
    expect(existsSync(storedPath(get().dataDir, kept))).toBe(false);
    expect(existsSync(storedPath(get().dataDir, later))).toBe(true);
    expect(readdirSync(join(get().dataDir, 'scratch'))).toEqual([]);
  });

  it('leaves a table out that somebody made by hand, and says so', async () => {
    await sql`create table people.by_hand (a int)`.execute(get().db.owner);
    const odd = join(folder.path, 'odd.zip');
    await backUp(keptOf(get()), odd, backup);
    expect(await restore(keptOf(get()), odd, anyway)).toMatchObject({ leftOut: ['people.by_hand'] });
  });
});

describeOnBothDatabases('while people work', (get) => {
  const folder = newFolder();
  const file = join(folder.path, 'busy.zip');
  afterAll(() => folder.remove());

  /** Writes an officer after another, until told to stop; answers how many were acknowledged, and what went wrong. */
  function keepWriting(): { stop(): Promise<{ written: number; errors: unknown[] }> } {
    const stop = new AbortController();
    const errors: unknown[] = [];
    let written = 0;
    const one = async (writer: number) => {
      for (let n = 0; !stop.signal.aborted; n += 1) {
        await addOfficer(get(), `Officer ${writer}/${n} ${Math.random()}`).then(
          () => (written += 1),
          (error: unknown) => errors.push(error),
        );
      }
    };
    const writers = Promise.all([one(1), one(2), one(3)]);
    return {
      stop: async () => {
        stop.abort();
        await writers;
        return { written, errors };
      },
    };
  }

  it('a backup holds one moment: its audit trail fits, and has one entry for each row', async () => {
    const writing = keepWriting();
    await new Promise((resolve) => setTimeout(resolve, 150));
    await backUp(keptOf(get()), file, backup);
    const { written, errors } = await writing.stop();
    expect(errors).toEqual([]);
    const copy = await openTestDatabase(get().db.kind);
    try {
      const { manifest, auditFault } = await restore(keptOf(copy), file, anyway);
      expect(auditFault).toBeUndefined();
      const names = await officers(copy.db);
      expect(names.length).toBeGreaterThan(0);
      expect(names.length).toBeLessThanOrEqual(written);
      const entries = (await trailOf(copy)).filter(({ table }) => table === 'people.officer');
      expect(entries).toHaveLength(names.length);
      expect(manifest.tables.find(({ name }) => name === 'officer')?.rows).toBe(names.length);
    } finally {
      await copy.close();
    }
  });

  it('a restore lets readers read what was there until what was restored is there', async () => {
    const before = (await officers(get().db)).length;
    const stop = new AbortController();
    const seen = new Set<number>();
    const errors: unknown[] = [];
    const reader = async () => {
      while (!stop.signal.aborted) {
        await get()
          .db.within(get().scope, (tx) =>
            sql<{ n: number }>`select count(*) as n from people.published_officer`.execute(tx),
          )
          .then(
            ({ rows }) => seen.add(rows[0]!.n),
            (error: unknown) => errors.push(error),
          );
      }
    };
    const readers = Promise.all([reader(), reader(), reader()]);
    const { manifest } = await restore(keptOf(get()), file, anyway);
    await new Promise((resolve) => setTimeout(resolve, 100));
    stop.abort();
    await readers;
    const restored = manifest.tables.find(({ name }) => name === 'officer')!.rows;
    expect(errors).toEqual([]);
    expect([...seen].sort()).toEqual([...new Set([before, restored])].sort());
  });

  it('two restores at once come one after the other', async () => {
    const both = await Promise.all([
      restore(keptOf(get()), file, anyway),
      restore(keptOf(get()), file, anyway),
    ]);
    expect(both.map(({ auditFault }) => auditFault)).toEqual([undefined, undefined]);
    expect(await findFirstFault(get().db.owner)).toBeUndefined();
  });
});

describe('jobs that ran when a backup was made', () => {
  it('are queued again, as nobody runs them any more', async () => {
    const test = await openTestDatabase('embedded');
    const folder = newFolder();
    try {
      await sql`insert into platform.job (job_id, kind, payload, state, actor, attempts)
        values (gen_random_uuid(), 'test', '{}', 'running', 'tester', 1)`.execute(test.db.owner);
      const file = join(folder.path, 'jobs.zip');
      await backUp(keptOf(test), file, backup);
      await restore(keptOf(test), file, anyway);
      expect((await sql`select state from platform.job`.execute(test.db.owner)).rows).toEqual([
        { state: 'queued' },
      ]);
    } finally {
      await test.close();
      folder.remove();
    }
  });
});

interface Entry {
  chain: string;
  seq: number;
  action: string;
  actor: string;
  table: string;
  hash: string;
}

async function trailOf({ db }: TestDatabase): Promise<Entry[]> {
  const { rows } = await sql<Entry>`
    select chain, seq, action, actor, table_name as table, encode(hash, 'hex') as hash
      from platform.audit_entry order by chain, seq`.execute(db.owner);
  return rows;
}

/** Everything that migrations make, as the catalogue tells it. */
async function shapeOf({ db }: TestDatabase): Promise<string[]> {
  const { rows } = await sql<{ line: string }>`
    with ours as (select oid, nspname from pg_namespace where nspname !~ '^pg_' and nspname <> 'information_schema')
    select 'relation ' || c.oid::regclass || ' ' || c.relkind::text || coalesce(array_to_string(array(select unnest(c.relacl)::text order by 1), ','), '')
           || c.relrowsecurity || coalesce(c.reloptions::text, '') as line
      from pg_class c join ours on ours.oid = c.relnamespace
    union all
    select 'constraint ' || conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(c.oid)
      from pg_constraint c join ours on ours.oid = c.connamespace where conrelid <> 0
    union all
    select 'index ' || pg_get_indexdef(indexrelid) from pg_index i join pg_class c on c.oid = indexrelid join ours on ours.oid = c.relnamespace
    union all
    select 'trigger ' || pg_get_triggerdef(t.oid) || ' ' || tgenabled::text
      from pg_trigger t join pg_class c on c.oid = tgrelid join ours on ours.oid = c.relnamespace where not tgisinternal
    union all
    select 'policy ' || polrelid::regclass || ' ' || polname || ' ' || coalesce(pg_get_expr(polqual, polrelid), '') from pg_policy
    union all
    select 'function ' || p.oid::regprocedure || coalesce(array_to_string(array(select unnest(p.proacl)::text order by 1), ','), '')
      from pg_proc p join ours on ours.oid = p.pronamespace
    order by 1`.execute(db.owner);
  return rows.map(({ line }) => line);
}
