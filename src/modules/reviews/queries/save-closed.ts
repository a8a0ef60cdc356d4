import { sql } from 'kysely';
import type { Day } from '../../../kernel/calendar-day.ts';
import type { Tx } from '../../../platform/db/types.ts';

/** Closes a review that is open and as it was seen; false where somebody else was first. */
export async function saveClosed(
  tx: Tx,
  {
    cycleId,
    version,
    today,
    at,
    reason,
  }: { cycleId: string; version: number; today: Day; at: Date; reason: string },
): Promise<boolean> {
  const { rows } = await sql`
    update reviews.cycle
       set state = 'closed', closed_on = ${today}, closed_at = ${at}, closed_by = platform.current_actor(), close_reason = ${reason},
           version = version + 1
     where cycle_id = ${cycleId} and state = 'open' and version = ${version}
    returning cycle_id`.execute(tx);
  return rows.length > 0;
}

/** Writes down how every service of a review stands now, for the record. */
export async function saveClosing(tx: Tx, cycleId: string): Promise<void> {
  await sql`
    insert into reviews.closing
      (cycle_id, location_id, authority_id, name, category, officer_name, opening_rag, rag, proposed_rag, undecided, decided_on,
       decided_by, overridden, reason, expires_on, next_action)
    select i.cycle_id, i.location_id, i.authority_id, coalesce(l.name, own.name, i.location_id),
           coalesce(l.leading_category, own.service_type, 'Other'), o.name, i.opening_rag, s.rag, s.proposed_rag,
           i.decision_id is null, d.decided_on, d.decided_by, coalesce(s.overridden, false), coalesce(d.reason, ''), s.expires_on,
           coalesce(d.next_action, '')
      from reviews.item i
      left join risk.published_status s using (location_id)
      left join risk.published_decision d on d.decision_id = i.decision_id
      left join cqc.published_location l on l.location_id = i.location_id
      left join market.published_own_location own on own.location_id::text = i.location_id
      left join people.published_officer o on o.officer_id = i.officer_id
     where i.cycle_id = ${cycleId}`.execute(tx);
}
