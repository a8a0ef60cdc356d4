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
  const found = await sql<Notice & { total: number; unread: number }>`
    with mine as (
      select * from platform.notice where account_id = ${accountId} and (${asked.kind}::text is null or kind = ${asked.kind}::text))
    select notice_id as "noticeId", kind, about, count, created_at as "createdAt", read_at as "readAt",
           (select count(*)::int from mine) as total, (select count(*)::int from mine where read_at is null) as unread
      from mine order by (read_at is not null), notice_id desc
     limit ${PAGE_SIZE} offset ${(asked.page - 1) * PAGE_SIZE}`.execute(tx);
  const [first] = found.rows;
  return {
    notices: found.rows.map(({ total: _total, unread: _unread, ...notice }) => notice),
    total: first?.total ?? 0,
    unread: first?.unread ?? 0,
  };
}
