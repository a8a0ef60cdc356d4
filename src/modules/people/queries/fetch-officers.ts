import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/types.ts';

export interface Officer {
  officerId: string;
  name: string;
  email: string | null;
  active: boolean;
}

/** The council's officers by name, those who have left last. */
export async function fetchOfficers(tx: Tx): Promise<Officer[]> {
  const found = await sql<Officer>`
    select officer_id as "officerId", name, email, active from people.officer order by active desc, name, officer_id`.execute(
    tx,
  );
  return found.rows;
}
