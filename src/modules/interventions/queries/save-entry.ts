import { sql } from 'kysely';
import type { Day } from '../../../kernel/calendar-day.ts';
import { newId, type Clock } from '../../../platform/clock/index.ts';
import type { Tx } from '../../../platform/db/types.ts';

/** What happened to an intervention or a step of it. */
export interface NewEntry {
  authorityId: string;
  interventionId: string;
  stepId?: string;
  happened:
    | 'proposed'
    | 'started'
    | 'joined'
    | 'declined'
    | 'note'
    | 'step-done'
    | 'step-not-needed'
    | 'reassigned'
    | 'extended'
    | 'ended'
    | 'cancelled';
  words: string;
  dueBefore?: Day;
  dueAfter?: Day;
}

/** Adds to the record of an intervention. */
export async function saveEntry(tx: Tx, clock: Clock, one: NewEntry): Promise<void> {
  await sql`
    insert into interventions.entry (entry_id, authority_id, intervention_id, step_id, happened, words, due_before, due_after, on_day,
      recorded_at)
    values (${newId(clock)}, ${one.authorityId}, ${one.interventionId}, ${one.stepId ?? null}, ${one.happened}, ${one.words},
      ${one.dueBefore ?? null}::date, ${one.dueAfter ?? null}::date, ${clock.today()}::date, ${clock.now()})`.execute(
    tx,
  );
}
