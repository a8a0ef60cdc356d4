import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/types.ts';

export interface RecordCounts {
  staged: number;
  added: number;
  changed: number;
}

/** How many staged locations were added, and how many changed in themselves, their judgements or their links. */
export async function fetchLocationCounts(tx: Tx, importId: string): Promise<RecordCounts> {
  const { rows } = await sql<RecordCounts>`
    select count(*) as staged,
           count(*) filter (where added) as added,
           count(*) filter (where touched and not added) as changed
      from (
        select id, bool_or(staged) as staged, bool_or(added) as added, bool_or(not staged) as touched
          from (
            select location_id as id, true as staged, false as added from cqc.staged_location where import_id = ${importId}
            union all
            select id, false, added
              from cqc.staged_outcome
             where import_id = ${importId} and kind in ('location', 'event', 'relationship')
          ) as parts
         group by id
      ) as outcomes
     where staged`.execute(tx);
  return rows[0]!;
}

/** How many providers were staged, added and changed. */
export async function fetchProviderCounts(tx: Tx, importId: string): Promise<RecordCounts> {
  const { rows } = await sql<RecordCounts>`
    select (select count(distinct provider_id) from cqc.staged_provider where import_id = ${importId}) as staged,
           count(*) filter (where added) as added,
           count(*) filter (where not added) as changed
      from cqc.staged_outcome
     where import_id = ${importId} and kind = 'provider'`.execute(tx);
  return rows[0]!;
}

/** What an import saw move, by kind. */
export async function fetchMoved(tx: Tx, importId: string): Promise<Record<string, number>> {
  const { rows } = await sql<{ kind: string; n: number }>`
    select kind, count(*) as n from cqc.movement where import_id = ${importId} group by kind order by kind`.execute(
    tx,
  );
  return Object.fromEntries(rows.map(({ kind, n }) => [kind, n]));
}

/** Locations that the file calls registered and the register knows to have ended. */
export async function fetchEndedCount(tx: Tx, importId: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*) as n
      from cqc.staged_location s
      join cqc.location l on l.location_id = s.location_id
     where s.import_id = ${importId} and s.registration_status = 'Registered' and l.registration_status = 'Deregistered'`.execute(
    tx,
  );
  return rows[0]?.n ?? 0;
}
