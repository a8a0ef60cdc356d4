import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/types.ts';
import { anyDiffers, assignments, becoming } from '../import/column-sql.ts';
import type { Policy } from '../import/policies.ts';
import { EVENT_COLUMNS } from '../import/table-columns.ts';
import type { StagedRatingEvent } from '../rules/staged.ts';

export interface MergedEvents {
  staged: number;
  added: number;
  changed: number;
}

/**
 * Appends staged judgements and corrects known ones in the columns that their source may touch; none is ever taken away.
 * Notes the locations concerned in cqc.staged_outcome. `source` is the name that new rows keep.
 */
export async function saveMergedEvents(
  tx: Tx,
  importId: string,
  source: string,
  policies: Partial<Record<keyof StagedRatingEvent, Policy>>,
): Promise<MergedEvents> {
  const names = EVENT_COLUMNS.map(({ column }) => column).join(', ');
  const changes = becoming(EVENT_COLUMNS, policies, 'e', 'excluded');
  const update =
    changes.length === 0
      ? sql`do nothing`
      : sql`do update set ${assignments(changes)}, source = excluded.source, import_id = excluded.import_id, recorded_at = now()
             where ${anyDiffers(changes, 'e')}`;
  const { rows } = await sql<MergedEvents>`
    with merged as (
      insert into cqc.rating_event as e (${sql.raw(names)}, source, import_id)
      select ${sql.raw(names)}, ${source}, import_id
        from cqc.staged_rating_event
       where import_id = ${importId}
      on conflict (location_id, service_group, key_question, report_date) ${update}
      returning e.location_id, e.xmax = 0 as added
    ), noted as (
      insert into cqc.staged_outcome (import_id, kind, id, added)
      select ${importId}, 'event', location_id, false from merged group by location_id
    )
    select (select count(*) from cqc.staged_rating_event where import_id = ${importId}) as staged,
           count(*) filter (where added) as added,
           count(*) filter (where not added) as changed
      from merged`.execute(tx);
  return rows[0]!;
}
