import { sql } from 'kysely';
import type { Day } from '../../../kernel/calendar-day.ts';
import type { Tx } from '../../../platform/db/types.ts';
import type { ModelHistory } from '../rules/model-history.ts';
import type { Simulation } from '../rules/simulation.ts';

interface Results {
  simulation: Simulation;
  'back-test': ModelHistory;
}

export interface TrialFound<T> {
  digest: string;
  asAt: Day;
  madeBy: string;
  madeAt: Date;
  result: T;
}

/** What came out when a draft was last tried; undefined where it never was. */
export async function findDraftTrial<K extends keyof Results>(
  tx: Tx,
  draftId: string,
  kind: K,
): Promise<TrialFound<Results[K]> | undefined> {
  const { rows } = await sql<TrialFound<Results[K]>>`
    select digest, as_at as "asAt", regexp_replace(made_by, ' [(][^()]*@[^()]*[)]$', '') as "madeBy", made_at as "madeAt", result
      from risk.model_trial where draft_id = ${draftId}::uuid and kind = ${kind}`.execute(tx);
  return rows[0];
}
