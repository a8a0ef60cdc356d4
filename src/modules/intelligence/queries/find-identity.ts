import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/types.ts';

export interface Identity {
  name: string;
  contact: string;
  wishes: string;
  version: number;
}

/** Who told, of an event or of the one that it was split off; null where nobody said, or the reader may not know. */
export async function findIdentity(tx: Tx, eventId: string): Promise<Identity | null> {
  const found = await sql<Identity>`
    select i.name, i.contact, i.wishes, i.version
      from intelligence.event e join intelligence.identity i on i.event_id in (e.event_id, e.split_from)
     where e.event_id = ${eventId}
     order by i.event_id = e.event_id desc limit 1`.execute(tx);
  return found.rows[0] ?? null;
}

/** Whether who told is kept for an event; false also for a reader who may not know. */
export async function findHasIdentity(tx: Tx, eventId: string): Promise<boolean> {
  const found = await sql<{ kept: boolean }>`
    select exists (select from intelligence.event e join intelligence.identity i on i.event_id in (e.event_id, e.split_from)
                    where e.event_id = ${eventId}) as kept`.execute(tx);
  return found.rows[0]?.kept ?? false;
}

/** What an event said before a whistleblower was protected: it may name them. Null where it never said anything else. */
export async function findProtectedWords(
  tx: Tx,
  eventId: string,
): Promise<{ source: string; title: string; account: string } | null> {
  const found = await sql<{ source: string; title: string; account: string }>`
    select c.before ->> 'source' as source, c.before ->> 'title' as title, c.before ->> 'account' as account
      from intelligence.correction c
     where c.event_id = ${eventId} and c.confidentiality = 'identity' order by c.version limit 1`.execute(tx);
  return found.rows[0] ?? null;
}
