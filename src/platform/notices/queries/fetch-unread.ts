import { sql } from 'kysely';
import type { Tx } from '../../db/types.ts';

/** Nobody reads a greater number than this in the header of a page. */
const MOST = 100;

/** How many notices a person has not read, at most 100: one look at an index of the unread alone. */
export async function countUnread(tx: Tx, accountId: string): Promise<number> {
  const counted = await sql<{ n: number }>`
    select count(*)::int as n
      from (select from platform.notice where account_id = ${accountId} and read_at is null limit ${MOST}) unread`.execute(
    tx,
  );
  return counted.rows[0]?.n ?? 0;
}
