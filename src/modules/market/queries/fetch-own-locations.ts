import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/types.ts';
import type { OwnLocation } from '../rules/own-location.ts';

const COLUMNS = sql`
  location_id::text as "locationId", name, service_type as "serviceType", provider_name as "providerName", address, postcode,
  local_authority as "localAuthority", phone, latitude, longitude, capacity, client_groups as "clientGroups",
  opened_on as "openedOn", closed_on as "closedOn", version`;

/** The council's services that CQC does not register, open ones first, by name. */
export async function fetchOwnLocations(tx: Tx): Promise<OwnLocation[]> {
  const found = await sql<OwnLocation>`
    select ${COLUMNS} from market.own_location order by closed_on is not null, name, location_id limit 2000`.execute(
    tx,
  );
  return found.rows;
}

/** Those among some locations that are the council's own entries. */
export async function fetchOwnLocationsOf(tx: Tx, locationIds: readonly string[]): Promise<OwnLocation[]> {
  const found = await sql<OwnLocation>`
    select ${COLUMNS} from market.own_location where location_id::text = any(${locationIds}::text[])`.execute(
    tx,
  );
  return found.rows;
}
