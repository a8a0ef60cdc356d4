import { sql } from 'kysely';
import { newId, type Clock } from '../../../platform/clock/index.ts';
import type { Tx } from '../../../platform/db/types.ts';
import type { Act } from '../rules/return-states.ts';
import type { ReturnKey } from './save-return.ts';

export interface NewAct extends ReturnKey {
  act: Exclude<Act, 'save'>;
  words?: string;
}

/** Writes down what was done with returns, as many as there are, in one statement. */
export async function saveActs(tx: Tx, clock: Clock, acts: readonly NewAct[]): Promise<void> {
  if (acts.length === 0) return;
  const rows = acts.map((act) => ({ words: '', ...act, actId: newId(clock) }));
  await sql`
    insert into capacity.act (act_id, return_id, authority_id, location_id, act, words, done_at)
    select r."actId", r."returnId", r."authorityId", r."locationId", r.act, r.words, ${clock.now()}
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (
           "actId" uuid, "returnId" uuid, "authorityId" uuid, "locationId" text, act text, words text)`.execute(
    tx,
  );
}
