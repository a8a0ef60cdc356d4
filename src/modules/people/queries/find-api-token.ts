import { timingSafeEqual } from 'node:crypto';
import { sql } from 'kysely';
import type { TokenAnswer } from '../../../platform/api/index.ts';
import type { Tx } from '../../../platform/db/types.ts';
import { apiTokenHash, tokenIdOf, tokenState, USED_EVERY_MS } from '../rules/api-tokens.ts';

interface Row {
  tokenId: string;
  clientId: string;
  authorityId: string;
  tokenHash: Buffer;
  label: string;
  scopes: string[];
  expiresAt: Date;
  revokedAt: Date | null;
  lastUsedAt: Date | null;
  name: string;
  active: boolean;
  council: string;
  area: string[];
  cursorKey: Buffer;
}

/**
 * What becomes of a token of the API that is shown now: whom it speaks for and what it may, as far as `granted` (what the
 * role of API clients holds) allows. Its use is written down once a minute. Runs as the owner, because it is asked before
 * any council's row-level security can be chosen.
 */
export async function findApiToken(
  owner: Tx,
  shown: { token: string; now: Date; address: string; granted: readonly string[] },
): Promise<TokenAnswer> {
  const tokenId = tokenIdOf(shown.token);
  const row = tokenId === undefined ? undefined : await findRow(owner, tokenId);
  if (row === undefined || !timingSafeEqual(row.tokenHash, apiTokenHash(shown.token)))
    return { state: 'unknown' };
  const state = tokenState(row, shown.now);
  if (state === 'revoked') return { state: 'spent', why: 'The token was revoked.' };
  if (state === 'expired')
    return { state: 'spent', why: `The token expired at ${row.expiresAt.toISOString()}.` };
  if (!row.active) return { state: 'spent', why: 'The client of this token was switched off.' };
  await saveUse(owner, row, shown);
  const { tokenHash: _hash, revokedAt: _revoked, lastUsedAt: _used, active: _active, ...reader } = row;
  return {
    state: 'good',
    reader: { ...reader, scopes: row.scopes.filter((scope) => shown.granted.includes(scope)) },
  };
}

async function findRow(owner: Tx, tokenId: string): Promise<Row | undefined> {
  const found = await sql<Row>`
    select t.token_id as "tokenId", t.client_id as "clientId", t.authority_id as "authorityId", t.token_hash as "tokenHash", t.label,
           t.scopes, t.expires_at as "expiresAt", t.revoked_at as "revokedAt", t.last_used_at as "lastUsedAt", c.name, c.active,
           k.secret as "cursorKey", council.name as council,
           array(select a.local_authority from people.authority_area a where a.authority_id = t.authority_id order by 1) as area
      from people.api_token t
      join people.api_client c on c.client_id = t.client_id
      join people.api_cursor_key k on k.client_id = t.client_id
      join people.authority council on council.authority_id = t.authority_id
     where t.token_id = ${tokenId}`.execute(owner);
  return found.rows[0];
}

async function saveUse(
  owner: Tx,
  { tokenId, lastUsedAt }: Row,
  { now, address }: { now: Date; address: string },
): Promise<void> {
  if (lastUsedAt !== null && now.getTime() - lastUsedAt.getTime() < USED_EVERY_MS) return;
  await sql`
    update people.api_token set last_used_at = ${now}, last_used_address = ${address} where token_id = ${tokenId}`.execute(
    owner,
  );
}
