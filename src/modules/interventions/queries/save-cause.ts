import { sql } from 'kysely';
import type { Day } from '../../../kernel/calendar-day.ts';
import type { Rag } from '../../../kernel/rating.ts';
import type { Tx } from '../../../platform/db/types.ts';

export interface NewCause {
  authorityId: string;
  causeKey: string;
  interventionId: string;
  trigger: string;
  colour: Rag | null;
  words: string;
  on: Day;
}

/** Writes down why there is an intervention; false where this cause was heard before, and then nothing is written. */
export async function saveCause(tx: Tx, one: NewCause): Promise<boolean> {
  const saved = await sql`
    insert into interventions.cause (authority_id, cause_key, intervention_id, trigger, colour, words, heard_on)
    values (${one.authorityId}, ${one.causeKey}, ${one.interventionId}, ${one.trigger}, ${one.colour}, ${one.words}, ${one.on}::date)
    on conflict do nothing`.execute(tx);
  return saved.numAffectedRows === 1n;
}
