import { sql } from 'kysely';
import type { Day } from '../../../kernel/calendar-day.ts';
import type { Tx } from '../../../platform/db/types.ts';
import type { TrialKind } from './find-draft.ts';

export interface TrialToSave {
  draftId: string;
  kind: TrialKind;
  authorityId: string;
  digest: string;
  asAt: Day;
  result: unknown;
  now: Date;
}

/** Keeps what came out of trying a draft, in the place of the trial before. Nothing is kept of a draft that is gone meanwhile. */
export async function saveDraftTrial(tx: Tx, trial: TrialToSave): Promise<void> {
  await sql`
    insert into risk.model_trial (draft_id, kind, authority_id, digest, as_at, result, made_at)
    select d.draft_id, ${trial.kind}, ${trial.authorityId}::uuid, ${trial.digest}, ${trial.asAt}::date,
           ${JSON.stringify(trial.result)}::jsonb, ${trial.now}
      from risk.model_draft d where d.draft_id = ${trial.draftId}::uuid
    on conflict (draft_id, kind) do update
       set digest = excluded.digest, as_at = excluded.as_at, result = excluded.result, made_at = excluded.made_at,
           made_by = platform.current_actor()`.execute(tx);
}
