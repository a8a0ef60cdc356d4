import { sql } from 'kysely';
import type { Day } from '../../../kernel/calendar-day.ts';
import { newId, type Clock } from '../../../platform/clock/index.ts';
import type { Tx } from '../../../platform/db/types.ts';
import type { Answer } from '../rules/pathway.ts';

/** Writes how somebody answered whether an incident is safeguarding, and what they then chose. */
export async function savePathway(
  tx: Tx,
  { authorityId, clock, eventId }: { authorityId: string; clock: Clock; eventId: string },
  answered: {
    questionsFrom: Day;
    answers: Readonly<Record<string, Answer>>;
    proposed: string;
    chosen: string;
    why: string;
  },
): Promise<void> {
  await sql`
    insert into intelligence.pathway (pathway_id, authority_id, event_id, questions_from, answers, proposed, chosen, why, answered_at)
    values (${newId(clock)}, ${authorityId}, ${eventId}, ${answered.questionsFrom}::date, ${JSON.stringify(answered.answers)}::jsonb,
            ${answered.proposed}, ${answered.chosen}, ${answered.why}, ${clock.now()})`.execute(tx);
}
