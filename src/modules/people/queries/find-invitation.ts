import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/types.ts';
import { tokenHash } from '../rules/tokens.ts';

export interface Invitation {
  linkId: string;
  accountId: string;
  authorityId: string;
  name: string;
  email: string;
  council: string;
  /** Who invited them; null where that is not known. */
  invitedBy: string | null;
  /** Whether it can still be accepted. */
  open: boolean;
}

/** The invitation of a link's token, also one that is over; undefined where it is none. Runs as the owner. */
export async function findInvitation(owner: Tx, token: string, now: Date): Promise<Invitation | undefined> {
  const found = await sql<Invitation>`
    select l.link_id as "linkId", a.account_id as "accountId", a.authority_id as "authorityId", a.name, a.email,
           council.name as council, inviter.name as "invitedBy",
           l.used_at is null and l.expires_at > ${now} and a.state = 'invited' as open
      from people.one_time_link l
      join people.account a on a.account_id = l.account_id
      join people.authority council on council.authority_id = a.authority_id
      left join people.account inviter on inviter.account_id = l.created_by
     where l.token_hash = ${tokenHash(token)} and l.purpose = 'invitation'`.execute(owner);
  return found.rows[0];
}
