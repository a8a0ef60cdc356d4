import { sql } from 'kysely';
import type { Tx } from '../../../../platform/db/types.ts';

/** Has mails that were refused tried again, or says that somebody dealt with them in the mailbox; all of them where `mailId` is null. */
export async function saveMailDecision(
  tx: Tx,
  mailId: string | null,
  outcome: 'again' | 'given up',
): Promise<number> {
  const changed = await sql`
    update intelligence.mail set outcome = ${outcome}, version = version + 1
     where outcome in ('refused', 'again') and outcome <> ${outcome}
       and (${mailId}::text is null or mail_id::text = ${mailId})`.execute(tx);
  return Number(changed.numAffectedRows ?? 0);
}
