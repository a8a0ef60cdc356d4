import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/types.ts';

/**
 * The name of a location of the register or of the council's own; of a provider's locations alone where one is given. Undefined
 * where there is none.
 */
export async function findLocationName(
  tx: Tx,
  locationId: string,
  providerId?: string | null,
): Promise<string | undefined> {
  const found = await sql<{ name: string }>`
    select name from cqc.published_location
     where location_id = ${locationId} and (${providerId === undefined}::boolean or provider_id = ${providerId ?? ''})
    union all
    select name from market.published_own_location
     where location_id::text = ${locationId} and ${providerId === undefined}::boolean`.execute(tx);
  return found.rows[0]?.name;
}
