import { sql } from 'kysely';
import type { Database } from '../../../platform/db/types.ts';

export interface PersonWithRoles {
  accountId: string;
  authorityId: string;
  name: string;
  email: string;
  roles: string[];
}

/** The active person of an e-mail address, in whichever council; undefined where there is none. Runs as the owner. */
export async function findPersonByEmail(db: Database, email: string): Promise<PersonWithRoles | undefined> {
  const found = await sql<PersonWithRoles>`
    select a.account_id as "accountId", a.authority_id as "authorityId", a.name, a.email,
           coalesce((select array_agg(r.role order by r.role) from people.account_role r where r.account_id = a.account_id), '{}') as roles
      from people.account a
     where lower(a.email) = lower(${email}) and a.state = 'active'`.execute(db.owner);
  return found.rows[0];
}
