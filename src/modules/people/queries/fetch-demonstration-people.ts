import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/types.ts';

export interface DemonstrationPerson {
  name: string;
  email: string;
  council: string;
  role: string;
}

/**
 * The invented people of demonstration councils, who all have an address that can never be registered; nobody else. Runs as the
 * owner, because nobody is signed in yet.
 */
export async function fetchDemonstrationPeople(owner: Tx): Promise<DemonstrationPerson[]> {
  const found = await sql<DemonstrationPerson>`
    select a.name, a.email, council.name as council,
           (select min(r.role) from people.account_role r where r.account_id = a.account_id) as role
      from people.authority council join people.account a using (authority_id)
     where council.is_demonstration and a.state = 'active' and a.email like '%.example'
       and exists (select from people.account_role r where r.account_id = a.account_id)
       and exists (select from people.credential c where c.account_id = a.account_id and c.kind = 'password')
     order by council.created_at, council.authority_id, a.name, a.account_id`.execute(owner);
  return found.rows;
}
