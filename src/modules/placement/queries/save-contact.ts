import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/types.ts';
import type { PlacingContact } from './find-contact.ts';

/** Sets the contact; `version` is the one its maker saw, 0 where there was none. Answers false where it is another now. */
export async function saveContact(tx: Tx, authorityId: string, contact: PlacingContact): Promise<boolean> {
  const { name, phone, email, hours, version } = contact;
  const saved = await sql`
    insert into placement.contact as c (authority_id, name, phone, email, hours)
    select ${authorityId}::uuid, ${name}, ${phone}, ${email}, ${hours}
     where ${version}::int = 0 or exists (select from placement.contact k where k.authority_id = ${authorityId}::uuid and k.version = ${version}::int)
    on conflict (authority_id) do update
       set name = excluded.name, phone = excluded.phone, email = excluded.email, hours = excluded.hours, version = c.version + 1
     where c.version = ${version}::int`.execute(tx);
  return saved.numAffectedRows === 1n;
}
