import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/types.ts';
import type { EnforcementValues } from './save-enforcements.ts';

export interface Enforcement extends EnforcementValues {
  enforcementId: string;
  locationId: string;
  /** Holds the location at Red while it is in force. */
  severe: boolean;
  version: number;
}

/** Enforcement on a location, what is in force first, then the newest first. */
export async function fetchEnforcements(tx: Tx, locationId: string): Promise<Enforcement[]> {
  const found = await sql<Enforcement>`
    select e.enforcement_id as "enforcementId", e.location_id as "locationId", e.kind, e.imposed_on as "imposedOn",
           e.lifted_on as "liftedOn", e.summary, e.source, e.version, k.severe
      from market.enforcement e join reference.enforcement_kind k using (kind)
     where e.location_id = ${locationId}
     order by e.lifted_on is not null, e.imposed_on desc, e.enforcement_id`.execute(tx);
  return found.rows;
}
