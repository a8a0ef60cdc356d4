import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/types.ts';

/**
 * Keeps what the search box looks through for every location whose own words, provider or ancestors an import touched:
 * its name and other name, provider, brand, postcode with and without its space, and the names and ids that it had before.
 */
export async function saveSearch(tx: Tx, importId: string): Promise<void> {
  const { rows } = await sql<{ away: boolean }>`select cqc.search_index_away() as away`.execute(tx);
  await saveWords(tx, importId);
  if (rows[0]?.away) await sql`select cqc.search_index_again()`.execute(tx);
}

async function saveWords(tx: Tx, importId: string): Promise<void> {
  await sql`
    with own as (
      select id as location_id from cqc.staged_outcome where import_id = ${importId} and kind in ('location', 'relationship')
      union
      select l.location_id
        from cqc.staged_outcome o
        join cqc.location l on l.provider_id = o.id
       where o.import_id = ${importId} and o.kind = 'provider'
    ), touched as (
      select location_id from own
      union
      select n.location_id from cqc.lineage n join own on own.location_id = n.ancestor_id where n.depth > 0
    )
    insert into cqc.search as s (location_id, words)
    select l.location_id,
           lower(concat_ws(' ', l.name, l.also_known_as, p.name, l.brand_name, l.postcode, replace(l.postcode, ' ', ''),
                           l.location_id,
             -- One look-up a location: a join with the closure, whose size no planner can guess, may be quadratic.
             (select string_agg(distinct concat_ws(' ', n.ancestor_id, a.name, r.predecessor_name), ' ')
                from cqc.lineage n
                left join cqc.location a on a.location_id = n.ancestor_id
                left join cqc.relationship r on r.predecessor_id = n.ancestor_id
               where n.location_id = l.location_id and n.depth > 0)))
      from touched t
      join cqc.location l on l.location_id = t.location_id
      left join cqc.provider p on p.provider_id = l.provider_id
    on conflict (location_id) do update set words = excluded.words where s.words <> excluded.words`.execute(
    tx,
  );
}
