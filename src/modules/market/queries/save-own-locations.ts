import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/types.ts';
import type { OwnLocationValues } from '../rules/own-location.ts';

export interface NewOwnLocation extends OwnLocationValues {
  locationId: string;
  authorityId: string;
}

/** Adds services that CQC does not register, as many as there are, in one statement. */
export async function saveOwnLocations(tx: Tx, rows: readonly NewOwnLocation[]): Promise<void> {
  if (rows.length === 0) return;
  await sql`
    insert into market.own_location
           (location_id, authority_id, name, service_type, provider_name, address, postcode, local_authority, phone, latitude,
            longitude, capacity, client_groups, opened_on, closed_on)
    select r."locationId", r."authorityId", r.name, r."serviceType", r."providerName", r.address, r.postcode, r."localAuthority",
           r.phone, r.latitude, r.longitude, r.capacity,
           array(select jsonb_array_elements_text(r."clientGroups")), r."openedOn", r."closedOn"
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (
           "locationId" uuid, "authorityId" uuid, name text, "serviceType" text, "providerName" text, address text, postcode text,
           "localAuthority" text, phone text, latitude double precision, longitude double precision, capacity int,
           "clientGroups" jsonb, "openedOn" date, "closedOn" date)`.execute(tx);
}

/** Changes a service; false where `version` is no longer the one saved, and then nothing is changed. */
export async function saveOwnLocation(
  tx: Tx,
  locationId: string,
  version: number,
  values: OwnLocationValues,
): Promise<boolean> {
  const saved = await sql`
    update market.own_location
       set name = ${values.name}, service_type = ${values.serviceType}, provider_name = ${values.providerName},
           address = ${values.address}, postcode = ${values.postcode}, local_authority = ${values.localAuthority},
           phone = ${values.phone}, latitude = ${values.latitude}, longitude = ${values.longitude}, capacity = ${values.capacity},
           client_groups = ${values.clientGroups}::text[], opened_on = ${values.openedOn}::date, closed_on = ${values.closedOn}::date,
           version = version + 1
     where location_id = ${locationId} and version = ${version}`.execute(tx);
  return saved.numAffectedRows === 1n;
}
