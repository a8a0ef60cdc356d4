import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/types.ts';

/** Another council of this installation. */
export interface OtherCouncil {
  authorityId: string;
  name: string;
}

/** The other councils of this installation, for whoever may make agreements with them. */
export async function fetchOtherCouncils(tx: Tx, authorityId: string): Promise<OtherCouncil[]> {
  const { rows } = await sql<OtherCouncil>`
    select c.authority_id as "authorityId", c.name
      from people.shared_council c where c.authority_id <> ${authorityId} order by lower(c.name), c.authority_id`.execute(
    tx,
  );
  return rows;
}
