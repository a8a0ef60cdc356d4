/** More passwords came at once than can be checked soon. Answered with status 503 and when to try again. */
export class TooBusy extends Error {
  override name = 'TooBusy';
  readonly statusCode = 503;
  constructor(readonly retryAfter: number) {
    super('too many people are signing in at once');
  }
}

/**
 * Lets so many pieces of work run at once and so many wait, first come first served; whatever comes more is refused at once,
 * so that a flood takes neither all memory nor everybody's patience.
 */
export class BoundedQueue {
  readonly #waiting: (() => void)[] = [];
  #running = 0;

  constructor(readonly limits: { running: number; waiting: number; retryAfter: number }) {}

  /** @throws TooBusy where the queue is full */
  async run<T>(work: () => Promise<T>): Promise<T> {
    if (this.#running >= this.limits.running) {
      if (this.#waiting.length >= this.limits.waiting) throw new TooBusy(this.limits.retryAfter);
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    } else {
      this.#running++;
    }
    try {
      return await work();
    } finally {
      // The place goes to the next in line, and only without one is it free.
      const next = this.#waiting.shift();
      if (next === undefined) this.#running--;
      else next();
    }
  }
}
