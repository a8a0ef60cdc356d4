import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/types.ts';

export interface NewDraft {
  draftId: string;
  authorityId: string;
  accountId: string | null;
  basedOnId: string;
  basedOnVersion: number;
  definition: unknown;
  now: Date;
}

/** Begins a draft. */
export async function saveNewDraft(tx: Tx, draft: NewDraft): Promise<void> {
  await sql`
    insert into risk.model_draft (draft_id, authority_id, account_id, based_on_id, based_on_version, definition, started_at, changed_at)
    values (${draft.draftId}, ${draft.authorityId}, ${draft.accountId}, ${draft.basedOnId}, ${draft.basedOnVersion},
            ${JSON.stringify(draft.definition)}::jsonb, ${draft.now}, ${draft.now})`.execute(tx);
}

/** Saves a draft that is still as it was seen; answers whether it was. */
export async function saveDraft(
  tx: Tx,
  draftId: string,
  seenVersion: number,
  definition: unknown,
  now: Date,
): Promise<boolean> {
  const { rows } = await sql`
    update risk.model_draft
       set definition = ${JSON.stringify(definition)}::jsonb, version = version + 1, changed_at = ${now},
           changed_by = platform.current_actor()
     where draft_id = ${draftId}::uuid and version = ${seenVersion}
    returning version`.execute(tx);
  return rows.length === 1;
}
