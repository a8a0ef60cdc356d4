import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/types.ts';

/** A way to sign in that the sign-in page offers. */
export interface SignOnChoice {
  signOnId: string;
  name: string;
  council: string;
}

/**
 * Every council's provider that is switched on. Runs as the
 * owner: nobody is signed in yet.
 */
export async function fetchSignOnChoices(owner: Tx): Promise<SignOnChoice[]> {
  const found = await sql<SignOnChoice>`
    select s.sign_on_id as "signOnId", s.name, council.name as council
      from people.sign_on s join people.authority council using (authority_id)
     where s.enabled order by council.name, s.sign_on_id`.execute(owner);
  return found.rows;
}
