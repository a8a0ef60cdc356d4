import { join } from 'node:path';
import { sql } from 'kysely';
import type { Application } from '../app.ts';
import { projectRoot } from '../platform/config/project.ts';
import type { Tx } from '../platform/db/types.ts';
import type { Council, Kept } from '../platform/keeping/index.ts';

/** Who acts in the audit trail where the command line keeps or moves the data. */
export const OPERATOR = 'operator';

/** What the commands that keep the data need of an application. */
export function keptBy(application: Pick<Application, 'db' | 'clock'>, dataDir: string): Kept {
  const { db, clock } = application;
  return { db, clock, dataDir, migrationsDir: join(projectRoot(), 'migrations'), councils: fetchCouncils };
}

/** Every council of an installation, by name; as the owner of the tables. */
async function fetchCouncils(tx: Tx): Promise<Council[]> {
  const { rows } = await sql<Council>`
    select name, is_demonstration as "isDemonstration" from people.published_authority order by name`.execute(
    tx,
  );
  return rows;
}

/** "3 rows", "1 file": a number with its noun. */
export function counted(n: number, one: string, many = `${one}s`): string {
  return `${n.toLocaleString('en-GB')} ${n === 1 ? one : many}`;
}

/** "Oldham Council and Testshire Council", or that there is none. */
export function named(councils: readonly Council[]): string {
  if (councils.length === 0) return 'no council';
  return new Intl.ListFormat('en-GB').format(councils.map(({ name }) => name));
}
