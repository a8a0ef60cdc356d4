import type { Clock } from '../clock/index.ts';

/** Another process may have changed what is remembered: it is believed for so long. */
const BELIEVED_MS = 5000;

/**
 * What nearly every request asks for, without a query each time: the councils, and what every page warns of. What is not there is
 * never remembered. Whoever may have changed it calls `forget`.
 */
export class Memory<Value> {
  readonly #known = new Map<string, { value: Value; at: number }>();
  readonly #clock: Clock;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** What is remembered under a key, or what `look` finds. */
  async find(key: string, look: () => Promise<Value | null>): Promise<Value | null> {
    const now = this.#clock.now().getTime();
    const held = this.#known.get(key);
    if (held !== undefined && now - held.at < BELIEVED_MS) return held.value;
    const value = await look();
    if (value === null) this.#known.delete(key);
    else this.#known.set(key, { value, at: now });
    return value;
  }

  forget(): void {
    this.#known.clear();
  }
}
