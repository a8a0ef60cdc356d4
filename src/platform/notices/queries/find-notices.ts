import { sql } from 'kysely';
import type { Tx } from '../../db/types.ts';

export const PAGE_SIZE = 20;

export interface Notice {
  noticeId: string;
  kind: string;
  about: string;
  count: number;
  createdAt: Date;
  readAt: Date | null;
}

/** One page of a person's notices, unread first and then the newest, of one kind where one is asked for; and how many there are. */
export async function findNotices(
  tx: Tx,
  accountId: string,
  asked: { kind: string | null; page: number },
): Promise<{ notices: Notice[]; total: number; unread: number }> {
  const mine = sql`account_id = ${accountId} and (${asked.kind}::text is null or kind = ${asked.kind}::text)`;
  const counted = await sql<{ total: number; unread: number }>`
    select count(*)::int as total, count(*) filter (where read_at is null)::int as unread
      from platform.notice where ${mine}`.execute(tx);
  const found = await sql<Notice>`
    select notice_id as "noticeId", kind, about, count, created_at as "createdAt", read_at as "readAt"
      from platform.notice where ${mine} order by (read_at is not null), notice_id desc
     limit ${PAGE_SIZE} offset ${(asked.page - 1) * PAGE_SIZE}`.execute(tx);
  return { notices: found.rows, ...(counted.rows[0] ?? { total: 0, unread: 0 }) };
}
