import type pg from 'pg';

/** The quiet that must have passed before upkeep begins. */
const QUIET_MS = 3_000;

/**
 * Runs upkeep on a pool of one connection when it has been quiet for a while after use, so that nobody waits for it
 * who is at work just then. Failures are left for the next time: upkeep is never what anybody asked for.
 */
export class IdleUpkeep {
  readonly #upkeep: () => Promise<unknown>;
  #timer: NodeJS.Timeout | null = null;
  #running: Promise<unknown> | null = null;
  #stopped = false;

  constructor(pool: pg.Pool, upkeep: () => Promise<unknown>) {
    this.#upkeep = upkeep;
    pool.on('acquire', () => this.#cancel());
    pool.on('release', () => {
      if (this.#running === null && !this.#stopped) this.#wait();
    });
  }

  /** No more upkeep begins; what runs is waited for. */
  async stop(): Promise<void> {
    this.#stopped = true;
    this.#cancel();
    await this.#running;
  }

  #cancel(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
  }

  #wait(): void {
    this.#cancel();
    this.#timer = setTimeout(() => {
      this.#running = this.#upkeep()
        .catch(() => undefined)
        .finally(() => {
          this.#running = null;
        });
    }, QUIET_MS);
    this.#timer.unref();
  }
}
