import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/types.ts';
import type { Outcome } from './fetch-history.ts';

export type OutcomeValues = Omit<Outcome, 'version' | 'decidedBy' | 'feedbackBy'>;

/** Writes what came of an event; the one before is in the correction that goes with it. */
export async function saveOutcome(
  tx: Tx,
  authorityId: string,
  eventId: string,
  values: OutcomeValues,
): Promise<void> {
  const by = values.feedback === 'given' ? sql`platform.current_actor()` : sql`''`;
  await sql`
    insert into intelligence.outcome (event_id, authority_id, finding, done, decided_on, feedback, feedback_on, feedback_words, feedback_by)
    values (${eventId}, ${authorityId}, ${values.finding}, ${values.done}, ${values.decidedOn}::date, ${values.feedback},
            ${values.feedbackOn}::date, ${values.feedbackWords}, ${by})
    on conflict (event_id) do update
       set finding = excluded.finding, done = excluded.done, decided_on = excluded.decided_on, decided_by = platform.current_actor(),
           feedback = excluded.feedback, feedback_on = excluded.feedback_on, feedback_words = excluded.feedback_words,
           feedback_by = excluded.feedback_by, version = outcome.version + 1`.execute(tx);
}
