import { sql } from 'kysely';
import type { Day } from '../../../kernel/calendar-day.ts';
import type { Tx } from '../../../platform/db/types.ts';

export interface NewTold {
  toldId: string;
  authorityId: string;
  decisionId: string;
  whom: string;
  name: string;
  how: string;
  toldOn: Day;
}

/** Writes down that somebody was told of a decision. */
export async function saveTold(tx: Tx, told: NewTold): Promise<void> {
  await sql`
    insert into placement.told (told_id, authority_id, decision_id, whom, name, how, told_on)
    values (${told.toldId}, ${told.authorityId}, ${told.decisionId}, ${told.whom}, ${told.name}, ${told.how}, ${told.toldOn}::date)`.execute(
    tx,
  );
}
