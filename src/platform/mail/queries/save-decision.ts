import { sql } from 'kysely';
import type { Tx } from '../../db/types.ts';

const deadMail = (batchId: string) =>
  sql`state = 'dead' and given_up_at is null and (outbox_id = ${batchId} or batch_id = ${batchId})`;

/** The template of a dead mail of this council, null where it tells of notices; undefined where there is no such dead mail. */
export async function findDeadTemplate(
  tx: Tx,
  batchId: string,
): Promise<{ template: string | null } | undefined> {
  const found = await sql<{ template: string | null }>`
    select template from platform.outbox where ${deadMail(batchId)} limit 1`.execute(tx);
  return found.rows[0];
}

/** Lets a dead mail be tried again from now on, for another day. */
export async function saveTryAgain(tx: Tx, batchId: string, now: Date): Promise<void> {
  await sql`
    update platform.outbox
       set state = 'waiting', attempts = 0, first_tried_at = null, next_try_at = ${now}, ended_at = null
     where ${deadMail(batchId)}`.execute(tx);
  await record(tx, 'mail tried again', batchId);
}

/** Gives a dead mail up: it is shown no more, and cleared away in a month. */
export async function saveGivenUp(tx: Tx, batchId: string, now: Date): Promise<void> {
  await sql`update platform.outbox set given_up_at = ${now} where ${deadMail(batchId)}`.execute(tx);
  await record(tx, 'mail given up', batchId);
}

async function record(tx: Tx, action: string, batchId: string): Promise<void> {
  await sql`select platform.audit_event(${action}, 'platform.outbox', ${batchId}, '{}'::jsonb)`.execute(tx);
}
