import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/types.ts';

/** Uses a passkey's challenge up; false where it was used before. Those that have run out are forgotten. Runs as the owner. */
export async function saveChallengeUsed(
  owner: Tx,
  challenge: string,
  until: Date,
  now: Date,
): Promise<boolean> {
  const saved = await sql`
    with old as (delete from people.used_challenge where until < ${now})
    insert into people.used_challenge (challenge, until) values (${challenge}, ${until}) on conflict do nothing`.execute(
    owner,
  );
  return saved.numAffectedRows === 1n;
}
