import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/types.ts';

/** A token as administrators see it: everything but itself. */
export interface ApiTokenRow {
  tokenId: string;
  label: string;
  scopes: string[];
  createdAt: Date;
  createdBy: string;
  expiresAt: Date;
  lastUsedAt: Date | null;
  lastUsedAddress: string | null;
  revokedAt: Date | null;
}

/** A system that may use the API, with its tokens. */
export interface ApiClient {
  clientId: string;
  name: string;
  purpose: string;
  contact: string;
  active: boolean;
  createdBy: string;
  createdAt: Date;
  tokens: ApiTokenRow[];
}

type Stored = Omit<ApiClient, 'tokens'>;

/** The council's clients by name, those switched off last, with all their tokens, the newest first; or the one of an id. */
export async function fetchApiClients(tx: Tx, clientId: string | null = null): Promise<ApiClient[]> {
  const clients = await sql<Stored>`
    select client_id as "clientId", name, purpose, contact, active, created_by as "createdBy", created_at as "createdAt"
      from people.api_client
     where ${clientId}::text is null or client_id::text = ${clientId}
     order by active desc, lower(name), client_id`.execute(tx);
  const tokens = await sql<ApiTokenRow & { clientId: string }>`
    select client_id as "clientId", token_id as "tokenId", label, scopes, created_at as "createdAt", created_by as "createdBy",
           expires_at as "expiresAt", last_used_at as "lastUsedAt", last_used_address as "lastUsedAddress", revoked_at as "revokedAt"
      from people.api_token
     where ${clientId}::text is null or client_id::text = ${clientId}
     order by created_at desc, token_id desc`.execute(tx);
  return clients.rows.map((client) => ({
    ...client,
    tokens: tokens.rows.filter((token) => token.clientId === client.clientId),
  }));
}
