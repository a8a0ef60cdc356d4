import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/types.ts';
import type { ImportSource } from '../../cqc/index.ts';

export interface ImportListed {
  importId: string;
  source: ImportSource;
  fileName: string | null;
  /** 'staged' runs; 'discarded' was a look at what would change; 'failed' changed nothing. */
  state: 'staged' | 'done' | 'failed' | 'discarded';
  actor: string;
  startedAt: Date;
  read: number | null;
  added: number | null;
  changed: number | null;
  leftOut: number | null;
  rejected: number | null;
}

/** The newest imports with their numbers; null where one did not come to any. */
export async function fetchImports(tx: Tx, atMost: number): Promise<ImportListed[]> {
  const { rows } = await sql<ImportListed>`
    select i.import_id as "importId", i.source, i.file_name as "fileName", i.state, i.actor, i.started_at as "startedAt",
           (i.result ->> 'read')::int as read, (i.result ->> 'added')::int as added, (i.result ->> 'changed')::int as changed,
           case when i.result is not null then
             (select coalesce(sum((reason ->> 'n')::int), 0)::int from jsonb_array_elements(i.result -> 'leftOut') as reason) end as "leftOut",
           (i.result ->> 'rejectedTotal')::int as rejected
      from cqc.published_import i
     order by i.started_at desc, i.import_id desc
     limit ${atMost}`.execute(tx);
  return rows;
}
