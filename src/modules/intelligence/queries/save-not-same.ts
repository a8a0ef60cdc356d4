import { sql } from 'kysely';
import type { Clock } from '../../../platform/clock/index.ts';
import type { Tx } from '../../../platform/db/types.ts';

/** Keeps that two events tell of different things; saying it twice says it once. */
export async function saveNotSame(
  tx: Tx,
  { authorityId, clock }: { authorityId: string; clock: Clock },
  [one, other]: readonly [string, string],
): Promise<void> {
  await sql`
    insert into intelligence.not_same (event_id, other_id, authority_id, said_at)
    values (least(${one}::uuid, ${other}::uuid), greatest(${one}::uuid, ${other}::uuid), ${authorityId}, ${clock.now()})
        on conflict do nothing`.execute(tx);
}
