import { sql } from 'kysely';
import type { Day } from '../../../kernel/calendar-day.ts';
import type { Rag } from '../../../kernel/rating.ts';
import type { Tx } from '../../../platform/db/types.ts';
import type { InterventionRow } from './fetch-interventions.ts';
import { interventionsSource } from './running-source.ts';

/** A service with everything that was ever done about it, what runs first. Null where nobody knows it. One query. */
export async function fetchOfService(
  tx: Tx,
  locationId: string,
  today: Day,
): Promise<{ name: string; rag: Rag | null; rows: InterventionRow[] } | null> {
  const found = await sql<{ name: string; rag: Rag | null; rows: InterventionRow[] }>`
    select n.name, coalesce(held.rag, rated.rag) as rag,
           (select coalesce(jsonb_agg(jsonb_build_object('interventionId', a.intervention_id, 'locationId', a.location_id,
                     'serviceName', a.service_name, 'kind', a.kind, 'kindName', a.kind_name, 'level', a.level, 'state', a.state,
                     'raisedOn', a.raised_on, 'startedOn', a.started_on, 'endedOn', a.ended_on, 'outcome', a.outcome, 'nextStep', a.next_step,
                     'dueOn', a.due_on, 'overdue', a.overdue, 'ownerName', p.name)
                     order by a.state not in ('proposed', 'open'), a.raised_on desc, a.intervention_id desc), '[]')
              from ${interventionsSource(today)} left join people.published_account p on p.account_id = a.owner_account_id
             where a.location_id = ${locationId}) as rows
      from (select l.name from cqc.published_location l where l.location_id = ${locationId}
            union all
            select o.name from market.published_own_location o where o.location_id::text = ${locationId}) n
      left join risk.published_status held on held.location_id = ${locationId}
      left join risk.published_assessment rated on rated.location_id = ${locationId}`.execute(tx);
  return found.rows[0] ?? null;
}
