import { sql } from 'kysely';
import { newId, type Clock } from '../../../platform/clock/index.ts';
import type { Tx } from '../../../platform/db/types.ts';

/** Gives an account new recovery codes, of which only hashes are kept; the ones it had count no more. */
export async function saveRecoveryCodes(
  tx: Tx,
  clock: Clock,
  account: { authorityId: string; accountId: string },
  hashes: readonly string[],
): Promise<void> {
  const ids = hashes.map(() => newId(clock));
  await sql`delete from people.credential where account_id = ${account.accountId} and kind = 'recovery-code'`.execute(
    tx,
  );
  await sql`
    insert into people.credential (credential_id, authority_id, account_id, kind, secret)
    select id, ${account.authorityId}::uuid, ${account.accountId}::uuid, 'recovery-code', hash
      from unnest(${ids}::uuid[], ${[...hashes]}::text[]) as code (id, hash)`.execute(tx);
}

/** Uses a recovery code up and answers how many are left; undefined where there is none of that hash. */
export async function saveRecoveryCodeUsed(
  tx: Tx,
  accountId: string,
  hash: string,
): Promise<number | undefined> {
  const used = await sql`
    delete from people.credential where account_id = ${accountId} and kind = 'recovery-code' and secret = ${hash}`.execute(
    tx,
  );
  if (used.numAffectedRows !== 1n) return undefined;
  const left = await sql<{ n: number }>`
    select count(*)::int as n from people.credential where account_id = ${accountId} and kind = 'recovery-code'`.execute(
    tx,
  );
  return left.rows[0]?.n ?? 0;
}
