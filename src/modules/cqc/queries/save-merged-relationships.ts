import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/types.ts';

/**
 * Brings the links between registrations in. Each link may come from both of its ends, each naming only the other; the
 * first reason stays. Notes both ends of new and changed links in cqc.staged_outcome.
 */
export async function saveMergedRelationships(tx: Tx, importId: string): Promise<void> {
  await sql`
    with merged as (
      insert into cqc.relationship as r (location_id, predecessor_id, reason, predecessor_name, successor_name)
      select location_id, predecessor_id, min(reason), max(predecessor_name), max(successor_name)
        from cqc.staged_relationship
       where import_id = ${importId}
       group by location_id, predecessor_id
      on conflict (location_id, predecessor_id) do update
         set predecessor_name = coalesce(excluded.predecessor_name, r.predecessor_name),
             successor_name = coalesce(excluded.successor_name, r.successor_name)
       where coalesce(excluded.predecessor_name, r.predecessor_name) is distinct from r.predecessor_name
          or coalesce(excluded.successor_name, r.successor_name) is distinct from r.successor_name
      returning location_id, predecessor_id
    )
    insert into cqc.staged_outcome (import_id, kind, id, added)
    select distinct ${importId}::uuid, 'relationship', ends.id, false
      from merged
      cross join lateral (values (location_id), (predecessor_id)) as ends (id)`.execute(tx);
}
