import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Clock } from '../clock/index.ts';
import type { Tx } from '../db/types.ts';
import { ANSWER_KEPT_MS } from './limits.ts';
import { ApiProblem, fault, invalidRequest } from './problems.ts';
import type { ApiReader } from './types.ts';

/** The key that a request was sent with, and what it asks: the same key with something else is refused. */
export interface KeyedRequest {
  key: string;
  operationId: string;
  body: unknown;
}

const KEY = /^[\x21-\x7e]{1,255}$/;

/**
 * The Idempotency-Key header of a request; undefined where it has none.
 * @throws ApiProblem where it is no key
 */
export function readKey(header: string | string[] | undefined): string | undefined {
  if (header === undefined) return undefined;
  const key = String(header);
  if (KEY.test(key)) return key;
  const expected = 'at most 255 letters, digits and signs, without a space';
  throw invalidRequest([fault('header', 'Idempotency-Key', key.toWellFormed(), expected)]);
}

/**
 * Does a client's work once for a key: sent again within three days, it is not done again, and is answered the same. In the
 * transaction of the work, so that both are there or neither; of two at once the second waits for the first.
 *
 * @throws ApiProblem where the key was used with something else
 */
export async function answerOnce<T>(
  tx: Tx,
  clock: Clock,
  { clientId, authorityId }: Pick<ApiReader, 'clientId' | 'authorityId'>,
  { key, operationId, body }: KeyedRequest,
  work: () => Promise<T>,
): Promise<T> {
  const now = clock.now();
  const bodyHash = createHash('sha256')
    .update(JSON.stringify(sorted(body)))
    .digest('base64url');
  await sql`
    delete from platform.api_answer
     where client_id = ${clientId} and created_at < ${new Date(now.getTime() - ANSWER_KEPT_MS)}`.execute(tx);
  const begun = await sql`
    insert into platform.api_answer (authority_id, client_id, idempotency_key, operation_id, body_hash, created_at)
    values (${authorityId}, ${clientId}, ${key}, ${operationId}, ${bodyHash}, ${now})
    on conflict do nothing returning client_id`.execute(tx);
  if (begun.rows.length === 0) {
    const { rows } = await sql<{ operationId: string; bodyHash: string; answer: T }>`
      select operation_id as "operationId", body_hash as "bodyHash", answer from platform.api_answer
       where client_id = ${clientId} and idempotency_key = ${key}`.execute(tx);
    const known = rows[0];
    if (known?.operationId === operationId && known.bodyHash === bodyHash) return known.answer;
    throw new ApiProblem(
      'key-used',
      'This Idempotency-Key was sent within the last three days with another body. Send a new request with a new key.',
    );
  }
  const answer = await work();
  await sql`
    update platform.api_answer set answer = ${JSON.stringify(answer)}::json
     where client_id = ${clientId} and idempotency_key = ${key}`.execute(tx);
  return answer;
}

/** The fields of the body in one order: two bodies that say the same are the same. */
const sorted = (body: unknown): unknown =>
  Object.entries(body as Record<string, unknown>).sort(([a], [b]) => (a < b ? -1 : 1));
