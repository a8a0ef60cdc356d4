import { sql } from 'kysely';
import type { Day } from '../../kernel/calendar-day.ts';
import type { Tx } from '../../platform/db/types.ts';

export interface FoundConcerns {
  interventionId: string;
  locationId: string;
  on: Day;
}

/** The visit of a random check that found something: the first that was drawn since a day and is over by another. Null where none is. */
export async function findCheckOf(tx: Tx, from: Day, by: Day): Promise<FoundConcerns | null> {
  const { rows } = await sql<FoundConcerns>`
    select i.intervention_id as "interventionId", i.location_id as "locationId", max(s.due_on) as "on"
      from interventions.intervention i join interventions.step s using (intervention_id)
     where i.draw_id is not null and i.kind = 'visit-announced' and i.state = 'open' and i.raised_on >= ${from}::date
       and not exists (select from interventions.intervention f where f.draw_id is not null and f.outcome = 'concerns')
     group by i.intervention_id
    having max(s.due_on) < ${by}::date
     order by i.location_id limit 1`.execute(tx);
  return rows[0] ?? null;
}

/** Ends that visit with what it found, and names the entry of the log in which it stands. */
export async function saveCheckConcerns(
  tx: Tx,
  authorityId: string,
  { interventionId, on }: FoundConcerns,
  told: { eventId: string; words: string },
): Promise<void> {
  await sql`
    update interventions.step set state = 'done', done_on = least(due_on, ${on}::date), version = version + 1
     where intervention_id = ${interventionId} and state = 'to-do'`.execute(tx);
  await sql`
    update interventions.intervention
       set state = 'ended', ended_on = ${on}::date, outcome = 'concerns', outcome_reason = ${told.words}, event_id = ${told.eventId}, version = version + 1
     where intervention_id = ${interventionId}`.execute(tx);
  await sql`
    insert into interventions.entry (entry_id, authority_id, intervention_id, happened, words, on_day, recorded_at)
    values (gen_random_uuid(), ${authorityId}, ${interventionId}, 'ended', ${told.words}, ${on}::date, ${on}::date + interval '16 hours')`.execute(
    tx,
  );
}
