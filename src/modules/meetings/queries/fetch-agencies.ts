import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/types.ts';

export interface Agency {
  agencyId: string;
  name: string;
  active: boolean;
}

/** The council's list of agencies, by name. */
export async function fetchAgencies(tx: Tx): Promise<Agency[]> {
  const found = await sql<Agency>`
    select agency_id as "agencyId", name, active from meetings.agency order by lower(name), agency_id`.execute(
    tx,
  );
  return found.rows;
}
