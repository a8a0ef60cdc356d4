import { sql } from 'kysely';
import type { Tx } from '../../../../platform/db/types.ts';
import type { MailWhy } from '../rules/mail-outcome.ts';

/** A mail that could not be taken in. */
export interface RefusedMail {
  mailId: string;
  receivedAt: Date;
  senderDomain: string;
  bytes: number;
  why: MailWhy;
  /** True where it waits to be tried again. */
  again: boolean;
  /** How many there are in all. */
  total: number;
}

/** The newest mails that could not be taken in and that nobody has dealt with. */
export async function findRefusedMail(tx: Tx, most: number): Promise<RefusedMail[]> {
  const { rows } = await sql<RefusedMail>`
    select mail_id as "mailId", received_at as "receivedAt", sender_domain as "senderDomain", bytes, why, outcome = 'again' as again,
           count(*) over ()::int as total
      from intelligence.mail where outcome in ('refused', 'again')
     order by received_at desc, mail_id limit ${most}`.execute(tx);
  return rows;
}
