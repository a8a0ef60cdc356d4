import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/types.ts';
import type { AuthorityDetails } from '../rules/authority-form.ts';

export interface NewAuthority extends AuthorityDetails {
  authorityId: string;
  isDemonstration: boolean;
}

/** Makes a council with its area. The transaction's scope must already be the new council's id. */
export async function saveNewAuthority(tx: Tx, authority: NewAuthority): Promise<void> {
  await sql`
    insert into people.authority (authority_id, name, is_demonstration, brand)
    values (${authority.authorityId}, ${authority.name}, ${authority.isDemonstration}, ${JSON.stringify(authority.brand)}::jsonb)`.execute(
    tx,
  );
  await saveArea(tx, authority.authorityId, authority.area);
}

/** Changes a council's details; false where `version` is no longer the one saved, and then nothing is changed. */
export async function saveAuthority(
  tx: Tx,
  authorityId: string,
  version: number,
  details: AuthorityDetails,
): Promise<boolean> {
  const saved = await sql`
    update people.authority set name = ${details.name}, brand = ${JSON.stringify(details.brand)}::jsonb, version = version + 1
     where authority_id = ${authorityId} and version = ${version}`.execute(tx);
  if (saved.numAffectedRows !== 1n) return false;
  await saveArea(tx, authorityId, details.area);
  return true;
}

async function saveArea(tx: Tx, authorityId: string, area: string[]): Promise<void> {
  await sql`
    delete from people.authority_area
     where authority_id = ${authorityId} and not (local_authority = any(${area}::text[]))`.execute(tx);
  await sql`
    insert into people.authority_area (authority_id, local_authority)
    select ${authorityId}::uuid, name from unnest(${area}::text[]) as name
    on conflict do nothing`.execute(tx);
}
