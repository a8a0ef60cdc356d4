import { sql, type RawBuilder } from 'kysely';
import type { Tx } from '../../../platform/db/types.ts';
import type { Due, Removed } from '../../../platform/retention/index.ts';

const pseudonym = sql`'Former colleague ' || upper(right(account_id::text, 8))`;

/**
 * Takes people out of their accounts: name, e-mail address, sign-on, roles, preferences and means of signing in, and the name
 * in their officer record, unless another account has that officer. Runs as the owner, in one council.
 */
export async function saveAnonymised(
  tx: Tx,
  due: RawBuilder<unknown>,
  { authorityId, now }: Due,
  limit: number,
): Promise<Removed> {
  const { rows } = await sql<{ accountId: string; officerId: string | null }>`
    update people.account
       set name = ${pseudonym}, email = 'left-' || account_id || '@removed.invalid', sign_on_issuer = null, sign_on_subject = null,
           state = 'left', left_on = coalesce(left_on, (${now}::timestamptz at time zone 'Europe/London')::date),
           anonymised_at = ${now}, version = version + 1
     where authority_id = ${authorityId}
       and account_id in (select d.key from (${due}) d order by d.since, d.key limit ${limit})
    returning account_id as "accountId", officer_id as "officerId"`.execute(tx);
  const accounts = rows.map(({ accountId }) => accountId);
  const theirs = sql`authority_id = ${authorityId} and account_id = any(${accounts}::uuid[])`;
  await sql`delete from people.account_role where ${theirs}`.execute(tx);
  await sql`delete from people.credential where ${theirs}`.execute(tx);
  await sql`delete from platform.notice_preference where ${theirs}`.execute(tx);
  await sql`
    update people.officer o set name = a.name, email = null, active = false
      from people.account a
     where a.account_id = any(${accounts}::uuid[]) and o.officer_id = a.officer_id and o.authority_id = ${authorityId}
       and not exists (select from people.account other where other.officer_id = o.officer_id and other.anonymised_at is null)`.execute(
    tx,
  );
  return { records: rows.length };
}
