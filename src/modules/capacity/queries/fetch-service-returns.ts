import { sql } from 'kysely';
import type { Day } from '../../../kernel/calendar-day.ts';
import type { Tx } from '../../../platform/db/types.ts';
import type { ReturnState } from '../rules/return-states.ts';

/** One month of a service's returns. */
export interface ServiceReturn {
  month: Day;
  state: ReturnState;
  dueOn: Day;
  sentOn: Day | null;
  measures: Record<string, number>;
}

/** The returns of a service with their figures, the newest first, as far as row-level security shows them. One query. */
export async function fetchServiceReturns(
  tx: Tx,
  locationId: string,
  most: number,
  before: Day | null = null,
): Promise<ServiceReturn[]> {
  const found = await sql<ServiceReturn>`
    select r.month, r.state, r.due_on as "dueOn", r.sent_on as "sentOn",
           coalesce((select jsonb_object_agg(m.measure, m.value) from capacity.measure m where m.return_id = r.return_id), '{}') as measures
      from capacity.monthly_return r
     where r.location_id = ${locationId} and r.authority_id = platform.current_authority()
       and (${before}::date is null or r.month < ${before}::date)
     order by r.month desc
     limit ${most}`.execute(tx);
  return found.rows;
}
