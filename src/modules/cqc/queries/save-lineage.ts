import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/types.ts';

/** Longer chains than this are a loop in CQC's data. The longest seen has 4 links. */
const LONGEST_CHAIN = 40;

/**
 * Keeps cqc.lineage, the closure of cqc.relationship, for new locations and for all that descend from a link that an
 * import touched. `union` drops what a loop or a diamond would repeat.
 */
export async function saveLineage(tx: Tx, importId: string): Promise<void> {
  await sql`
    with recursive touched (location_id, depth) as (
      select id, 0 from cqc.staged_outcome where import_id = ${importId} and kind = 'relationship'
      union
      select r.location_id, t.depth + 1
        from touched t
        join cqc.relationship r on r.predecessor_id = t.location_id
       where t.depth < ${LONGEST_CHAIN}
    ), up (location_id, ancestor_id, depth) as (
      select location_id, location_id, 0 from touched
      union
      select u.location_id, r.predecessor_id, u.depth + 1
        from up u
        join cqc.relationship r on r.location_id = u.ancestor_id
       where u.depth < ${LONGEST_CHAIN}
    )
    insert into cqc.lineage as l (location_id, ancestor_id, depth)
    select location_id, ancestor_id, min(depth) from up group by location_id, ancestor_id
    union all
    select o.id, o.id, 0
      from cqc.staged_outcome o
     where o.import_id = ${importId} and o.kind = 'location' and o.added
       and not exists (select from touched t where t.location_id = o.id)
    on conflict (location_id, ancestor_id) do update set depth = excluded.depth where excluded.depth < l.depth`.execute(
    tx,
  );
}
