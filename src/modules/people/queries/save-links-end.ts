import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/types.ts';

/** Ends every one-time link of an account that still works. */
export async function saveLinksEnd(tx: Tx, accountId: string, now: Date): Promise<void> {
  await sql`
    update people.one_time_link set used_at = ${now} where account_id = ${accountId} and used_at is null`.execute(
    tx,
  );
}
