import { sql } from 'kysely';
import type { Day } from '../../kernel/calendar-day.ts';
import type { WorkSource } from '../../platform/work/index.ts';
import { paths } from './routes.ts';

interface Row {
  escalationId: string;
  locationId: string;
  rule: string;
  state: 'raised' | 'acknowledged';
  day: Day;
  late: boolean;
}

/**
 * What was escalated to a person and is still open: what nobody has taken on, and what they have taken on themselves. Whoever covers
 * for somebody who is away today sees what that person was told.
 */
export const escalatedWork: WorkSource<Row> = {
  name: 'escalations',
  permission: 'escalation.answer',
  rows: ({ accountId, today }) => sql<Row>`
      with readers as (
        select ${accountId}::uuid as account_id
        union
        select away.account_id
          from people.published_account me
          join people.published_cover c on c.cover_officer_id = me.officer_id and ${today}::date between c.from_day and c.until_day
          join people.published_account away on away.officer_id = c.officer_id
         where me.account_id = ${accountId}
      )
      select e.escalation_id as "escalationId", e.location_id as "locationId", escalation.rule_seen(e.trigger, e.rule_name) as rule,
             e.state, (coalesce(case when e.state = 'raised' then e.acknowledge_by else e.decide_by end, e.raised_at)
                       at time zone 'Europe/London')::date as day,
             (case when e.state = 'raised' then e.acknowledge_by else e.decide_by end)
               < ((${today}::date)::timestamp at time zone 'Europe/London') as late
        from escalation.escalation e
       where e.authority_id = platform.current_authority() and e.state <> 'decided'
         and exists (select from escalation.told t join readers r on r.account_id = t.account_id where t.escalation_id = e.escalation_id)
         and (e.state = 'raised' or e.acknowledged_by in (select account_id from readers))
       order by e.next_due_at, e.escalation_id
       limit 100`,
  items: (rows) =>
    rows.map(({ escalationId, locationId, rule, state, day, late }) => ({
      state: 'escalated',
      locationId,
      words: `${rule}: ${state === 'raised' ? 'take it on' : 'decide'}`,
      href: paths.escalation(escalationId),
      day,
      worse: late,
    })),
};
