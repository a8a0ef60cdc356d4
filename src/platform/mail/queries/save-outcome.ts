import { sql } from 'kysely';
import type { Tx } from '../../db/types.ts';

const rowsOf = (batchId: string) =>
  sql`state = 'sending' and (outbox_id = ${batchId} or batch_id = ${batchId})`;

/** The mail went. Its one-time link is forgotten. */
export async function saveSent(tx: Tx, batchId: string, now: Date): Promise<void> {
  await sql`
    update platform.outbox set state = 'sent', ended_at = ${now}, last_error = null, secret = null where ${rowsOf(batchId)}`.execute(
    tx,
  );
}

/** The mail will not go. `quietly` where nobody need look at it. */
export async function saveDead(
  tx: Tx,
  batchId: string,
  now: Date,
  why: string,
  quietly: boolean,
): Promise<void> {
  await sql`
    update platform.outbox
       set state = 'dead', ended_at = ${now}, last_error = ${why}, secret = null, given_up_at = ${quietly ? now : null}
     where ${rowsOf(batchId)}`.execute(tx);
}

/** The mail is tried again, at its moment. `tried` is false where it was not really tried, say in quiet hours. */
export async function saveLater(
  tx: Tx,
  batchId: string,
  later: { at: Date; why: string | null; tried: boolean },
): Promise<void> {
  await sql`
    update platform.outbox
       set state = 'waiting', next_try_at = ${later.at}, last_error = coalesce(${later.why}, last_error),
           attempts = attempts - ${later.tried ? 0 : 1}::int,
           first_tried_at = case when ${later.tried} or attempts > 1 then first_tried_at end
     where ${rowsOf(batchId)}`.execute(tx);
}

/** Takes a mail out of which nothing is left to tell. */
export async function deleteBatch(tx: Tx, batchId: string): Promise<void> {
  await sql`delete from platform.outbox where ${rowsOf(batchId)}`.execute(tx);
}
