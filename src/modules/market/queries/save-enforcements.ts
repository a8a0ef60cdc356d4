import { sql } from 'kysely';
import type { Day } from '../../../kernel/calendar-day.ts';
import type { Tx } from '../../../platform/db/types.ts';

/** Enforcement as it is entered; `kind` is one of reference.enforcement_kind. */
export interface EnforcementValues {
  kind: string;
  imposedOn: Day;
  liftedOn: Day | null;
  summary: string;
  source: string;
}

export interface NewEnforcement extends EnforcementValues {
  enforcementId: string;
  authorityId: string;
  locationId: string;
}

/** Adds enforcement, as many entries as there are, in one statement. */
export async function saveEnforcements(tx: Tx, rows: readonly NewEnforcement[]): Promise<void> {
  if (rows.length === 0) return;
  await sql`
    insert into market.enforcement (enforcement_id, authority_id, location_id, kind, imposed_on, lifted_on, summary, source)
    select r."enforcementId", r."authorityId", r."locationId", r.kind, r."imposedOn", r."liftedOn", coalesce(r.summary, ''), coalesce(r.source, '')
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (
           "enforcementId" uuid, "authorityId" uuid, "locationId" text, kind text, "imposedOn" date, "liftedOn" date, summary text,
           source text)`.execute(tx);
}

/** Changes an entry; false where `version` is no longer the one saved, and then nothing is changed. */
export async function saveEnforcement(
  tx: Tx,
  enforcementId: string,
  version: number,
  values: EnforcementValues,
): Promise<boolean> {
  const saved = await sql`
    update market.enforcement
       set kind = ${values.kind}, imposed_on = ${values.imposedOn}::date, lifted_on = ${values.liftedOn}::date,
           summary = ${values.summary}, source = ${values.source}, version = version + 1
     where enforcement_id = ${enforcementId} and version = ${version}`.execute(tx);
  return saved.numAffectedRows === 1n;
}
