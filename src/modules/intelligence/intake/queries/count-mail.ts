import { sql } from 'kysely';
import type { Tx } from '../../../../platform/db/types.ts';

/** What became of the mails of the last days. */
export interface MailCounts {
  recorded: number;
  duplicate: number;
  noted: number;
}

/** How many mails were recorded, met again or noted since a moment. */
export async function countMail(tx: Tx, since: Date): Promise<MailCounts> {
  const { rows } = await sql<MailCounts>`
    select count(*) filter (where outcome = 'recorded')::int as recorded,
           count(*) filter (where outcome = 'duplicate')::int as duplicate,
           count(*) filter (where outcome = 'noted')::int as noted
      from intelligence.mail where taken_at >= ${since}`.execute(tx);
  return rows[0]!;
}
