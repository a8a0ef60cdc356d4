/** Waits; throws the signal's reason at once where it is aborted. */
export type Sleep = (ms: number, signal?: AbortSignal) => Promise<void>;

export interface PoliteRateOptions {
  requestsPerSecond: number;
  atOnce: number;
  /** Milliseconds; the difference of two readings is what counts. */
  now(): number;
  sleep: Sleep;
}

/**
 * A token bucket that holds one token, so that starts are spread evenly: never more than `requestsPerSecond` in any
 * second (not even in the first), and never more than `atOnce` in flight. `pause` holds every start back: when CQC
 * says "wait" to one request, it means all of them.
 */
export class PoliteRate {
  readonly #options: PoliteRateOptions;
  #token = 1;
  #filledAt: number;
  #pausedUntil = -Infinity;
  #running = 0;
  readonly #queue: (() => void)[] = [];
  #turn: Promise<void> = Promise.resolve();

  constructor(options: PoliteRateOptions) {
    this.#options = options;
    this.#filledAt = options.now();
  }

  /** Runs the request when its turn comes. Throws the signal's reason where it is aborted while waiting. */
  async run<T>(request: () => Promise<T>, signal?: AbortSignal): Promise<T> {
    await this.#place();
    try {
      return await (
        await this.#inTurn(request, signal)
      ).answer;
    } finally {
      this.#running -= 1;
      this.#queue.shift()?.();
    }
  }

  /** Nobody starts for the next `ms` milliseconds; a longer pause already set stands. */
  pause(ms: number): void {
    this.#pausedUntil = Math.max(this.#pausedUntil, this.#options.now() + ms);
  }

  async #place(): Promise<void> {
    if (this.#running >= this.#options.atOnce) await new Promise<void>((go) => this.#queue.push(go));
    this.#running += 1;
  }

  /**
   * Starts the request when a token is there. One waits at a time, in order, so that two never take the same token;
   * the answer comes in an object, lest the next one wait for it too.
   */
  async #inTurn<T>(request: () => Promise<T>, signal?: AbortSignal): Promise<{ answer: Promise<T> }> {
    const before = this.#turn;
    let done = () => {};
    this.#turn = new Promise((resolve) => (done = resolve));
    await before;
    try {
      for (let wait = this.#wait(); wait > 0; wait = this.#wait()) await this.#options.sleep(wait, signal);
      signal?.throwIfAborted();
      this.#token -= 1;
      return { answer: request() };
    } finally {
      done();
    }
  }

  /** Milliseconds until a token is there and no pause holds. */
  #wait(): number {
    const now = this.#options.now();
    // A clock that was set back adds nothing, rather than emptying the bucket for an hour.
    const elapsed = Math.max(0, now - this.#filledAt);
    this.#token = Math.min(1, this.#token + (elapsed / 1000) * this.#options.requestsPerSecond);
    this.#filledAt = now;
    const forToken =
      this.#token >= 1 - 1e-9 ? 0 : ((1 - this.#token) / this.#options.requestsPerSecond) * 1000;
    return Math.ceil(Math.max(forToken, this.#pausedUntil - now));
  }
}
