import { sql } from 'kysely';
import type { Day } from '../../../kernel/calendar-day.ts';
import type { Rag } from '../../../kernel/rating.ts';
import type { Tx } from '../../../platform/db/types.ts';
import type { PlacingState } from '../../placement/index.ts';

/** The colour that another council gives a location. */
export interface SharedColour {
  locationId: string;
  giverName: string;
  rag: Rag;
  since: Day | null;
  ratedOn: Day | null;
  /** Whether they place there; null where nothing stands against it. */
  placing: Exclude<PlacingState, 'open'> | null;
  placingFrom: Day | null;
}

/**
 * The colours that other councils show of some locations to whoever may read across, and notes in their trail and ours that
 * they were looked at on a page. One query.
 */
export async function fetchSharedColours(
  tx: Tx,
  locationIds: readonly string[],
  page: string,
): Promise<SharedColour[]> {
  const { rows } = await sql<SharedColour>`
    with shown as materialized (
      select s.giver_id, s.giver_name, s.location_id, s.rag, s.since, s.rated_on
        from risk.shared_status s where s.location_id = any (${[...locationIds]}::text[])
    )
    select s.location_id as "locationId", s.giver_name as "giverName", s.rag, s.since, s.rated_on as "ratedOn",
           p.state as placing, p.from_day as "placingFrom",
           (select people.shared_note_read(array_agg(n.giver_id), array_agg(n.location_id), ${page}) from shown n) as noted
      from shown s
      left join placement.shared_status p on p.giver_id = s.giver_id and p.location_id = s.location_id
     order by s.giver_name, s.giver_id, s.location_id`.execute(tx);
  return rows;
}
