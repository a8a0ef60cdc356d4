import { sql } from 'kysely';
import type { Tx } from '../../platform/db/types.ts';
import type { Demonstration } from '../rules/generate.ts';

/** What goes into the market room's tables, with ids for the rows that need one. */
export type LocalKnowledge = Pick<
  Demonstration,
  'localFacts' | 'placements' | 'enforcement' | 'ownLocations' | 'boundaries' | 'officers'
>;

/**
 * Writes what the council knows beside the register, without the past colours, each table in one statement. The scope's authority must be
 * the one given; the officers must be there.
 */
export async function saveLocalKnowledge(
  tx: Tx,
  authorityId: string,
  known: LocalKnowledge,
  newId: () => string,
): Promise<void> {
  const officerIds = new Map(known.officers.map((officer) => [officer.name, officer.officerId]));
  await saveFacts(tx, authorityId, known.localFacts.map((f) => ({ ...f, id: newId(), officerId: officerIds.get(f.officer ?? '') ?? null }))); // prettier-ignore
  await saveOwnLocations(tx, authorityId, known.ownLocations);
  await savePlacements(
    tx,
    authorityId,
    known.placements.map((p) => ({ ...p, id: newId() })),
  );
  await saveEnforcement(
    tx,
    authorityId,
    known.enforcement.map((e) => ({ ...e, id: newId() })),
  );
  await saveBoundaries(
    tx,
    authorityId,
    known.boundaries.map((b) => ({ ...b, id: newId() })),
  );
}

async function saveFacts(tx: Tx, authorityId: string, facts: object[]): Promise<void> {
  await sql`
    insert into market.local_fact (fact_id, authority_id, location_id, valid_from, recorded_at, recorded_by, operational, contracted, locality,
                                   officer_id, council_beds, council_phone, note)
    select id, ${authorityId}::uuid, "locationId", "validFrom", "validFrom" + interval '9 hours', platform.current_actor(), operational, contracted, locality,
           "officerId", "councilBeds", "councilPhone", note
      from jsonb_to_recordset(${JSON.stringify(facts)}::jsonb) as row (
             id uuid, "locationId" text, "validFrom" date, operational boolean, contracted boolean, locality text,
             "officerId" uuid, "councilBeds" int, "councilPhone" text, note text)`.execute(tx);
}

async function saveOwnLocations(tx: Tx, authorityId: string, locations: object[]): Promise<void> {
  await sql`
    insert into market.own_location (location_id, authority_id, name, service_type, provider_name, address, postcode, local_authority,
                                     phone, latitude, longitude, capacity, client_groups, opened_on, closed_on)
    select "locationId", ${authorityId}::uuid, name, "serviceType", "providerName", address, postcode, "localAuthority",
           phone, latitude, longitude, capacity, "clientGroups", "openedOn", "closedOn"
      from jsonb_to_recordset(${JSON.stringify(locations)}::jsonb) as row (
             "locationId" uuid, name text, "serviceType" text, "providerName" text, address text, postcode text,
             "localAuthority" text, phone text, latitude double precision, longitude double precision, capacity int,
             "clientGroups" text[], "openedOn" date, "closedOn" date)`.execute(tx);
}

async function savePlacements(tx: Tx, authorityId: string, placements: object[]): Promise<void> {
  await sql`
    insert into market.out_of_area_placement (placement_id, authority_id, location_id, people, as_of)
    select id, ${authorityId}::uuid, "locationId", people, "asOf"
      from jsonb_to_recordset(${JSON.stringify(placements)}::jsonb) as row (
             id uuid, "locationId" text, people int, "asOf" date)`.execute(tx);
}

async function saveEnforcement(tx: Tx, authorityId: string, enforcement: object[]): Promise<void> {
  await sql`
    insert into market.enforcement (enforcement_id, authority_id, location_id, kind, imposed_on, lifted_on, summary, source)
    select id, ${authorityId}::uuid, "locationId", kind, "imposedOn", "liftedOn", summary, source
      from jsonb_to_recordset(${JSON.stringify(enforcement)}::jsonb) as row (
             id uuid, "locationId" text, kind text, "imposedOn" date, "liftedOn" date, summary text, source text)`.execute(
    tx,
  );
}

async function saveBoundaries(tx: Tx, authorityId: string, boundaries: object[]): Promise<void> {
  await sql`
    insert into market.boundary (boundary_id, authority_id, kind, name, geometry)
    select id, ${authorityId}::uuid, kind, name, geometry
      from jsonb_to_recordset(${JSON.stringify(boundaries)}::jsonb) as row (
             id uuid, kind text, name text, geometry jsonb)`.execute(tx);
}
