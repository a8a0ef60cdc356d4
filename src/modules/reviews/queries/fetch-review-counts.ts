import { sql, type RawBuilder } from 'kysely';
import type { Day } from '../../../kernel/calendar-day.ts';
import type { Rag } from '../../../kernel/rating.ts';
import type { Tx } from '../../../platform/db/types.ts';

/** A service of the review in force on a day, with its newest decision by then. */
export interface CountedService {
  locationId: string;
  category: string;
  dueOn: Day;
  rag: Rag | null;
  proposed: Rag | null;
}

/** The services of the newest review that had opened by a day, of some local authorities or of all. */
function counted(asAt: Day, localAuthorities: readonly string[]): RawBuilder<unknown> {
  return sql`
    select i.location_id as "locationId", coalesce(l.leading_category, own.service_type, 'Other') as category, c.due_on as "dueOn",
           d.rag, d.proposed_rag as proposed
      from (select * from reviews.cycle where opened_on <= ${asAt}::date order by month desc limit 1) c
      join reviews.item i using (cycle_id)
      left join cqc.published_location l on l.location_id = i.location_id
      left join market.published_own_location own on own.location_id::text = i.location_id
      left join lateral (
        select p.rag, p.proposed_rag from risk.published_decision p
         where p.location_id = i.location_id and p.decided_at >= c.opened_at and p.decided_on <= ${asAt}::date
           and (c.closed_at is null or p.decided_at <= c.closed_at)
         order by p.number desc limit 1) d on true
     where cardinality(${[...localAuthorities]}::text[]) = 0
        or coalesce(l.local_authority, own.local_authority) = any (${[...localAuthorities]}::text[])
     order by 1`;
}

export async function fetchCounted(
  tx: Tx,
  asAt: Day,
  localAuthorities: readonly string[],
): Promise<CountedService[]> {
  const { rows } = await sql<CountedService>`${counted(asAt, localAuthorities)}`.execute(tx);
  return rows;
}
