import { sql } from 'kysely';
import type { Day } from '../../../kernel/calendar-day.ts';
import type { Tx } from '../../../platform/db/types.ts';

/** Who looks after whose services on a day, of some people: both by account, those who can sign in. */
export async function fetchCovering(
  tx: Tx,
  day: Day,
  accountIds: readonly string[],
): Promise<{ accountId: string; coverAccountId: string }[]> {
  const found = await sql<{ accountId: string; coverAccountId: string }>`
    select away.account_id as "accountId", cover.account_id as "coverAccountId"
      from people.published_account away
      join people.published_cover c on c.officer_id = away.officer_id and ${day}::date between c.from_day and c.until_day
      join people.published_account cover on cover.officer_id = c.cover_officer_id and cover.state = 'active'
     where away.account_id = any(${[...accountIds]}::uuid[])
     order by 1, 2`.execute(tx);
  return found.rows;
}
