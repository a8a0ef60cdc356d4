/**
 * As much of PostgreSQL's wire protocol (version 3) as stands between node-postgres and PGlite: cutting what comes into
 * whole messages, and writing the few replies that PGlite leaves to us.
 */

/** A message is one byte of type, four of length (counting themselves), then the rest; the start-up packet has no type. */
export interface Message {
  type: string;
  bytes: Buffer;
}

const TYPE = 1;
const LENGTH = 4;

/** Cuts a stream of bytes into whole messages, however the bytes were split on the way. */
export class MessageReader {
  #rest: Buffer = Buffer.alloc(0);
  #started = false;

  /** The messages that are complete with these bytes. The start-up packet comes as type ''. */
  read(chunk: Buffer): Message[] {
    const bytes = this.#rest.length === 0 ? chunk : Buffer.concat([this.#rest, chunk]);
    const messages: Message[] = [];
    let at = 0;
    for (;;) {
      const head = this.#started ? TYPE : 0;
      if (bytes.length - at < head + LENGTH) break;
      const end = at + head + bytes.readUInt32BE(at + head);
      if (bytes.length < end) break;
      messages.push({
        type: head === 0 ? '' : String.fromCharCode(bytes[at]!),
        bytes: bytes.subarray(at, end),
      });
      this.#started = true;
      at = end;
    }
    this.#rest = bytes.subarray(at);
    return messages;
  }
}

function message(type: string, ...parts: Buffer[]): Buffer {
  const body = Buffer.concat(parts);
  const head = Buffer.alloc(TYPE + LENGTH);
  head.write(type, 'latin1');
  head.writeUInt32BE(body.length + LENGTH, TYPE);
  return Buffer.concat([head, body]);
}

/** AuthenticationOk and ReadyForQuery (idle): PGlite has one session, which needs no start-up packet. */
export const WELCOME = Buffer.concat([message('R', Buffer.alloc(4)), message('Z', Buffer.from('I'))]);

/** CopyInResponse, text format, no columns named: node-postgres reads only that it came. */
export const COPY_IN = message('G', Buffer.from([0, 0, 0]));

export function simpleQuery(sql: string): Buffer {
  return message('Q', Buffer.from(`${sql}\0`));
}

/** True of a simple query that will ask for rows of COPY. */
export function asksForCopyRows(query: Message): boolean {
  return (
    query.type === 'Q' &&
    /^\s*copy\b[^;]*\bfrom\s+stdin\b/is.test(query.bytes.toString('utf8', TYPE + LENGTH))
  );
}

/** The reply without its CopyInResponse, which was given before; an error may come without one. */
export function withoutCopyIn(reply: Buffer): Buffer {
  if (reply.length === 0 || reply[0] !== 'G'.charCodeAt(0)) return reply;
  return reply.subarray(TYPE + reply.readUInt32BE(TYPE));
}

const READY_LENGTH = TYPE + LENGTH + 1;

/** True where the reply ends in ReadyForQuery, which follows every Query and Sync unless the database has broken down. */
export function endsReady(reply: Buffer): boolean {
  const at = reply.length - READY_LENGTH;
  return at >= 0 && reply[at] === 'Z'.charCodeAt(0) && reply.readUInt32BE(at + TYPE) === LENGTH + 1;
}
