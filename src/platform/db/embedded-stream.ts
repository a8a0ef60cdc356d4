import { Duplex } from 'node:stream';
import type { EmbeddedEngine } from './embedded-engine.ts';
import { asksForCopyRows, COPY_IN, MessageReader, WELCOME, withoutCopyIn, type Message } from './protocol.ts';

/** A batch goes to the worker whole, at the message that asks for an answer: Query, Sync, Flush. */
const ASKS_FOR_REPLY = new Set(['Q', 'S', 'H']);

/**
 * What node-postgres takes for a socket to a server: its bytes go to PGlite in the worker, PGlite's come back. So the
 * embedded database and a server run one path, with prepared statements, cursors and errors as PostgreSQL has them.
 *
 * COPY FROM STDIN is the one exchange that PGlite cannot hold in mid-air: the statement is answered here, its rows are
 * kept in memory, and at their end all goes to PGlite as one. Send large loads as several statements of a few MB.
 */
export class EmbeddedStream extends Duplex {
  readonly #engine: EmbeddedEngine;
  readonly #reader = new MessageReader();
  #batch: Buffer[] = [];
  #copying = false;

  constructor(engine: EmbeddedEngine) {
    super();
    this.#engine = engine;
  }

  /** Called by node-postgres where it would dial a server. */
  connect(): this {
    this.#engine.newSession().then(
      () => this.emit('connect'),
      (error: Error) => this.destroy(error),
    );
    return this;
  }

  // A socket has these; here they mean nothing.
  setNoDelay(): this {
    return this;
  }
  setKeepAlive(): this {
    return this;
  }
  ref(): this {
    return this;
  }
  unref(): this {
    return this;
  }

  override _read(): void {
    // replies are pushed as they come
  }

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: (error?: Error | null) => void): void {
    this.#take(chunk).then(() => done(), done);
  }

  override _writev(chunks: { chunk: Buffer }[], done: (error?: Error | null) => void): void {
    this.#take(Buffer.concat(chunks.map(({ chunk }) => chunk))).then(() => done(), done);
  }

  override _final(done: () => void): void {
    this.push(null);
    done();
  }

  async #take(chunk: Buffer): Promise<void> {
    for (const message of this.#reader.read(chunk)) {
      if (this.#copying) await this.#copyRows(message);
      else await this.#message(message);
    }
  }

  async #message(message: Message): Promise<void> {
    if (message.type === '') {
      this.push(WELCOME);
      return;
    }
    if (message.type === 'X') return;
    this.#batch.push(message.bytes);
    if (asksForCopyRows(message)) {
      this.#copying = true;
      this.push(COPY_IN);
    } else if (ASKS_FOR_REPLY.has(message.type)) {
      this.push(await this.#send(message.type !== 'H'));
    }
  }

  /** CopyData is kept; CopyDone or CopyFail sends all. */
  async #copyRows(message: Message): Promise<void> {
    this.#batch.push(message.bytes);
    if (message.type !== 'c' && message.type !== 'f') return;
    this.#copying = false;
    this.push(withoutCopyIn(await this.#send(true)));
  }

  async #send(mustEndReady: boolean): Promise<Buffer> {
    const bytes = Buffer.concat(this.#batch);
    this.#batch = [];
    return this.#engine.exchange(bytes, mustEndReady);
  }
}
