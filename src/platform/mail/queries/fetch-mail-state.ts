import { sql } from 'kysely';
import type { Tx } from '../../db/types.ts';

export interface MailState {
  waiting: number;
  failing: number;
  dead: number;
  /** In the last seven days. */
  sent: number;
  lastSentAt: Date | null;
  /** What became of the newest test mail; null where none was sent lately. */
  test: { state: 'waiting' | 'sending' | 'sent' | 'dead'; why: string | null; at: Date } | null;
}

/** How mail of this council is getting on: mails, not rows, for a digest is one mail of many rows. */
export async function fetchMailState(tx: Tx, now: Date): Promise<MailState> {
  const counted = await sql<Omit<MailState, 'test'>>`
    with mail as (
      select state, attempts, ended_at, given_up_at from platform.outbox where batch_id is null or batch_id = outbox_id)
    select count(*) filter (where state in ('waiting', 'sending'))::int as waiting,
           count(*) filter (where state = 'waiting' and attempts > 0)::int as failing,
           count(*) filter (where state = 'dead' and given_up_at is null)::int as dead,
           count(*) filter (where state = 'sent' and ended_at > ${now}::timestamptz - interval '7 days')::int as sent,
           max(ended_at) filter (where state = 'sent') as "lastSentAt"
      from mail`.execute(tx);
  const test = await sql<NonNullable<MailState['test']>>`
    select state, last_error as why, coalesce(ended_at, created_at) as at from platform.outbox
     where template = 'test' order by created_at desc limit 1`.execute(tx);
  return { ...counted.rows[0]!, test: test.rows[0] ?? null };
}
