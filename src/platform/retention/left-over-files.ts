import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { sql } from 'kysely';
import { day, type Day } from '../../kernel/calendar-day.ts';
import { londonDayAndTime } from '../audit/words.ts';
import type { Tx } from '../db/types.ts';
import { fetchNamedFiles } from '../keeping/fetch-named-files.ts';
import type { Due, GoingFiles } from './types.ts';

/** Files of the data folder that no row names and no job is about to read: of forms that were refused, or maps once loaded. */
export const leftOverFiles: GoingFiles = {
  async files(tx: Tx, { before }: Due, dataDir: string): Promise<{ path: string; since: Day }[]> {
    const named = new Set([
      ...(await fetchNamedFiles(tx, await fetchSchemas(tx))),
      ...(await fetchJobPaths(tx)),
    ]);
    const names = await readdir(join(dataDir, 'files')).catch(() => []);
    const found: { path: string; since: Day }[] = [];
    for (const name of names.sort()) {
      const path = `files/${name}`;
      if (named.has(path)) continue;
      const there = await stat(join(dataDir, path)).catch(() => null);
      if (there?.isFile() === true && there.mtimeMs < before.getTime())
        found.push({ path, since: day(londonDayAndTime(there.mtime).day) });
    }
    return found;
  },
};

async function fetchSchemas(tx: Tx): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select nspname::text as name from pg_namespace where nspname not like 'pg\_%' and nspname <> 'information_schema'`.execute(
    tx,
  );
  return rows.map(({ name }) => name);
}

async function fetchJobPaths(tx: Tx): Promise<string[]> {
  const { rows } = await sql<{ path: string }>`
    select payload ->> 'path' as path from platform.job
     where state in ('queued', 'running') and payload ->> 'path' is not null`.execute(tx);
  return rows.map(({ path }) => path);
}
