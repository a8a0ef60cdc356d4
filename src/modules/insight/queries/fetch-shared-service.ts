import { sql } from 'kysely';
import type { Day } from '../../../kernel/calendar-day.ts';
import type { Rag } from '../../../kernel/rating.ts';
import type { Tx } from '../../../platform/db/types.ts';
import type { PlacingState } from '../../placement/index.ts';

/** What another council shows us of a service, as far as its agreement goes. */
export interface SharedService {
  giverId: string;
  giverName: string;
  level: 'status' | 'summary' | 'full';
  rag: Rag;
  since: Day | null;
  /** The day on which its colours were last worked out. */
  ratedOn: Day | null;
  /** Whether they place there; null where nothing stands against it. Neither scope nor reason is ever shown. */
  placing: Exclude<PlacingState, 'open'> | null;
  placingFrom: Day | null;
  placingReview: Day | null;
  /** At summary and full; null below. */
  why: string | null;
  contact: string | null;
  reasons: { words: string }[] | null;
  floors: { atLeast: Rag; words: string }[] | null;
  /** At full, newest first; null below. */
  history: { day: Day; rag: Rag | null }[] | null;
  enforcement: { kind: string; imposedOn: Day; liftedOn: Day | null }[] | null;
  facts: {
    validFrom: Day;
    operational: boolean | null;
    contracted: boolean | null;
    locality: string | null;
    beds: number | null;
  } | null;
}

const MOST_COLOURS = 24;

/**
 * What other councils show of a location to whoever may read across, and notes in their trail and ours that it was looked
 * at. One query, and first in the transaction: noting takes the chains of all councils concerned in one order.
 */
export async function fetchSharedService(tx: Tx, locationId: string, page: string): Promise<SharedService[]> {
  const { rows } = await sql<SharedService>`
    with shown as materialized (
      select s.giver_id, s.giver_name, s.level, s.location_id, s.rag, s.since, s.rated_on
        from risk.shared_status s where s.location_id = ${locationId}
    )
    select s.giver_id as "giverId", s.giver_name as "giverName", s.level, s.rag, s.since, s.rated_on as "ratedOn",
           p.state as placing, p.from_day as "placingFrom", p.review_on as "placingReview", y.why, y.contact, y.reasons, y.floors,
           case when s.level = 'full' then (
             select coalesce(jsonb_agg(jsonb_build_object('day', h.day, 'rag', h.rag) order by h.day desc), '[]')
               from (select h.as_at as day, h.rag from risk.shared_history h where h.giver_id = s.giver_id and h.location_id = s.location_id
                     union all
                     select p.month, p.rag from market.shared_past_rag p where p.giver_id = s.giver_id and p.location_id = s.location_id
                     order by 1 desc limit ${MOST_COLOURS}) h) end as history,
           case when s.level = 'full' then (
             select coalesce(jsonb_agg(jsonb_build_object('kind', e.kind, 'imposedOn', e.imposed_on, 'liftedOn', e.lifted_on)
                                       order by e.imposed_on desc), '[]')
               from market.shared_enforcement e where e.giver_id = s.giver_id and e.location_id = s.location_id) end as enforcement,
           (select jsonb_build_object('validFrom', f.valid_from, 'operational', f.operational, 'contracted', f.contracted,
                                      'locality', f.locality, 'beds', f.council_beds)
              from market.shared_local_fact f where f.giver_id = s.giver_id and f.location_id = s.location_id) as facts,
           (select people.shared_note_read(array_agg(n.giver_id), array_agg(n.location_id), ${page}) from shown n) as noted
      from shown s
      left join placement.shared_status p on p.giver_id = s.giver_id and p.location_id = s.location_id
      left join risk.shared_summary y on y.giver_id = s.giver_id and y.location_id = s.location_id
     order by s.giver_name, s.giver_id`.execute(tx);
  return rows;
}
