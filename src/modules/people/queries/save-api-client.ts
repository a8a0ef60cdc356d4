import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/types.ts';

/** A client to be made. */
export interface NewApiClient {
  clientId: string;
  authorityId: string;
  name: string;
  purpose: string;
  contact: string;
  createdBy: string;
  createdAt: Date;
}

const KEY_BYTES = 32;

/** Makes a client with the key of its cursors; false where the council has one of that name. */
export async function saveNewApiClient(tx: Tx, client: NewApiClient): Promise<boolean> {
  const saved = await sql`
    insert into people.api_client (client_id, authority_id, name, purpose, contact, created_by, created_at)
    values (${client.clientId}, ${client.authorityId}, ${client.name}, ${client.purpose}, ${client.contact}, ${client.createdBy},
            ${client.createdAt})
    on conflict (authority_id, lower(name)) do nothing`.execute(tx);
  if (saved.numAffectedRows !== 1n) return false;
  await sql`
    insert into people.api_cursor_key (client_id, authority_id, secret)
    values (${client.clientId}, ${client.authorityId}, ${randomBytes(KEY_BYTES)})`.execute(tx);
  return true;
}

/** Switches a client with all its tokens on or off; false where there is none of that id. */
export async function saveApiClientActive(tx: Tx, clientId: string, active: boolean): Promise<boolean> {
  const saved = await sql`
    update people.api_client set active = ${active} where client_id::text = ${clientId}`.execute(tx);
  return saved.numAffectedRows === 1n;
}
