import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/types.ts';
import type { Fields } from '../../../platform/forms/index.ts';
import type { ReturnKey } from './save-return.ts';

/** Keeps what was typed, as it was typed, in place of the draft before it. */
export async function saveDraft(tx: Tx, key: ReturnKey, typed: Fields, at: Date): Promise<void> {
  await sql`
    insert into capacity.draft (return_id, authority_id, location_id, typed, saved_at)
    values (${key.returnId}, ${key.authorityId}, ${key.locationId}, ${JSON.stringify(typed)}::jsonb, ${at})
    on conflict (return_id) do update
       set typed = excluded.typed, saved_at = excluded.saved_at, saved_by = platform.current_actor()`.execute(
    tx,
  );
}
