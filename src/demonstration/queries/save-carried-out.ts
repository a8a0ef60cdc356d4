import { sql, type RawBuilder } from 'kysely';
import type { Day } from '../../kernel/calendar-day.ts';
import type { Tx } from '../../platform/db/types.ts';

interface CarriedOut {
  authorityId: string;
  today: Day;
  /** Of the home that fails. */
  failing: string;
}

/** The same number for the same step each time, so that not all is done on its last day. */
const CHANCE = sql`abs(hashtext(i.location_id || i.kind || s.place::text))`;
/** The day, or the Friday before it. */
const workingDay = (day: RawBuilder<unknown>) =>
  sql`(${day}) - greatest(0, extract(isodow from ${day})::int - 5)`;
/** What was due in the last days may wait still: one in four of it is overdue. */
const STILL_OPEN_DAYS = 12;

/**
 * As if interventions had been carried out by those who own their steps: a panel, and support where the service is Red still,
 * got more time; what was due is done, but for a little of the last days; what has no step left has ended.
 */
export async function saveCarriedOut(tx: Tx, how: CarriedOut): Promise<void> {
  await saveMoreTime(tx, how);
  await saveStepsDone(tx, how);
  await saveEnded(tx, how);
}

async function saveMoreTime(tx: Tx, { authorityId, today }: CarriedOut): Promise<void> {
  await sql`
    with longer as (
      update interventions.step s set due_on = ${workingDay(sql`${today}::date + 9 + ${CHANCE} % 30`)}, version = s.version + 1
        from interventions.intervention i, (select step_id, due_on, place from interventions.step) was,
             risk.published_status r
       where i.intervention_id = s.intervention_id and was.step_id = s.step_id and i.state = 'open' and s.state = 'to-do'
         and r.authority_id = i.authority_id and r.location_id = i.location_id
         and (i.kind = 'improvement-panel' or (i.kind = 'quality-support' and r.rag = 'Red'))
         and s.due_on < ${today}::date - 5
         and s.place = (select max(o.place) from interventions.step o where o.intervention_id = i.intervention_id)
      returning s.step_id, s.intervention_id, s.due_on, was.due_on as due_before
    )
    insert into interventions.entry (entry_id, authority_id, intervention_id, step_id, happened, words, due_before, due_after, on_day, recorded_at, recorded_by)
    select gen_random_uuid(), ${authorityId}::uuid, l.intervention_id, l.step_id, 'extended', 'Some of it is met; more time for the rest.',
           l.due_before, l.due_on, l.due_before, l.due_before + interval '14 hours', coalesce(${ownerOf(sql`l.step_id`)}, platform.current_actor())
      from longer l`.execute(tx);
}

async function saveStepsDone(tx: Tx, { authorityId, today }: CarriedOut): Promise<void> {
  await sql`
    with done as (
      update interventions.step s
         set state = 'done', done_on = greatest(${workingDay(sql`s.due_on - ${CHANCE} % 3`)}, i.started_on), version = s.version + 1
        from interventions.intervention i
       where i.intervention_id = s.intervention_id and i.state = 'open' and s.state = 'to-do' and s.due_on < ${today}::date
         and (s.due_on < ${today}::date - ${STILL_OPEN_DAYS}::int or ${CHANCE} % 4 > 0)
      returning s.step_id, s.intervention_id, s.done_on
    )
    insert into interventions.entry (entry_id, authority_id, intervention_id, step_id, happened, on_day, recorded_at, recorded_by)
    select gen_random_uuid(), ${authorityId}::uuid, d.intervention_id, d.step_id, 'step-done', d.done_on, d.done_on + interval '15 hours',
           coalesce(${ownerOf(sql`d.step_id`)}, platform.current_actor())
      from done d`.execute(tx);
}

const ownerOf = (stepId: RawBuilder<unknown>) => sql`(
  select a.name || ' (' || a.email || ')' from interventions.step o join people.published_account a on a.account_id = o.owner_account_id
   where o.step_id = ${stepId})`;

async function saveEnded(tx: Tx, { authorityId, failing }: CarriedOut): Promise<void> {
  await sql`
    with over as (
      select i.intervention_id, max(s.done_on) as on_day,
             case when i.kind not in ('desktop-review', 'visit-announced', 'visit-unannounced') then 'improved'
                  when i.location_id = ${failing} then 'concerns' else 'fine' end as outcome
        from interventions.intervention i join interventions.step s using (intervention_id)
       where i.state = 'open'
       group by i.intervention_id
      having bool_and(s.state <> 'to-do')
    ), ended as (
      update interventions.intervention i
         set state = 'ended', ended_on = over.on_day, outcome = over.outcome, version = i.version + 1,
             outcome_reason = case over.outcome when 'improved' then 'What was agreed is in place and has lasted.'
               when 'fine' then 'Records, rota and what people say agree; nothing to follow.'
               else 'What we were told was borne out: see the visit in the log.' end
        from over where over.intervention_id = i.intervention_id
      returning i.intervention_id, i.ended_on, i.outcome_reason, i.owner_account_id
    )
    insert into interventions.entry (entry_id, authority_id, intervention_id, happened, words, on_day, recorded_at, recorded_by)
    select gen_random_uuid(), ${authorityId}::uuid, e.intervention_id, 'ended', e.outcome_reason, e.ended_on, e.ended_on + interval '16 hours',
           coalesce((select a.name || ' (' || a.email || ')' from people.published_account a where a.account_id = e.owner_account_id),
             platform.current_actor())
      from ended e`.execute(tx);
}
