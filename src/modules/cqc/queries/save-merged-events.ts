import { sql, type RawBuilder } from 'kysely';
import type { Tx } from '../../../platform/db/types.ts';
import { anyDiffers, assignments, becoming } from '../import/column-sql.ts';
import type { Policy } from '../import/policies.ts';
import { EVENT_COLUMNS } from '../import/table-columns.ts';
import type { StagedRatingEvent } from '../rules/staged.ts';

type EventPolicies = Partial<Record<keyof StagedRatingEvent, Policy>>;

export interface MergedEvents {
  added: number;
  changed: number;
}

const SAME_JUDGEMENT = sql`e.location_id = s.location_id and e.service_group = s.service_group
  and e.key_question = s.key_question and e.report_date = s.report_date`;

/**
 * Takes out of the staged rows those that the register holds already and that would change nothing; answers how many. All
 * that follows looks only at what is new or different, which of a file of another month is little.
 */
export async function saveUnchangedEvents(tx: Tx, policies: EventPolicies): Promise<number> {
  const changes = becoming(EVENT_COLUMNS, policies, 'e', 's');
  const gone = await sql`
    delete from cqc.staged_rating_event s
     using cqc.rating_event e
     where ${SAME_JUDGEMENT} and not (${anyDiffers(changes, 'e')})`.execute(tx);
  return Number(gone.numAffectedRows ?? 0n);
}

/**
 * Appends staged judgements and corrects known ones in the columns that their source may touch; none is ever taken away.
 * After saveUnchangedEvents. Notes the locations concerned in cqc.staged_outcome. `source` is the name that new rows keep.
 *
 * Parted into an update and an insert, because `on conflict` costs every new row a second look into the index and locks
 * every known one.
 */
export async function saveMergedEvents(
  tx: Tx,
  importId: string,
  source: string,
  policies: EventPolicies,
): Promise<MergedEvents> {
  const names = EVENT_COLUMNS.map(({ column }) => column);
  const { rows } = await sql<MergedEvents>`
    with corrected as (${corrections(importId, source, policies)}),
    appended as (
      insert into cqc.rating_event (${sql.raw(names.join(', '))}, source, import_id)
      select ${sql.raw(names.map((name) => `s.${name}`).join(', '))}, ${source}, s.import_id
        from cqc.staged_rating_event s
       where s.import_id = ${importId} and not exists (select from cqc.rating_event e where ${SAME_JUDGEMENT})
      returning location_id
    ), noted as (
      insert into cqc.staged_outcome (import_id, kind, id, added)
      select ${importId}::uuid, 'event', location_id, false
        from (select location_id from corrected union select location_id from appended) as concerned
    )
    select (select count(*) from appended) as added, (select count(*) from corrected) as changed`.execute(tx);
  return rows[0]!;
}

function corrections(importId: string, source: string, policies: EventPolicies): RawBuilder<unknown> {
  const changes = becoming(EVENT_COLUMNS, policies, 'e', 's');
  if (changes.length === 0) return sql`select null::text as location_id where false`;
  return sql`
    update cqc.rating_event e
       set ${assignments(changes)}, source = ${source}, import_id = s.import_id, recorded_at = now()
      from cqc.staged_rating_event s
     where s.import_id = ${importId} and ${SAME_JUDGEMENT}
    returning e.location_id`;
}
