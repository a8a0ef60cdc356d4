import { sql } from 'kysely';
import type { Day } from '../../kernel/calendar-day.ts';
import type { Tx } from '../../platform/db/types.ts';

interface RedService {
  locationId: string;
  decisionId: string;
  since: Day;
}

/** Services that are decided Red and at which nothing runs, with the decision. */
export async function fetchRedWithoutAction(tx: Tx): Promise<RedService[]> {
  const { rows } = await sql<RedService>`
    select s.location_id as "locationId", s.decision_id as "decisionId", s.since
      from risk.published_status s
     where s.rag = 'Red' and s.decision_id is not null
       and not exists (select from interventions.published_intervention i
                        where i.location_id = s.location_id and i.state in ('proposed', 'open'))
     order by s.location_id`.execute(tx);
  return rows;
}
