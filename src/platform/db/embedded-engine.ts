import { Worker } from 'node:worker_threads';
import { DatabaseUnavailableError } from './errors.ts';
import { endsReady, simpleQuery } from './protocol.ts';

/** What the worker is started with. */
export interface WorkerOptions {
  folder: string;
}

/** To the worker: bytes to run, or a word about itself. */
export type ToWorker = { id: number; run: Uint8Array } | { id: number; ask: 'syncs' | 'close' };

/** From the worker. `ready` and `failed` come once, at its start. */
export type FromWorker =
  | { ready: true }
  | { failed: string }
  | { id: number; reply: Uint8Array }
  | { id: number; syncs: number }
  | { id: number; closed: true }
  | { id: number; broken: string };

interface Waiting {
  resolve(answer: FromWorker): void;
  reject(error: Error): void;
  timer: NodeJS.Timeout | null;
}

/** The worker is beside this module: TypeScript in the project, JavaScript once it is built. */
const workerFile = new URL(
  `./embedded-worker${import.meta.url.endsWith('.ts') ? '.ts' : '.js'}`,
  import.meta.url,
);

/**
 * PGlite in a worker thread: starts it, talks to it, and ends it where it does not answer.
 *
 * `statement_timeout` does nothing in PGlite (no signals reach it), so an answer has a deadline: past it the worker is
 * ended, which is for the folder like a crash of the process (all that was committed stays, the open transaction is
 * gone), whoever waited gets an error, and the next session starts a new worker.
 */
export class EmbeddedEngine {
  readonly #options: WorkerOptions;
  readonly #deadlineMs: number;
  #worker: Promise<Worker> | null = null;
  /** A worker that is being ended: its successor must not open the folder before it is gone. */
  #ending: Promise<unknown> = Promise.resolve();
  #waiting = new Map<number, Waiting>();
  #lastId = 0;
  #closing = false;

  constructor(options: WorkerOptions, deadlineMs: number) {
    this.#options = options;
    this.#deadlineMs = deadlineMs;
  }

  /** Starts the database where it is not running. Rejects with a DatabaseUnavailableError where it does not open. */
  async start(): Promise<void> {
    await this.#running();
  }

  /** Forgets what a session before left behind: its transaction, settings, prepared statements. */
  async newSession(): Promise<void> {
    await this.exchange(simpleQuery('rollback'), true);
    await this.exchange(simpleQuery('discard all'), true);
  }

  /** Sends whole messages and answers PostgreSQL's reply. */
  async exchange(bytes: Uint8Array, mustEndReady: boolean): Promise<Buffer> {
    const answer = await this.#ask((id) => ({ id, run: bytes }));
    if ('broken' in answer) throw this.#abandon(`The embedded database broke down: ${answer.broken}`);
    const reply =
      'reply' in answer
        ? Buffer.from(answer.reply.buffer, answer.reply.byteOffset, answer.reply.length)
        : null;
    if (reply === null || (mustEndReady && !endsReady(reply))) {
      throw this.#abandon('The embedded database broke off its answer');
    }
    return reply;
  }

  /** How often the disk was synced since the worker started. For the tests of durability. */
  async syncs(): Promise<number> {
    const answer = await this.#ask((id) => ({ id, ask: 'syncs' }));
    return 'syncs' in answer ? answer.syncs : Number.NaN;
  }

  /** Shuts the database down in good order. */
  async close(): Promise<void> {
    this.#closing = true;
    if (this.#worker === null) return;
    const worker = await this.#worker.catch(() => null);
    if (worker !== null) {
      await this.#ask((id) => ({ id, ask: 'close' })).catch(() => undefined);
      await worker.terminate();
    }
    await this.#ending;
    this.#worker = null;
  }

  #running(): Promise<Worker> {
    if (this.#closing) return Promise.reject(new DatabaseUnavailableError('The database has been closed'));
    this.#worker ??= this.#ending
      .then(() => this.#begin())
      .catch((error: unknown) => {
        this.#worker = null;
        throw error;
      });
    return this.#worker;
  }

  #begin(): Promise<Worker> {
    return new Promise((resolve, reject) => {
      let failed = 'The embedded database did not start';
      const worker = new Worker(workerFile, { workerData: this.#options, execArgv: [] });
      worker.once('message', (first: FromWorker) => {
        if ('ready' in first) {
          worker.on('message', (message: FromWorker) => this.#answered(message));
          worker.unref(); // an idle database keeps no process alive
          resolve(worker);
        } else {
          // rejected once the worker is gone, so that nothing holds the folder any more
          if ('failed' in first) failed = first.failed;
          void worker.terminate();
        }
      });
      const gone = (error?: Error) => {
        reject(new DatabaseUnavailableError(failed, { cause: error }));
        this.#lost(worker, new DatabaseUnavailableError('The embedded database stopped', { cause: error }));
      };
      worker.once('error', gone);
      worker.once('exit', () => gone());
    });
  }

  async #ask(message: (id: number) => ToWorker): Promise<FromWorker> {
    const worker = this.#closing ? await this.#worker : await this.#running();
    if (worker === null) throw new DatabaseUnavailableError('The database has been closed');
    const id = ++this.#lastId;
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        const seconds = Math.round(this.#deadlineMs / 1000);
        reject(this.#abandon(`The embedded database gave no answer within ${seconds} s; it is started anew`));
      }, this.#deadlineMs);
      worker.ref();
      this.#waiting.set(id, { resolve, reject, timer });
      worker.postMessage(message(id));
    });
  }

  #answered(message: FromWorker): void {
    if (!('id' in message)) return;
    const waiting = this.#waiting.get(message.id);
    if (waiting === undefined) return;
    this.#forget(message.id, waiting);
    waiting.resolve(message);
  }

  #forget(id: number, waiting: Waiting): void {
    if (waiting.timer !== null) clearTimeout(waiting.timer);
    this.#waiting.delete(id);
    if (this.#waiting.size === 0) void this.#worker?.then((worker) => worker.unref());
  }

  /** Ends a worker that cannot be trusted any more; the next session starts another. */
  #abandon(why: string): DatabaseUnavailableError {
    const error = new DatabaseUnavailableError(why);
    const worker = this.#worker;
    this.#worker = null;
    this.#rejectAll(error);
    this.#ending = Promise.resolve(worker).then((running) => running?.terminate());
    return error;
  }

  #lost(worker: Worker, error: Error): void {
    void this.#worker?.then(
      (running) => {
        if (running !== worker) return;
        this.#worker = null;
        this.#rejectAll(error);
      },
      () => undefined,
    );
  }

  #rejectAll(error: Error): void {
    for (const [id, waiting] of this.#waiting) {
      this.#forget(id, waiting);
      waiting.reject(error);
    }
  }
}
