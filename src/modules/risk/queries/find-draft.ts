import { sql } from 'kysely';
import type { Day } from '../../../kernel/calendar-day.ts';
import type { Tx } from '../../../platform/db/types.ts';

export type TrialKind = 'simulation' | 'back-test';

/** That a draft was tried, without what came out. */
interface TrialMade {
  kind: TrialKind;
  digest: string;
  asAt: Day;
  madeBy: string;
}

/** A draft on record. */
export interface DraftOnRecord {
  draftId: string;
  definition: unknown;
  basedOnId: string;
  basedOnVersion: number;
  startedBy: string;
  changedBy: string;
  changedAt: Date;
  version: number;
  trials: TrialMade[];
}

/** A draft with when it was tried; undefined where the council has none of that id. */
export async function findDraft(tx: Tx, draftId: string): Promise<DraftOnRecord | undefined> {
  const { rows } = await sql<DraftOnRecord>`
    select d.draft_id as "draftId", d.definition, d.based_on_id as "basedOnId", d.based_on_version as "basedOnVersion",
           regexp_replace(d.started_by, ' [(][^()]*@[^()]*[)]$', '') as "startedBy",
           regexp_replace(d.changed_by, ' [(][^()]*@[^()]*[)]$', '') as "changedBy", d.changed_at as "changedAt", d.version,
           (select coalesce(jsonb_agg(jsonb_build_object('kind', t.kind, 'digest', t.digest, 'asAt', t.as_at,
                     'madeBy', regexp_replace(t.made_by, ' [(][^()]*@[^()]*[)]$', ''))), '[]')
              from risk.model_trial t where t.draft_id = d.draft_id) as trials
      from risk.model_draft d where d.draft_id::text = ${draftId}`.execute(tx);
  return rows[0];
}
