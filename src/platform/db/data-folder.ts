import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { DatabaseUnavailableError } from './errors.ts';

/** The major version of PostgreSQL that the embedded database is; a test holds it against the package. */
export const EMBEDDED_MAJOR = 18;

export interface DataFolder {
  /** The folder itself, absolute. */
  root: string;
  /** The embedded database. */
  database: string;
  /** Stored files. */
  files: string;
}

/** Where things are in a data folder. */
export function dataFolder(dataDir: string): DataFolder {
  const root = resolve(dataDir);
  return { root, database: join(root, 'database'), files: join(root, 'files') };
}

/** Makes the folder and its parts where they are missing. */
export function makeDataFolder(folder: DataFolder): void {
  try {
    mkdirSync(folder.database, { recursive: true, mode: 0o700 });
    mkdirSync(folder.files, { recursive: true, mode: 0o700 });
  } catch (error) {
    throw new DatabaseUnavailableError(
      `The data folder ${folder.root} cannot be made: ${(error as Error).message}. ` +
        'AMBERLEY_DATA_DIR must name a folder that this user can write to, on a disk with space left.',
      { cause: error },
    );
  }
}

/** Refuses a database of another major version: PostgreSQL reads no other's files. Call before it is opened. */
export function checkMajor(folder: DataFolder): void {
  const file = join(folder.database, 'PG_VERSION');
  if (!existsSync(file)) return;
  const found = readFileSync(file, 'utf8').trim();
  if (found === String(EMBEDDED_MAJOR)) return;
  throw new DatabaseUnavailableError(
    `The database in ${folder.database} was made by PostgreSQL ${found || '(unknown)'}, and this version of Amberley holds ` +
      `PostgreSQL ${EMBEDDED_MAJOR}, which cannot read it. Nothing was changed. Back it up with the version of Amberley that ` +
      'made it and restore it with this one: docs/how-to/upgrade.md says how.',
  );
}
