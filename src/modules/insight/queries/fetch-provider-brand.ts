import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/types.ts';

/** Another provider that works under the same brand. */
export interface BrandFellow {
  providerId: string;
  name: string | null;
  registered: number;
  inArea: number;
}

/** The other providers of a brand with registered services, those with most in our area first. At most `most`. */
export async function fetchProviderBrand(
  tx: Tx,
  brandId: string,
  providerId: string,
  most: number,
): Promise<BrandFellow[]> {
  const { rows } = await sql<BrandFellow>`
    select l.provider_id as "providerId", max(l.provider_name) as name, count(*) as registered,
           count(*) filter (where l.local_authority in (select a.local_authority from people.published_authority_area a)) as "inArea"
      from cqc.published_location l
     where l.brand_id = ${brandId} and l.provider_id <> ${providerId} and l.registration_status = 'Registered'
     group by l.provider_id
     order by 4 desc, 3 desc, 2, 1
     limit ${most}`.execute(tx);
  return rows;
}
