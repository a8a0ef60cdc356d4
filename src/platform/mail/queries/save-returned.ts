import { sql } from 'kysely';
import type { Tx } from '../../db/types.ts';

/** No try takes longer than this: whatever is still "sending" then belongs to a process that died. */
const DIED_AFTER = sql.raw("interval '10 minutes'");
/** How long it is kept what was sent, and what was given up. */
const KEPT = sql.raw("interval '30 days'");

/**
 * Puts back the mails whose sender died: every one being sent where `all` (the embedded database has one process), else those taken
 * ten minutes ago. Whether they went nobody knows; the try counts, and the reference is the same at the next.
 */
export async function saveReturned(tx: Tx, now: Date, all: boolean, why: string): Promise<number> {
  const returned = await sql`
    update platform.outbox set state = 'waiting', last_error = ${why}
     where state = 'sending' and (${all} or claimed_at < ${now}::timestamptz - ${DIED_AFTER})`.execute(tx);
  return Number(returned.numAffectedRows ?? 0);
}

/** Clears away what was sent or given up long ago. Dead mails that nobody has looked at stay. */
export async function deleteLongEnded(tx: Tx, now: Date): Promise<void> {
  await sql`
    delete from platform.outbox
     where ended_at < ${now}::timestamptz - ${KEPT} and (state = 'sent' or given_up_at is not null)`.execute(
    tx,
  );
}
