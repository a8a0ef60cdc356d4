import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/types.ts';

export interface AccountChanges {
  accountId: string;
  authorityId: string;
  /** The version that the form saw. */
  version: number;
  name: string;
  email: string;
  roles: readonly string[];
  teamIds: readonly string[];
  officerId: string | null;
  providerId: string | null;
}

/** How a change of an account ended; but for 'saved', nothing was changed. */
export type AccountSaved = 'saved' | 'changed meanwhile' | 'e-mail taken' | 'officer taken';

/**
 * Changes an account with its roles and teams where its version is still the one that the form saw. Roles that the identity
 * provider gives stay.
 */
export async function saveAccountChanges(tx: Tx, change: AccountChanges): Promise<AccountSaved> {
  const { accountId, email, officerId } = change;
  const taken = await sql<{ email: boolean; officer: boolean }>`
    select exists (select from people.account where lower(email) = lower(${email}) and account_id <> ${accountId}) as email,
           exists (select from people.account where officer_id::text = ${officerId}::text and state <> 'left'
                      and account_id <> ${accountId}) as officer`.execute(tx);
  if (taken.rows[0]!.email) return 'e-mail taken';
  if (taken.rows[0]!.officer) return 'officer taken';
  const saved = await saveDetails(tx, change);
  if (saved !== 'saved') return saved;
  await saveRoles(tx, change);
  await saveTeamsOf(tx, change);
  return 'saved';
}

/** Somebody of another council may have the address, which row-level security hides: only the failure tells. */
async function saveDetails(tx: Tx, change: AccountChanges): Promise<AccountSaved> {
  await sql`savepoint before_details`.execute(tx);
  try {
    const saved = await sql`
      update people.account set name = ${change.name}, email = ${change.email}, officer_id = ${change.officerId},
             provider_id = ${change.providerId}, version = version + 1
       where account_id = ${change.accountId} and version = ${change.version}`.execute(tx);
    return saved.numAffectedRows === 1n ? 'saved' : 'changed meanwhile';
  } catch (error) {
    const { code, constraint } = error as { code?: unknown; constraint?: unknown };
    if (code !== '23505' || constraint !== 'account_email') throw error;
    await sql`rollback to savepoint before_details`.execute(tx);
    return 'e-mail taken';
  }
}

async function saveRoles(tx: Tx, { accountId, authorityId, roles }: AccountChanges): Promise<void> {
  await sql`
    delete from people.account_role
     where account_id = ${accountId} and not from_claim and not (role = any(${[...roles]}::text[]))`.execute(
    tx,
  );
  await sql`
    insert into people.account_role (account_id, authority_id, role)
    select ${accountId}::uuid, ${authorityId}::uuid, role from unnest(${[...roles]}::text[]) as role
    on conflict do nothing`.execute(tx);
}

/** Makes these the teams of an account. */
export async function saveTeamsOf(
  tx: Tx,
  { accountId, authorityId, teamIds }: Pick<AccountChanges, 'accountId' | 'authorityId' | 'teamIds'>,
): Promise<void> {
  await sql`
    delete from people.team_member
     where account_id = ${accountId} and not (team_id = any(${[...teamIds]}::uuid[]))`.execute(tx);
  await sql`
    insert into people.team_member (team_id, account_id, authority_id)
    select team_id, ${accountId}::uuid, ${authorityId}::uuid from unnest(${[...teamIds]}::uuid[]) as team_id
    on conflict do nothing`.execute(tx);
}
