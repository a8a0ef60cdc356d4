import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/types.ts';

/** A draft as the list of drafts shows it. */
export interface DraftListed {
  draftId: string;
  name: string;
  basedOn: string;
  startedBy: string;
  changedBy: string;
  changedAt: Date;
}

/** Every draft of the council, the one changed last first. */
export async function fetchDrafts(tx: Tx): Promise<DraftListed[]> {
  const { rows } = await sql<DraftListed>`
    select d.draft_id as "draftId", d.definition ->> 'name' as name, m.name || ' (version ' || m.version || ')' as "basedOn",
           regexp_replace(d.started_by, ' [(][^()]*@[^()]*[)]$', '') as "startedBy",
           regexp_replace(d.changed_by, ' [(][^()]*@[^()]*[)]$', '') as "changedBy", d.changed_at as "changedAt"
      from risk.model_draft d
      join risk.model m on m.model_id = d.based_on_id and m.version = d.based_on_version
     order by d.changed_at desc, d.draft_id`.execute(tx);
  return rows;
}
