import { sql } from 'kysely';
import type { Day } from '../../kernel/calendar-day.ts';
import type { Tx } from '../../platform/db/types.ts';

/** As if everybody had read their notices of before a day, and their mails had gone. Runs as the owner. */
export async function settleNotices(owner: Tx, authorityId: string, before: Day): Promise<void> {
  await sql`
    update platform.notice set read_at = created_at + interval '1 day'
     where authority_id = ${authorityId} and read_at is null and created_at < ${before}::date`.execute(owner);
  await sql`delete from platform.outbox where authority_id = ${authorityId} and notice_id is not null`.execute(
    owner,
  );
}
