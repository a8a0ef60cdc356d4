import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/types.ts';
import type { Confidentiality } from '../rules/event.ts';
import { NEAR_DAYS, type Comparable } from '../rules/duplicates.ts';

/** An event that may tell of the same as another, with what a list shows of it. */
export interface Candidate extends Comparable {
  kindName: string;
  confidentiality: Confidentiality;
  version: number;
}

/**
 * Live events that stand near some others: of the same service (or one of them of none) within the days in which duplicates are
 * looked for, or of the same reference. As far as the reader may see.
 */
export async function fetchCandidates(tx: Tx, eventIds: readonly string[]): Promise<Candidate[]> {
  if (eventIds.length === 0) return [];
  const found = await sql<Candidate>`
    with asked as (
      select e.event_id, e.location_id, coalesce(e.occurred_on, e.received_on) as on_day, e.reference
        from intelligence.event e where e.event_id = any(${[...eventIds]}::uuid[])
    ), near as (
      select o.event_id from asked a join intelligence.event o
          on o.received_on between a.on_day - ${NEAR_DAYS * 2}::int and a.on_day + ${NEAR_DAYS * 2}::int
         and (o.location_id = a.location_id or o.location_id is null or a.location_id is null)
       where o.event_id <> a.event_id
      union
      select o.event_id from asked a join intelligence.event o on o.reference = a.reference and a.reference <> ''
       where o.event_id <> a.event_id
    )
    select e.event_id as "eventId", e.location_id as "locationId", e.kind, k.name as "kindName", e.themes, e.reference, n.title,
           left(n.account, 2000) as account, coalesce(e.occurred_on, e.received_on) as "onDay", e.confidentiality, e.version,
           array(select case when x.event_id = e.event_id then x.other_id else x.event_id end::text from intelligence.not_same x
                  where e.event_id in (x.event_id, x.other_id)) as "notSame"
      from near join intelligence.event e using (event_id)
      join intelligence.narrative n on n.event_id = e.event_id
      join reference.intelligence_kind k on k.kind = e.kind
     where e.state in ('new', 'open', 'closed')
     order by e.received_on desc, e.event_id limit 500`.execute(tx);
  return found.rows;
}
