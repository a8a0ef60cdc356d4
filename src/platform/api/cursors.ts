import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { invalidParameter } from './problems.ts';

/** Where the next page of a list begins: the sort key of the last record of this one. */
export type Position = readonly string[];

/** What a cursor belongs to. Elsewhere it is refused: its position would mean something else there. */
export interface CursorPlace {
  /** The client's own key. */
  key: Buffer;
  operation: string;
  /** The list's parameters but `cursor` and `limit`. */
  query: Readonly<Record<string, unknown>>;
}

const SIGNATURE_BYTES = 16;
const EXPECTED = 'the cursor of a `next` link, with the other parameters as they are in it';

/** A position as opaque text that only this place takes back. */
export function writeCursor(place: CursorPlace, position: Position): string {
  const body = Buffer.from(JSON.stringify(position));
  return Buffer.concat([signature(place, body), body]).toString('base64url');
}

/**
 * The position that a cursor of this place holds.
 * @throws ApiProblem where it was made elsewhere, or by somebody else
 */
export function readCursor(place: CursorPlace, cursor: string): Position {
  const bytes = Buffer.from(cursor, 'base64url');
  const body = bytes.subarray(SIGNATURE_BYTES);
  const given = bytes.subarray(0, SIGNATURE_BYTES);
  if (
    bytes.length <= SIGNATURE_BYTES ||
    bytes.toString('base64url') !== cursor ||
    !timingSafeEqual(given, signature(place, body))
  )
    throw invalidParameter('cursor', cursor, EXPECTED);
  // Signed, so it is what writeCursor made of a position.
  return JSON.parse(body.toString()) as Position;
}

function signature({ key, operation, query }: CursorPlace, body: Buffer): Buffer {
  const asked = Object.entries(query)
    .filter(([name, value]) => name !== 'cursor' && name !== 'limit' && value !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  const digest = createHash('sha256')
    .update(JSON.stringify([operation, asked]))
    .digest();
  return createHmac('sha256', key).update(digest).update(body).digest().subarray(0, SIGNATURE_BYTES);
}
