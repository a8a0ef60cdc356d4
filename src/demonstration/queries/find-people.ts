import { sql } from 'kysely';
import type { Tx } from '../../platform/db/types.ts';

/** What the making of people needs to know of a demonstration that is there. */
export interface PeopleThere {
  /** Accounts by e-mail address, in lower case, with the hash of their password; null where they have none. */
  accounts: Map<string, { accountId: string; hash: string | null }>;
  /** Officers by name. */
  officers: Map<string, string>;
  /** The provider of most services in the area. */
  providerId: string | null;
}

/** Who can sign in already, the officers, and a provider to speak for. Runs as the owner. */
export async function findPeople(
  owner: Tx,
  authorityId: string,
  area: readonly string[],
): Promise<PeopleThere> {
  const accounts = await sql<{ email: string; accountId: string; hash: string | null }>`
    select lower(a.email) as email, a.account_id as "accountId",
           (select c.secret from people.credential c where c.account_id = a.account_id and c.kind = 'password') as hash
      from people.account a where a.authority_id = ${authorityId}`.execute(owner);
  const officers = await sql<{ name: string; officerId: string }>`
    select name, officer_id as "officerId" from people.officer where authority_id = ${authorityId}`.execute(
    owner,
  );
  const provider = await sql<{ providerId: string }>`
    select provider_id as "providerId" from cqc.location
     where registration_status = 'Registered' and local_authority = any(${[...area]}::text[]) and provider_id is not null
     group by provider_id order by count(*) desc, provider_id limit 1`.execute(owner);
  return {
    accounts: new Map(accounts.rows.map(({ email, ...account }) => [email, account])),
    officers: new Map(officers.rows.map(({ name, officerId }) => [name, officerId])),
    providerId: provider.rows[0]?.providerId ?? null,
  };
}
