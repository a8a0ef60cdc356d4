import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/types.ts';

/** Puts the roles that claims give now in place of those that claims gave before. Roles that a person gave stay. */
export async function saveClaimedRoles(
  tx: Tx,
  { accountId, authorityId }: { accountId: string; authorityId: string },
  roles: readonly string[],
): Promise<void> {
  await sql`
    delete from people.account_role
     where account_id = ${accountId} and from_claim and role <> all (${[...roles]}::text[])`.execute(tx);
  await sql`
    insert into people.account_role (account_id, authority_id, role, from_claim)
    select ${accountId}::uuid, ${authorityId}::uuid, role, true from unnest(${[...roles]}::text[]) as role
    on conflict (account_id, role) do nothing`.execute(tx);
}
