import { sql } from 'kysely';
import { addDays, type Day } from '../../kernel/calendar-day.ts';
import type { WorkItem, WorkSource } from '../../platform/work/index.ts';
import { ADMINISTER } from './parts/may-act.ts';
import { paths } from './routes.ts';

/** What is due later than this is not yet on anybody's desk. */
const SOON_DAYS = 14;

interface Row {
  interventionId: string;
  /** Null for what waits for an answer. */
  stepId: string | null;
  locationId: string;
  kindName: string;
  name: string | null;
  day: Day;
  /** The colleague whose it is, where the reader only covers. */
  of: string | null;
}

/**
 * Steps that are due soon or overdue and proposals that wait, of a person and of those for whom they cover; what is nobody's goes to
 * whoever sets the protocols.
 */
export const interventionWork: WorkSource<Row> = {
  name: 'interventions',
  permission: 'interventions.act',
  rows: ({ accountId, today, may }) => sql<Row>`
      with mine as (
        select ${accountId}::uuid as account_id, null::text as of
        union all
        select away.account_id, away.name
          from people.published_account me
          join people.published_cover c on c.cover_officer_id = me.officer_id and ${today}::date between c.from_day and c.until_day
          join people.published_account away on away.officer_id = c.officer_id
         where me.account_id = ${accountId}::uuid
        union all
        select null, null where ${may(ADMINISTER)}
      ), waiting as (
        select i.intervention_id, s.step_id, i.location_id, i.kind, s.name, s.due_on as day,
               coalesce(s.owner_account_id, i.owner_account_id) as account_id
          from interventions.step s join interventions.intervention i on i.intervention_id = s.intervention_id
         where s.state = 'to-do' and i.state = 'open' and s.due_on <= ${addDays(today, SOON_DAYS)}::date
        union all
        select i.intervention_id, null, i.location_id, i.kind, null, i.raised_on, i.owner_account_id
          from interventions.intervention i where i.state = 'proposed'
      )
      select w.intervention_id as "interventionId", w.step_id as "stepId", w.location_id as "locationId", k.name as "kindName", w.name,
             w.day, mine.of
        from waiting w
        join mine on mine.account_id is not distinct from w.account_id
        join reference.intervention_kind k on k.kind = w.kind
       order by w.day, w.intervention_id
       limit 200`,
  items: (rows, { today }) => rows.map((row) => itemOf(row, today)),
};

function itemOf({ interventionId, stepId, locationId, kindName, name, day, of }: Row, today: Day): WorkItem {
  const forWhom = of === null ? '' : ` (for ${of})`;
  if (stepId === null)
    return {
      state: 'due',
      locationId,
      words: `Accept or decline: ${kindName.toLowerCase()} is proposed${forWhom}`,
      href: paths.one(interventionId),
      day,
    };
  return {
    state: day < today ? 'overdue' : 'due',
    locationId,
    words: `${kindName}: ${name}${forWhom}`,
    href: paths.step(interventionId, stepId),
    day,
  };
}
