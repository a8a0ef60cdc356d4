import { sql } from 'kysely';
import type { Tx } from '../db/types.ts';

/** That somebody took everything out of a database, or put it in. */
export interface KeepingEvent {
  action: 'backup' | 'restore' | 'move';
  actor: string;
  details: Record<string, unknown>;
}

/** Writes it in the trail of shared data, which every council sees. The transaction acts as the event's actor. */
export async function saveEvent(tx: Tx, { action, actor, details }: KeepingEvent): Promise<void> {
  await sql`select set_config('amberley.actor', ${actor}, true), set_config('amberley.authority_id', '', true)`.execute(
    tx,
  );
  await sql`select platform.audit_event(${action}, 'database', ${action}, ${JSON.stringify(details)}::jsonb)`.execute(
    tx,
  );
}
