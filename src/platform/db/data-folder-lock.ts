import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { DatabaseUnavailableError, DataFolderInUseError, type FolderHolder } from './errors.ts';

/**
 * Exclusive use of a data folder. Node has no call for a file lock, but the SQLite that it carries takes one that the
 * operating system releases by itself when the process dies, however it dies, on Linux, macOS and Windows, and that
 * other containers on the same volume see too. (A file with a process id in it has none of these virtues: ids are used
 * again, and two starters can both find it stale.) `lock` stays empty; who holds it is in `lock-holder.json`.
 */
export interface FolderLock {
  /** Tells others where we serve. */
  announce(address: string): void;
  release(): void;
}

const LOCK = 'lock';
const HOLDER = 'lock-holder.json';
const SQLITE_BUSY = 5;

/** Takes the lock at once or throws a DataFolderInUseError that names the holder. The folder must exist. */
export function lockDataFolder(dataDir: string, purpose: string, now: Date): FolderLock {
  const handle = takeLock(dataDir);
  const holder: FolderHolder = { pid: process.pid, purpose, since: now.toISOString(), address: null };
  try {
    writeHolder(dataDir, holder);
  } catch (error) {
    handle.close();
    throw cannotLock(dataDir, error);
  }
  let held = true;
  return {
    announce(address) {
      holder.address = address;
      if (held) writeHolder(dataDir, holder);
    },
    release() {
      if (!held) return;
      held = false;
      rmSync(join(dataDir, HOLDER), { force: true });
      handle.close();
    },
  };
}

function takeLock(dataDir: string): DatabaseSync {
  let handle: DatabaseSync | null = null;
  try {
    handle = new DatabaseSync(join(dataDir, LOCK));
    // no journal on disk: nothing is ever written
    handle.exec('pragma busy_timeout = 0; pragma journal_mode = memory; begin exclusive');
    return handle;
  } catch (error) {
    handle?.close();
    if ((error as { errcode?: number }).errcode === SQLITE_BUSY) {
      throw new DataFolderInUseError(dataDir, readHolder(dataDir));
    }
    throw cannotLock(dataDir, error);
  }
}

function cannotLock(dataDir: string, cause: unknown): DatabaseUnavailableError {
  return new DatabaseUnavailableError(
    `The data folder ${dataDir} cannot be locked: ${(cause as Error).message}. ` +
      'It must be on a disk that this user can write to, with space left.',
    { cause },
  );
}

/** Who says to hold the folder; null where nobody does. Only `lockDataFolder` knows whether they still live. */
export function readHolder(dataDir: string): FolderHolder | null {
  try {
    return JSON.parse(readFileSync(join(dataDir, HOLDER), 'utf8')) as FolderHolder;
  } catch {
    return null;
  }
}

/** By rename, so that a reader never meets half a file. */
function writeHolder(dataDir: string, holder: FolderHolder): void {
  const next = join(dataDir, `${HOLDER}.${process.pid}`);
  writeFileSync(next, `${JSON.stringify(holder)}\n`);
  renameSync(next, join(dataDir, HOLDER));
}
