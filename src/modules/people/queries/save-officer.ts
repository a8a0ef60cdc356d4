import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/types.ts';

/** Adds an officer; false where one of that name is there already. */
export async function saveNewOfficer(
  tx: Tx,
  officer: { officerId: string; authorityId: string; name: string; email: string | null },
): Promise<boolean> {
  const saved = await sql`
    insert into people.officer (officer_id, authority_id, name, email)
    values (${officer.officerId}, ${officer.authorityId}, ${officer.name}, ${officer.email})
    on conflict (authority_id, name) do nothing`.execute(tx);
  return saved.numAffectedRows === 1n;
}

/** Marks an officer as having left, or as back; false where there is none of that id. */
export async function saveOfficerActive(tx: Tx, officerId: string, active: boolean): Promise<boolean> {
  const saved = await sql`
    update people.officer set active = ${active} where officer_id::text = ${officerId}`.execute(tx);
  return saved.numAffectedRows === 1n;
}
