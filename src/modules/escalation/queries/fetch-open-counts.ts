import { sql } from 'kysely';
import type { Day } from '../../../kernel/calendar-day.ts';
import type { Tx } from '../../../platform/db/types.ts';

const raisedBy = (asAt: Day) => sql`
  e.authority_id = platform.current_authority() and (e.raised_at at time zone 'Europe/London')::date <= ${asAt}::date`;
const openOn = (asAt: Day) => sql`
  (e.decided_at is null or (e.decided_at at time zone 'Europe/London')::date > ${asAt}::date)`;

/** Escalations raised by the end of a day, and those of them that were open then. */
export async function fetchOpenCounts(tx: Tx, asAt: Day): Promise<{ open: number; raised: number }> {
  const found = await sql<{ open: number; raised: number }>`
    select count(*)::int as raised, (count(*) filter (where ${openOn(asAt)}))::int as open
      from escalation.escalation e where ${raisedBy(asAt)}`.execute(tx);
  return found.rows[0]!;
}

/** The services of those that were open on a day. */
export async function fetchOpenIds(tx: Tx, asAt: Day): Promise<string[]> {
  const found = await sql<{ id: string }>`
    select distinct e.location_id as id from escalation.escalation e
     where ${raisedBy(asAt)} and ${openOn(asAt)} order by 1`.execute(tx);
  return found.rows.map(({ id }) => id);
}
