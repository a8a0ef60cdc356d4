import { sql } from 'kysely';
import { newId, type Clock } from '../../../../platform/clock/index.ts';
import type { Tx } from '../../../../platform/db/types.ts';
import type { MailOutcome, MailWhy } from '../rules/mail-outcome.ts';

/** A message that was met. */
export interface MetMail {
  authorityId: string;
  mailboxId: string;
  uidValidity: number;
  uid: number;
  messageKey: string;
  receivedAt: Date;
  senderDomain: string;
  bytes: number;
}

/**
 * Writes what became of a message, once: answers false, and writes nothing, where it has been recorded already, at this place of
 * the folder or another. One that waits to be tried again is written anew.
 */
export async function saveMail(
  tx: Tx,
  clock: Clock,
  mail: MetMail,
  { outcome, why }: { outcome: MailOutcome; why: MailWhy | null },
): Promise<boolean> {
  // A row at this place that was not recorded is about this very message: it is tried again.
  await sql`
    delete from intelligence.mail
     where mailbox_id = ${mail.mailboxId} and uid_validity = ${mail.uidValidity} and uid = ${mail.uid}
       and outcome in ('refused', 'again')`.execute(tx);
  const saved = await sql`
    insert into intelligence.mail (mail_id, authority_id, mailbox_id, uid_validity, uid, message_key, received_at, sender_domain,
                                   bytes, outcome, why, taken_at)
    values (${newId(clock)}, ${mail.authorityId}, ${mail.mailboxId}, ${mail.uidValidity}, ${mail.uid}, ${mail.messageKey},
            ${mail.receivedAt}, ${mail.senderDomain}, ${mail.bytes}, ${outcome}, ${why}, ${clock.now()})
    on conflict do nothing returning mail_id`.execute(tx);
  return saved.rows.length > 0;
}

/** Names the entry that a recorded message became. Older rows of the same message that could not be taken in are done with. */
export async function saveMailEvent(tx: Tx, mail: MetMail, eventId: string): Promise<void> {
  await sql`
    update intelligence.mail set event_id = ${eventId}
     where mailbox_id = ${mail.mailboxId} and uid_validity = ${mail.uidValidity} and uid = ${mail.uid}`.execute(
    tx,
  );
  await sql`
    delete from intelligence.mail
     where mailbox_id = ${mail.mailboxId} and message_key = ${mail.messageKey} and outcome in ('refused', 'again')`.execute(
    tx,
  );
}

/** Writes that the mailbox was told of what became of a message. */
export async function saveMailSettled(
  tx: Tx,
  { mailboxId, uidValidity, uid }: Pick<MetMail, 'mailboxId' | 'uidValidity' | 'uid'>,
  at: Date,
): Promise<void> {
  await sql`
    update intelligence.mail set settled_at = ${at}
     where mailbox_id = ${mailboxId} and uid_validity = ${uidValidity} and uid = ${uid}`.execute(tx);
}
