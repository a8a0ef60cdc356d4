import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/types.ts';

/** The authenticator app of an account: its sealed secret, and the step of the last code that was taken. */
export async function findTotp(
  tx: Tx,
  accountId: string,
): Promise<{ sealed: string; lastStep: number } | undefined> {
  const found = await sql<{ sealed: string; lastStep: number }>`
    select secret as sealed, coalesce((details ->> 'lastStep')::bigint, 0) as "lastStep"
      from people.credential where account_id = ${accountId} and kind = 'totp' and confirmed`.execute(tx);
  return found.rows[0];
}
