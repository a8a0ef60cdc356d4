import { sql } from 'kysely';
import { newId, type Clock } from '../../../platform/clock/index.ts';
import type { Tx } from '../../../platform/db/types.ts';

/** Adds agencies to the council's list; names that are in it already are left out. Answers how many were added. */
export async function saveNewAgencies(
  tx: Tx,
  clock: Clock,
  authorityId: string,
  names: readonly string[],
): Promise<number> {
  const rows = names.map((name) => ({ name, agencyId: newId(clock) }));
  const saved = await sql`
    insert into meetings.agency (agency_id, authority_id, name)
    select r."agencyId", ${authorityId}, r.name
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r ("agencyId" uuid, name text)
     where not exists (select from meetings.agency a where lower(a.name) = lower(r.name))
    on conflict (authority_id, name) do nothing`.execute(tx);
  return Number(saved.numAffectedRows ?? 0n);
}

/** Whether an agency is invited any more. */
export async function saveAgencyActive(tx: Tx, agencyId: string, active: boolean): Promise<void> {
  await sql`update meetings.agency set active = ${active} where agency_id::text = ${agencyId}`.execute(tx);
}
