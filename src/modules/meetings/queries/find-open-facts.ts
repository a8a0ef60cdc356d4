import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/types.ts';
import type { OpenFacts } from '../rules/agenda.ts';

/** What CQC publishes of a location; undefined for one that it does not register. */
export async function findOpenFacts(tx: Tx, locationId: string): Promise<OpenFacts | undefined> {
  const found = await sql<OpenFacts>`
    select l.name, l.provider_name as "providerName", l.postcode, l.leading_category as category, l.beds, s.rating,
           s.rated_on as "ratedOn", l.manager_registered as "managerRegistered", l.dormant
      from cqc.published_location l
      left join cqc.published_standing s on s.location_id = l.location_id
     where l.location_id = ${locationId}`.execute(tx);
  return found.rows[0];
}
