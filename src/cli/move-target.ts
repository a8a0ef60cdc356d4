import { copyFileSync, existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Application } from '../app.ts';
import { openDatabase } from '../platform/db/index.ts';
import type { Database } from '../platform/db/types.ts';
import { CommandFailure } from './context.ts';

/** Where a move goes: a PostgreSQL server, or a data folder for the embedded database. */
export interface MoveTarget {
  db: Database;
  /** Where its stored files are. */
  dataDir: string;
  /** The setting that leads there, without a password. */
  setting: string;
  /** What goes with the data and is in no database. */
  finish(): void;
  /** Removes what opening it has made. */
  removeMade(): void;
}

/** The key that seals secrets in the database: no part of a backup, but without it a moved database could not read them. */
const SECRET_KEY = 'secret.key';

/** Opens a server's database, which must be there already; stored files stay in the data folder of the settings. */
export async function openServerTarget(url: string, { config, clock }: Application): Promise<MoveTarget> {
  const { dataDir } = config;
  const db = await openDatabase({ databaseUrl: url, dataDir, clock, purpose: 'amberley move' });
  const setting = `DATABASE_URL=${withoutPassword(url)} and AMBERLEY_DATA_DIR=${dataDir}, where the stored files stay`;
  return { db, dataDir, setting, finish: () => {}, removeMade: () => {} };
}

/** Opens a data folder, made where it is missing; one with other things in it is refused. */
export async function openFolderTarget(folder: string, { config, clock }: Application): Promise<MoveTarget> {
  const there = existsSync(folder);
  const hadDatabase = existsSync(join(folder, 'database', 'PG_VERSION'));
  if (there && !hadDatabase && folder !== config.dataDir && readdirSync(folder).length > 0) {
    throw new CommandFailure(
      `${folder} has other things in it: name a folder that is empty or not there yet.`,
    );
  }
  const db = await openDatabase({ dataDir: folder, clock, purpose: 'amberley move' });
  const removeMade = () => {
    if (!there) rmSync(folder, { recursive: true, force: true });
    else if (!hadDatabase) rmSync(join(folder, 'database'), { recursive: true, force: true });
  };
  const finish = () => {
    const key = join(config.dataDir, SECRET_KEY);
    if (folder !== config.dataDir && existsSync(key)) copyFileSync(key, join(folder, SECRET_KEY));
  };
  const setting = `AMBERLEY_DATA_DIR=${folder}, and no DATABASE_URL`;
  return { db, dataDir: folder, setting, finish, removeMade };
}

function withoutPassword(address: string): string {
  const url = new URL(address);
  if (url.password !== '') url.password = 'PASSWORD';
  return url.href;
}
