import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/types.ts';

/** Takes every second factor of an account away, with its recovery codes; answers how many passkeys and apps there were. */
export async function saveSecondFactorsRemoved(tx: Tx, accountId: string): Promise<number> {
  const removed = await sql<{ kind: string }>`
    delete from people.credential where account_id = ${accountId} and kind in ('totp', 'passkey', 'recovery-code')
    returning kind`.execute(tx);
  return removed.rows.filter(({ kind }) => kind !== 'recovery-code').length;
}
