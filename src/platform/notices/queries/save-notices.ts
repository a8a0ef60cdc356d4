import { sql } from 'kysely';
import type { Tx } from '../../db/types.ts';

interface NoticeRow {
  noticeId: string;
  authorityId: string;
  accountId: string;
  kind: string;
  about: string;
  count: number;
  href: string;
}

/** Puts notices into people's inboxes. */
export async function saveNewNotices(tx: Tx, rows: readonly NoticeRow[], now: Date): Promise<void> {
  await sql`
    insert into platform.notice (notice_id, authority_id, account_id, kind, about, count, href, created_at)
    select *, ${now}::timestamptz
      from unnest(${rows.map((row) => row.noticeId)}::uuid[], ${rows.map((row) => row.authorityId)}::uuid[],
                  ${rows.map((row) => row.accountId)}::uuid[], ${rows.map((row) => row.kind)}::text[],
                  ${rows.map((row) => row.about)}::text[], ${rows.map((row) => row.count)}::int[],
                  ${rows.map((row) => row.href)}::text[])`.execute(tx);
}
