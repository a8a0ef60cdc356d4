import { sql } from 'kysely';
import type { Tx } from '../../db/types.ts';

/** Marks one of a person's notices as read; answers where it leads, or undefined where they have none of that id. */
export async function saveRead(
  tx: Tx,
  accountId: string,
  noticeId: string,
  now: Date,
): Promise<string | undefined> {
  const saved = await sql<{ href: string }>`
    update platform.notice set read_at = coalesce(read_at, ${now}::timestamptz)
     where notice_id = ${noticeId} and account_id = ${accountId} returning href`.execute(tx);
  return saved.rows[0]?.href;
}

/** Marks a person's notices as read, of one kind where one is named; answers how many were new. */
export async function saveAllRead(
  tx: Tx,
  accountId: string,
  kind: string | null,
  now: Date,
): Promise<number> {
  const saved = await sql`
    update platform.notice set read_at = ${now}
     where account_id = ${accountId} and read_at is null and (${kind}::text is null or kind = ${kind}::text)`.execute(
    tx,
  );
  return Number(saved.numAffectedRows ?? 0);
}
