import { sql } from 'kysely';
import type { Day } from '../../../kernel/calendar-day.ts';
import type { Tx } from '../../../platform/db/types.ts';
import type { Protocol } from '../rules/protocol.ts';

export interface NewProtocol {
  authorityId: string;
  /** The version that follows the newest that its writer saw. */
  version: number;
  validFrom: Day;
  protocol: Protocol;
  reason: string;
  now: Date;
}

/** Adds a version; false where somebody else added that one meanwhile, and then nothing is written. */
export async function saveProtocol(tx: Tx, one: NewProtocol): Promise<boolean> {
  const saved = await sql`
    insert into interventions.protocol (authority_id, version, valid_from, definition, reason, recorded_at)
    values (${one.authorityId}, ${one.version}, ${one.validFrom}::date, ${JSON.stringify(one.protocol)}::jsonb, ${one.reason}, ${one.now})
    on conflict do nothing`.execute(tx);
  return saved.numAffectedRows === 1n;
}
