import { sql } from 'kysely';
import type { Day } from '../../../kernel/calendar-day.ts';
import type { Rag } from '../../../kernel/rating.ts';
import type { Tx } from '../../../platform/db/types.ts';
import { servicesWith } from './services-source.ts';

export interface CaseloadService {
  locationId: string;
  name: string;
  rag: Rag | null;
  registered: boolean;
}

/**
 * The services that officers answer for on a day, or with null all that are the council's; with their colour now. Facts
 * recorded against a former registration of a service count for it.
 */
export async function fetchCaseload(
  tx: Tx,
  today: Day,
  officerIds: readonly string[] | null,
): Promise<CaseloadService[]> {
  const found = await sql<CaseloadService>`
    with ${servicesWith(today)},
    mine as (
      select location_id from facts where officer_id = any(${[...(officerIds ?? [])]}::uuid[])
      union select location_id from ours where ${officerIds === null}
    )
    select m.location_id as "locationId", coalesce(l.name, o.name, m.location_id) as name, a.rag,
           coalesce(l.registration_status = 'Registered', o.registered, false) as registered
      from mine m
      left join cqc.published_location l on l.location_id = m.location_id
      left join owned o on o.location_id = m.location_id
      left join risk.published_status a on a.location_id = m.location_id
     order by name, m.location_id`.execute(tx);
  return found.rows;
}
