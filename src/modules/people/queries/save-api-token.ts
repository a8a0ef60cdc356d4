import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/types.ts';
import { apiTokenHash, newApiToken } from '../rules/api-tokens.ts';

/** A token to be made. */
export interface NewApiToken {
  tokenId: string;
  clientId: string;
  authorityId: string;
  label: string;
  scopes: readonly string[];
  createdBy: string;
  createdAt: Date;
  expiresAt: Date;
}

/** Makes a token and answers its text, which is kept nowhere. An event of the trail tells of it. */
export async function saveNewApiToken(tx: Tx, made: NewApiToken): Promise<string> {
  const token = newApiToken(made.tokenId);
  await sql`
    insert into people.api_token (token_id, client_id, authority_id, token_hash, label, scopes, created_at, created_by, expires_at)
    values (${made.tokenId}, ${made.clientId}, ${made.authorityId}, ${apiTokenHash(token)}, ${made.label},
            ${[...made.scopes]}::text[], ${made.createdAt}, ${made.createdBy}, ${made.expiresAt})`.execute(
    tx,
  );
  await tell(tx, 'token made', made.tokenId, {
    client: made.clientId,
    label: made.label,
    scopes: made.scopes,
    expiresAt: made.expiresAt.toISOString(),
  });
  return token;
}

/** Revokes a token of a client for good; false where there is none of those ids, or it was revoked before. */
export async function saveApiTokenRevoked(
  tx: Tx,
  { clientId, tokenId, now }: { clientId: string; tokenId: string; now: Date },
): Promise<boolean> {
  const saved = await sql`
    update people.api_token set revoked_at = ${now}
     where token_id::text = ${tokenId} and client_id::text = ${clientId} and revoked_at is null`.execute(tx);
  if (saved.numAffectedRows !== 1n) return false;
  await tell(tx, 'token revoked', tokenId, { client: clientId });
  return true;
}

async function tell(tx: Tx, action: string, tokenId: string, details: object): Promise<void> {
  await sql`
    select platform.audit_event(${action}, 'people.api_token', ${tokenId}, ${JSON.stringify(details)}::jsonb)`.execute(
    tx,
  );
}
