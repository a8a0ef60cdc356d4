import { sql } from 'kysely';
import type { Tx } from '../../db/types.ts';

/**
 * Takes up to `most` mails that are due, marking their rows as being sent; answers the id of each one's first row.
 * Two senders never take one row (skip locked), nor two halves of a person's digest: only its oldest row can be taken first, and
 * whoever takes it takes the others with it. What is due when a digest is first tried belongs to it ever after.
 */
export async function saveClaim(tx: Tx, now: Date, most: number): Promise<string[]> {
  const first = await sql<{ id: string }>`
    update platform.outbox
       set state = 'sending', claimed_at = ${now}, attempts = attempts + 1, first_tried_at = coalesce(first_tried_at, ${now}),
           batch_id = case when delivery = 'at-once' then null else outbox_id end
     where outbox_id = any(array(
       select o.outbox_id from platform.outbox o
        where o.state = 'waiting' and o.next_try_at <= ${now} and (o.batch_id is null or o.batch_id = o.outbox_id)
          and (o.delivery = 'at-once' or o.batch_id is not null or not exists (
            select from platform.outbox older
             where older.account_id = o.account_id and older.state = 'waiting' and older.delivery <> 'at-once'
               and older.batch_id is null and older.next_try_at <= ${now} and older.outbox_id < o.outbox_id))
        order by o.next_try_at, o.outbox_id limit ${most} for update skip locked))
    returning outbox_id as id`.execute(tx);
  const ids = first.rows.map(({ id }) => id);
  if (ids.length === 0) return ids;
  await sql`
    update platform.outbox o
       set state = 'sending', claimed_at = ${now}, attempts = first.attempts, first_tried_at = first.first_tried_at,
           batch_id = first.outbox_id
      from platform.outbox first
     where first.outbox_id = any(${ids}::uuid[]) and first.delivery <> 'at-once' and o.outbox_id <> first.outbox_id
       and o.state = 'waiting'
       and (o.batch_id = first.outbox_id
         or (o.batch_id is null and first.attempts = 1 and o.account_id = first.account_id and o.delivery <> 'at-once'
           and o.next_try_at <= ${now}))`.execute(tx);
  return ids;
}
