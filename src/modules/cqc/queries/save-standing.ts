import { sql } from 'kysely';
import type { Day } from '../../../kernel/calendar-day.ts';
import type { Tx } from '../../../platform/db/types.ts';
import { NEWS_FOR_DAYS } from '../rules/news.ts';

const COLUMNS = [
  'rating', 'rating_best', 'rated_on', 'not_rated_reason', 'report_link', 'regime', 'previous_rating', 'previous_rated_on',
  'safe', 'safe_on', 'safe_carried', 'effective', 'effective_on', 'effective_carried', 'caring', 'caring_on', 'caring_carried',
  'responsive', 'responsive_on', 'responsive_carried', 'well_led', 'well_led_on', 'well_led_carried', 'last_visited_on',
]; // prettier-ignore

/**
 * Keeps cqc.standing for the locations that an import touched, and writes what moved of their ratings. A rating is news
 * only of a location that had a standing before, and only where it was published after the last import or not long before:
 * a second source that tells older ratings moves nothing.
 */
export async function saveStanding(tx: Tx, importId: string, today: Day): Promise<void> {
  const assignments = COLUMNS.map((column) => `${column} = f.${column}`).join(', ');
  const held = COLUMNS.map((column) => `s.${column}`).join(', ');
  const told = COLUMNS.map((column) => `f.${column}`).join(', ');
  await sql`
    with touched as (
      select coalesce(array_agg(distinct id), '{}') as ids
        from cqc.staged_outcome
       where import_id = ${importId} and kind in ('location', 'event')
    ), fresh as materialized (
      select f.* from touched cross join lateral cqc.standing_as_at(${today}::date, touched.ids) f
    ), moved as (
      insert into cqc.movement (movement_id, location_id, kind, happened_on, detail, import_id)
      select gen_random_uuid(), f.location_id,
             case when held.rating is null then 'first rating' when now_at.step > was_at.step then 'rating up' else 'rating down' end,
             f.rated_on,
             jsonb_build_object('from', coalesce(held.rating, 'Not rated'), 'to', f.rating),
             ${importId}
        from fresh f
        join cqc.standing held on held.location_id = f.location_id
        join cqc.rating_step now_at on now_at.rating = f.rating
        left join cqc.rating_step was_at on was_at.rating = held.rating
       where held.rating is distinct from f.rating
         and f.rated_on >= (
           select (max(i.finished_at) at time zone 'Europe/London')::date - ${NEWS_FOR_DAYS}::int
             from cqc.import i where i.state = 'done' and not i.dry_run)
    ), corrected as (
      update cqc.standing s set ${sql.raw(assignments)}
        from fresh f
       where s.location_id = f.location_id and row(${sql.raw(held)}) is distinct from row(${sql.raw(told)})
    )
    insert into cqc.standing (location_id, ${sql.raw(COLUMNS.join(', '))})
    select location_id, ${sql.raw(COLUMNS.join(', '))}
      from fresh f
     where not exists (select from cqc.standing s where s.location_id = f.location_id)`.execute(tx);
}
