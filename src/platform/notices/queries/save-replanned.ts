import { sql } from 'kysely';
import type { Tx } from '../../db/types.ts';
import type { Delivery } from '../types.ts';

/** Mails about a person's notices that wait and have not been tried, by kind of notice. */
export async function findWaitingKinds(tx: Tx, accountId: string): Promise<string[]> {
  const found = await sql<{ kind: string }>`
    select distinct n.kind from platform.outbox o join platform.notice n using (notice_id)
     where o.account_id = ${accountId} and o.state = 'waiting' and o.attempts = 0`.execute(tx);
  return found.rows.map(({ kind }) => kind);
}

/** Gives a person's waiting mails of a kind another moment, or takes them out where the plan is null. */
export async function saveReplanned(
  tx: Tx,
  accountId: string,
  kind: string,
  plan: { delivery: Delivery; at: Date } | null,
): Promise<void> {
  const theirs = sql`
    o.account_id = ${accountId} and o.state = 'waiting' and o.attempts = 0
    and o.notice_id in (select notice_id from platform.notice where account_id = ${accountId} and kind = ${kind})`;
  if (plan === null) await sql`delete from platform.outbox o where ${theirs}`.execute(tx);
  else
    await sql`
      update platform.outbox o set delivery = ${plan.delivery}, next_try_at = ${plan.at}, batch_id = null where ${theirs}`.execute(
      tx,
    );
}
