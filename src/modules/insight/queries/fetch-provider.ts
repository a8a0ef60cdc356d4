import { sql } from 'kysely';
import type { Day } from '../../../kernel/calendar-day.ts';
import type { Tx } from '../../../platform/db/types.ts';

/** A provider, as far as the register knows it. */
export interface ProviderRecord {
  providerId: string;
  /** Null where only its services name it. */
  name: string | null;
  ownershipType: string | null;
  registrationStatus: string | null;
  from: Day | null;
  until: Day | null;
  brandId: string | null;
  brandName: string | null;
  companiesHouseNumber: string | null;
  charityNumber: string | null;
  phone: string | null;
  website: string | null;
  address: string | null;
  town: string | null;
  county: string | null;
  postcode: string | null;
  /** How figures name it among providers: several of one name are told apart by their ids. */
  figureGroup: string;
}

/** A provider by its id, or null where neither the register nor any service in it names the id. */
export async function fetchProvider(tx: Tx, providerId: string): Promise<ProviderRecord | null> {
  const { rows } = await sql<ProviderRecord>`
    select asked.id as "providerId", p.name, p.ownership_type as "ownershipType", p.registration_status as "registrationStatus",
           p.registration_date as "from", p.deregistration_date as "until", coalesce(p.brand_id, brand.brand_id) as "brandId",
           coalesce(p.brand_name, brand.brand_name) as "brandName", p.companies_house_number as "companiesHouseNumber",
           p.charity_number as "charityNumber", p.phone, p.website, p.address, p.town, p.county, p.postcode,
           coalesce(p.name || case when exists (
             select from cqc.published_provider o where o.name = p.name and o.provider_id <> p.provider_id)
             then ' (' || p.provider_id || ')' else '' end, asked.id) as "figureGroup"
      from (values (${providerId}::text)) as asked (id)
      left join cqc.published_provider p on p.provider_id = asked.id
      left join lateral (
        select l.brand_id, l.brand_name from cqc.published_location l
         where l.provider_id = asked.id and l.brand_id is not null order by l.registration_status desc, l.location_id limit 1
      ) brand on true
     where p.provider_id is not null or exists (select from cqc.published_location l where l.provider_id = asked.id)`.execute(
    tx,
  );
  return rows[0] ?? null;
}
