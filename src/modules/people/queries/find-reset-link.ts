import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/types.ts';
import { tokenHash } from '../rules/tokens.ts';

export interface ResetLink {
  linkId: string;
  accountId: string;
  authorityId: string;
  name: string;
  email: string;
  council: string;
  isDemonstration: boolean;
}

/** The person whose link to a new password this is; undefined where it is none, was used or is too old. Runs as the owner. */
export async function findResetLink(owner: Tx, token: string, now: Date): Promise<ResetLink | undefined> {
  const found = await sql<ResetLink>`
    select l.link_id as "linkId", a.account_id as "accountId", a.authority_id as "authorityId", a.name, a.email,
           council.name as council, council.is_demonstration as "isDemonstration"
      from people.one_time_link l
      join people.account a on a.account_id = l.account_id
      join people.authority council on council.authority_id = a.authority_id
     where l.token_hash = ${tokenHash(token)} and l.purpose = 'reset' and l.used_at is null and l.expires_at > ${now}
       and a.state = 'active'`.execute(owner);
  return found.rows[0];
}
