import { sql } from 'kysely';
import type { Day } from '../../../kernel/calendar-day.ts';
import type { Tx } from '../../../platform/db/types.ts';
import { saveLinksEnd } from './save-links-end.ts';
import { saveSessionsEnd } from './save-session.ts';

/**
 * Takes a person's way in away for good: the account is marked as left, its sessions and links end in this transaction, and
 * what they signed in with is deleted. What they did keeps their name. False where they have left already, or the account
 * changed since `version`.
 */
export async function saveAccountLeft(
  tx: Tx,
  account: { accountId: string; version: number; on: Day },
  now: Date,
): Promise<boolean> {
  const { accountId, version, on } = account;
  const left = await sql`
    update people.account set state = 'left', left_on = ${on}, version = version + 1
     where account_id = ${accountId} and version = ${version} and state <> 'left'`.execute(tx);
  if (left.numAffectedRows !== 1n) return false;
  await saveSessionsEnd(tx, accountId, now);
  await saveLinksEnd(tx, accountId, now);
  await sql`delete from people.credential where account_id = ${accountId}`.execute(tx);
  await sql`delete from people.team_member where account_id = ${accountId}`.execute(tx);
  await sql`update people.team set lead_account_id = null, version = version + 1 where lead_account_id = ${accountId}`.execute(
    tx,
  );
  return true;
}
