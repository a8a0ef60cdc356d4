import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/types.ts';
import type { Level } from '../rules/throttle.ts';

/** How full these buckets were when they were last counted against. Runs as the owner: nobody is signed in yet. */
export async function fetchAttempts(owner: Tx, buckets: readonly string[]): Promise<Map<string, Level>> {
  const found = await sql<Level & { bucket: string }>`
    select bucket, level, at from people.sign_in_attempt where bucket = any(${[...buckets]}::text[])`.execute(
    owner,
  );
  return new Map(found.rows.map(({ bucket, level, at }) => [bucket, { level, at }]));
}
