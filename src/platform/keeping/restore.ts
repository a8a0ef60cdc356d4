import { basename } from 'node:path';
import { sql } from 'kysely';
import type { Tx } from '../db/types.ts';
import type { Council, Manifest } from './manifest.ts';
import { KeepingProblem } from './problem.ts';
import { readBackup } from './read-backup.ts';
import { replaceDatabase, type Replaced } from './replace-database.ts';
import { withScratch } from './scratch.ts';
import type { Kept } from './take-snapshot.ts';

/** A backup that was restored. */
export interface Restored extends Replaced {
  manifest: Manifest;
}

/** What a restore would replace. */
export interface AtStake {
  councils: Council[];
  /** Entries of the audit trail that are newer than the backup. */
  changesSince: number;
}

export interface RestoreOptions {
  actor: string;
  /** Asked when the file has been found to be whole; throws to stop. */
  confirm(manifest: Manifest, atStake: AtStake): void;
  /** What else must be so before anybody sees the restored rows. */
  settle(tx: Tx): Promise<void>;
}

/** Checks that a backup is whole and one that this version can restore, and answers what is in it. */
export function checkBackup(kept: Kept, file: string): Promise<Manifest> {
  return withScratch(
    kept.dataDir,
    async (folder) => (await readBackup(file, folder, kept.migrationsDir)).manifest,
  );
}

/**
 * Puts a backup in the place of all that is there. The file is checked first; whatever is wrong, then or later, nothing
 * changes.
 *
 * @throws KeepingProblem naming the fault
 */
export async function restore(kept: Kept, file: string, options: RestoreOptions): Promise<Restored> {
  const { actor, settle } = options;
  return withScratch(kept.dataDir, async (folder) => {
    const snapshot = await readBackup(file, folder, kept.migrationsDir);
    const { manifest } = snapshot;
    options.confirm(manifest, await fetchAtStake(kept, manifest));
    const details = { file: basename(file), takenAt: manifest.takenAt, amberley: manifest.amberley };
    try {
      const event = { action: 'restore' as const, actor, details };
      return { manifest, ...(await replaceDatabase(kept, snapshot, { event, settle })) };
    } catch (error) {
      throw new KeepingProblem(
        `${file} was not restored, and nothing was changed. ${error instanceof Error ? error.message : String(error)}`,
        { cause: error },
      );
    }
  });
}

async function fetchAtStake({ db, councils }: Kept, { takenAt }: Manifest): Promise<AtStake> {
  const { rows } = await sql<{ n: number }>`
    select count(*) as n from platform.audit_entry where at > ${takenAt}::timestamptz`.execute(db.owner);
  return { councils: await councils(db.owner), changesSince: rows[0]!.n };
}
