import { sql } from 'kysely';
import type { Day } from '../../../kernel/calendar-day.ts';
import type { Rag } from '../../../kernel/rating.ts';
import type { Tx } from '../../../platform/db/types.ts';
import { officersOn } from './officers-source.ts';

/** A service on the board. */
export interface BoardService {
  locationId: string;
  name: string;
  category: string;
  locality: string | null;
  officerId: string | null;
  officerName: string | null;
  rag: Rag;
  /** The day from which it has had this colour. */
  since: Day;
  undecided: boolean;
  /** Its colour on the day that the board compares with; null where it had none. */
  before: Rag | null;
}

/** Every service with its status on a day, and the one it had on a day before. One query. */
export async function fetchBoard(tx: Tx, on: Day, before: Day): Promise<BoardService[]> {
  const { rows } = await sql<BoardService>`
    with marked as (
      select h.location_id, h.as_at, h.rag, h.undecided,
             lag(h.rag) over (partition by h.location_id order by h.as_at) is distinct from h.rag as turned,
             row_number() over (partition by h.location_id order by h.as_at desc) as place
        from risk.published_status_history h
       where h.as_at <= ${on}::date
    ), held as (
      select m.location_id,
             max(m.rag) filter (where m.place = 1) as rag,
             bool_or(m.undecided) filter (where m.place = 1) as undecided,
             max(m.as_at) filter (where m.turned) as since
        from marked m group by m.location_id
    )
    select h.location_id as "locationId", coalesce(l.name, own.name, h.location_id) as name,
           coalesce(l.leading_category, own.service_type, 'Other') as category, f.locality, f.officer_id as "officerId",
           o.name as "officerName", h.rag, h.since, h.undecided, b.rag as before
      from held h
      left join risk.published_status_as_at(${before}::date) b using (location_id)
      left join ${officersOn(on)} f using (location_id)
      left join people.published_officer o on o.officer_id = f.officer_id
      left join cqc.published_location l on l.location_id = h.location_id
      left join market.published_own_location own on own.location_id::text = h.location_id
     where h.rag is not null
     order by lower(coalesce(l.name, own.name, h.location_id)), h.location_id`.execute(tx);
  return rows;
}
