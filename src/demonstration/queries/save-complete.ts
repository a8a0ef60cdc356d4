import { sql } from 'kysely';
import type { Tx } from '../../platform/db/types.ts';
import { COMPLETE } from './find-progress.ts';

/** Notes in the council's trail that all of the demonstration is there. */
export async function noteComplete(tx: Tx, authorityId: string): Promise<void> {
  await sql`select platform.audit_event(${COMPLETE}, 'people.authority', ${authorityId}, '{}'::jsonb)`.execute(
    tx,
  );
}
