import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/types.ts';

export interface OwnEvent {
  at: Date;
  action: string;
  details: Record<string, unknown> | null;
}

/** What happened to the account of whoever acts, the newest first; nothing for anybody else's. */
export async function fetchOwnEvents(tx: Tx, accountId: string, most: number): Promise<OwnEvent[]> {
  const found = await sql<OwnEvent>`
    select at, action, details from people.own_events(${accountId}::uuid, ${most})`.execute(tx);
  return found.rows;
}
