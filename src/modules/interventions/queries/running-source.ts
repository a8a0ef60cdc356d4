import { sql, type RawBuilder } from 'kysely';
import type { Day } from '../../../kernel/calendar-day.ts';

/**
 * Every intervention with its service's name, the step that is next, whose it is and whether it is late on a day: what the list, its
 * downloads, a service's page and the figures are made of. Named `a`.
 */
export function interventionsSource(today: Day): RawBuilder<unknown> {
  return sql`(
    select i.intervention_id, i.location_id, coalesce(l.name, o.name, 'Service ' || i.location_id) as service_name, i.kind, k.name as kind_name,
           k.level, k.place, i.state, i.raised_on, i.started_on, i.ended_on, i.outcome, i.draw_id, s.name as next_step, s.due_on,
           coalesce(s.owner_account_id, i.owner_account_id) as owner_account_id,
           i.state = 'open' and coalesce(s.due_on < ${today}::date, false) as overdue
      from interventions.intervention i
      join reference.intervention_kind k on k.kind = i.kind
      left join cqc.published_location l on l.location_id = i.location_id
      left join market.published_own_location o on o.location_id::text = i.location_id
      left join lateral (
        select s.name, s.due_on, s.owner_account_id from interventions.step s
         where s.intervention_id = i.intervention_id and s.state = 'to-do' and i.state = 'open'
         order by s.due_on, s.place limit 1) s on true
  ) as a`;
}
