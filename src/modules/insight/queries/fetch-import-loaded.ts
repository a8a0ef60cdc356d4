import { sql } from 'kysely';
import type { Day } from '../../../kernel/calendar-day.ts';
import type { Tx } from '../../../platform/db/types.ts';

/** What the register holds by now. */
export interface Loaded {
  registered: number;
  inArea: number;
  ended: number;
  providers: number;
  rated: number;
  /** Publication day of the newest rating that stands. */
  newestRatingOn: Day | null;
}

/** Counts of what imports have brought so far, everywhere in the data and in the council's area. */
export async function fetchLoaded(tx: Tx): Promise<Loaded> {
  const { rows } = await sql<Loaded>`
    select count(*) filter (where l.registration_status = 'Registered') as registered,
           count(*) filter (where l.registration_status = 'Registered'
                              and l.local_authority in (select a.local_authority from people.published_authority_area a)) as "inArea",
           count(*) filter (where l.registration_status <> 'Registered') as ended,
           (select count(*) from cqc.published_provider) as providers,
           count(*) filter (where l.registration_status = 'Registered' and s.rating is not null) as rated,
           max(s.rated_on) as "newestRatingOn"
      from cqc.published_location l
      left join cqc.published_standing s using (location_id)`.execute(tx);
  return rows[0]!;
}
