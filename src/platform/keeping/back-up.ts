import { basename } from 'node:path';
import type { Manifest } from './manifest.ts';
import { saveEvent } from './save-event.ts';
import { withScratch } from './scratch.ts';
import { takeSnapshot, type Kept } from './take-snapshot.ts';
import { refuseTaken, writeBackup, type WrittenBackup } from './write-backup.ts';

/** A backup that was made: the file, and what is in it. */
export interface BackedUp extends WrittenBackup {
  manifest: Manifest;
}

/**
 * Backs everything up to a file that is not there yet, or with `force` may be; an event of the audit trail says so.
 *
 * @throws KeepingProblem where the file cannot be written
 */
export async function backUp(
  kept: Kept,
  file: string,
  options: { force: boolean; actor: string },
): Promise<BackedUp> {
  await refuseTaken(file, options.force);
  return withScratch(kept.dataDir, async (folder) => {
    const snapshot = await takeSnapshot(kept, folder);
    const written = await writeBackup(snapshot, file, options.force);
    const { manifest } = snapshot;
    const details = { file: basename(file), takenAt: manifest.takenAt, sha256: written.sha256 };
    await kept.db.owner
      .transaction()
      .execute((tx) => saveEvent(tx, { action: 'backup', actor: options.actor, details }));
    return { ...written, manifest };
  });
}
