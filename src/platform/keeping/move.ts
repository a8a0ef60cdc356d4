import { sql } from 'kysely';
import { readMigrations } from '../db/migrate.ts';
import type { Tx } from '../db/types.ts';
import { schemasOf } from './layout.ts';
import { KeepingProblem } from './problem.ts';
import { replaceDatabase, type Replaced } from './replace-database.ts';
import { saveEvent } from './save-event.ts';
import { withScratch } from './scratch.ts';
import { fetchSchemas } from './set-aside.ts';
import { takeSnapshot, type Kept } from './take-snapshot.ts';

/** What was moved. */
export interface Moved extends Replaced {
  files: number;
  missingFiles: string[];
}

/**
 * Copies everything of one database into another, which must be empty, and compares them. The source stays as it is, but
 * for an event in its audit trail.
 *
 * @throws KeepingProblem where the target is not empty, somebody works on the source, or the two differ; the target is then as it was
 */
export async function move(
  source: Kept,
  target: Kept,
  options: { actor: string; words: { from: string; to: string } },
): Promise<Moved> {
  const { actor, words } = options;
  await refuseInhabited(target);
  await refuseBusy(source);
  return withScratch(source.dataDir, async (folder) => {
    const snapshot = await takeSnapshot(source, folder);
    const event = { action: 'move' as const, actor, details: words };
    const replaced = await replaceDatabase(target, snapshot, { event });
    await source.db.owner.transaction().execute((tx) => saveEvent(tx, event));
    const { files, missingFiles } = snapshot.manifest;
    return { ...replaced, files: files.length, missingFiles };
  });
}

async function refuseInhabited({ db, migrationsDir, councils }: Kept): Promise<void> {
  const schemas = await fetchSchemas(db.owner, schemasOf(readMigrations(migrationsDir)));
  const { rows } = await sql<{ migrated: boolean }>`
    select to_regclass('public.platform_migration') is not null as migrated`.execute(db.owner);
  if (schemas.length === 0 && !rows[0]!.migrated) return;
  const found = rows[0]!.migrated
    ? await describeAmberley(db.owner, councils)
    : `the schemas ${schemas.join(', ')}`;
  throw new KeepingProblem(
    `The target is not empty: it has ${found}. Name one that is; nothing was changed.`,
  );
}

async function describeAmberley(owner: Tx, councils: Kept['councils']): Promise<string> {
  const names = await councils(owner).then(
    (found) => found.map(({ name }) => name),
    () => [],
  );
  return names.length === 0 ? 'the tables of Amberley, without a council' : `the data of ${names.join(', ')}`;
}

/** What others write after the snapshot would stay behind. The embedded database has only us. */
async function refuseBusy({ db }: Kept): Promise<void> {
  if (db.kind === 'embedded') return;
  const { rows } = await sql<{ others: number }>`
    select count(*) as others from pg_stat_activity
     where datname = current_database() and application_name like 'amberley %'
       and application_name <> current_setting('application_name')`.execute(db.owner);
  if (rows[0]!.others === 0) return;
  throw new KeepingProblem(
    'Another Amberley works on the database, and what it writes would stay behind: stop the server first. Nothing was changed.',
  );
}
