import { sql, type RawBuilder } from 'kysely';
import { addMonths, type Day } from '../../../kernel/calendar-day.ts';
import type { Tx } from '../../../platform/db/types.ts';

/** A return older than so many months says nothing of today's beds. */
const OLDEST_MONTHS = 3;

/** The newest return of each care home by a day: its beds and how many of them were occupied. */
function newestBeds(asAt: Day, localAuthorities: readonly string[]): RawBuilder<unknown> {
  const named = [...localAuthorities];
  return sql`
    select distinct on (r.location_id) r.location_id, coalesce(l.leading_category, 'Other') as category,
           beds.value as beds, occupied.value as occupied
      from capacity.monthly_return r
      join capacity.measure beds on beds.return_id = r.return_id and beds.measure = 'beds'
      join capacity.measure occupied on occupied.return_id = r.return_id and occupied.measure = 'occupied'
      left join cqc.published_location l on l.location_id = r.location_id
     where r.authority_id = platform.current_authority() and r.sent_on <= ${asAt}::date
       and r.month >= ${addMonths(asAt, -OLDEST_MONTHS - 1)}::date and r.month < ${asAt}::date
       and (cardinality(${named}::text[]) = 0 or l.local_authority = any(${named}::text[]))
     order by r.location_id, r.month desc`;
}

export interface Occupancy {
  category: string;
  homes: number;
  beds: number;
  occupied: number;
}

/** Beds and occupied beds by type of service, of homes that returned lately. */
export async function fetchOccupancy(
  tx: Tx,
  asAt: Day,
  localAuthorities: readonly string[],
): Promise<Occupancy[]> {
  const found = await sql<Occupancy>`
    select b.category, count(*)::int as homes, sum(b.beds)::int as beds, sum(b.occupied)::int as occupied
      from (${newestBeds(asAt, localAuthorities)}) b
     group by b.category
     order by b.category`.execute(tx);
  return found.rows;
}

/** The homes behind it, of one type where it is named. */
export async function fetchOccupancyLocations(
  tx: Tx,
  asAt: Day,
  localAuthorities: readonly string[],
  category: string | null,
): Promise<string[]> {
  const found = await sql<{ id: string }>`
    select b.location_id as id from (${newestBeds(asAt, localAuthorities)}) b
     where ${category}::text is null or b.category = ${category}
     order by 1`.execute(tx);
  return found.rows.map(({ id }) => id);
}
