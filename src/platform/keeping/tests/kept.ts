import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { sql } from 'kysely';
import { MIGRATIONS } from '../../../../tests/support/database-templates.ts';
import type { TestDatabase } from '../../../../tests/support/databases.ts';
import type { Database, Tx } from '../../db/types.ts';
import { saveUpload, storeFile } from '../../files/index.ts';
import { fetchDigest } from '../fetch-digest.ts';
import type { Council } from '../manifest.ts';
import type { Kept } from '../take-snapshot.ts';

/** A test's database as the commands keep it. */
export function keptOf({ db, dataDir, clock }: Pick<TestDatabase, 'db' | 'dataDir' | 'clock'>): Kept {
  return { db, dataDir, clock, migrationsDir: MIGRATIONS, councils };
}

async function councils(tx: Tx): Promise<Council[]> {
  const { rows } = await sql<Council>`
    select name, is_demonstration as "isDemonstration" from people.authority order by name`.execute(tx);
  return rows;
}

/** A folder of its own for a test's files. */
export function newFolder(): { path: string; remove(): void } {
  const path = mkdtempSync(join(tmpdir(), 'amberley-keeping-'));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

/** An officer with every character that COPY has a word of its own for. */
export const AWKWARD = 'Zoë "O\'Neil"\t\\N \\. \n\r two lines, 日本 \u{1F642}';

export async function addOfficer({ db, scope }: TestDatabase, name: string): Promise<void> {
  await db.within(scope, (tx) =>
    sql`insert into people.officer (officer_id, authority_id, name)
        values (${randomUUID()}, ${scope.authorityId}, ${name})`.execute(tx),
  );
}

export async function officers(db: Database): Promise<string[]> {
  const { rows } = await sql<{
    name: string;
  }>`select name from people.officer order by created_at, name`.execute(db.owner);
  return rows.map(({ name }) => name);
}

/** Stores a file as an upload does; answers its path within the data folder. */
export async function addFile({ db, scope, dataDir }: TestDatabase, content: string): Promise<string> {
  const saved = await saveUpload(Readable.from([Buffer.from(content)]), { dataDir, maxBytes: 1e6 });
  await db.within(scope, (tx) =>
    storeFile(tx, {
      fileId: randomUUID(),
      authorityId: scope.authorityId,
      name: 'a file.csv',
      contentType: 'text/csv',
      actor: scope.actor,
      saved,
    }),
  );
  return saved.path;
}

/** What stands for the content of a few tables: the same before and after where nothing changed. */
export async function contentOf(db: Database): Promise<unknown> {
  const tables = [
    'people.authority',
    'people.officer',
    'platform.stored_file',
    'platform.audit_entry',
    'risk.model',
  ];
  return Promise.all(
    tables.map(async (each) => {
      const [schema, name] = each.split('.') as [string, string];
      return { each, ...(await fetchDigest(db.owner, { schema, name })) };
    }),
  );
}
