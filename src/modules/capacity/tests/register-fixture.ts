import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/types.ts';

/** A location in the register for a test. */
export interface MadeHome {
  id: string;
  name: string;
  providerId?: string;
  category?: string;
  localAuthority?: string;
  dormant?: boolean;
  registered?: string;
  deregistered?: boolean;
}

/** Puts locations in the register. As the owner of the tables. */
export async function saveHomes(owner: Tx, homes: readonly MadeHome[]): Promise<void> {
  for (const home of homes) {
    await sql`
      insert into cqc.location (location_id, provider_id, name, sector, local_authority, leading_category, registration_status,
        registration_date, dormant)
      values (${home.id}, ${home.providerId ?? null}, ${home.name}, 'Social Care Org', ${home.localAuthority ?? 'Oldham'},
        ${home.category ?? 'Residential home'}, ${home.deregistered === true ? 'Deregistered' : 'Registered'},
        ${home.registered ?? '2015-01-05'}::date, ${home.dormant ?? false})`.execute(owner);
  }
}
