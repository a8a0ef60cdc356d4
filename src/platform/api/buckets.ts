import { MOST_BUCKETS, type Allowance } from './limits.ts';

/** What a request was told of its allowance. Seconds are whole, rounded up. */
export interface Taken {
  allowed: boolean;
  limit: number;
  remaining: number;
  /** Until the bucket is full again. */
  resetSeconds: number;
  /** Until one more may be asked; 0 where it may be now. */
  retrySeconds: number;
}

interface Bucket {
  left: number;
  at: number;
}

const MINUTE_MS = 60_000;

/** Token buckets by key, in memory: a burst up to the capacity, then a steady flow. Each process of a server has its own. */
export class Buckets {
  readonly #buckets = new Map<string, Bucket>();
  readonly #allowance: Allowance;

  constructor(allowance: Allowance) {
    this.#allowance = allowance;
  }

  /** Takes one from the key's bucket, where there is one left. */
  take(key: string, now: Date): Taken {
    return this.#ask(key, now, 1);
  }

  /** What `take` would answer, without taking. */
  look(key: string, now: Date): Taken {
    return this.#ask(key, now, 0);
  }

  /** Whether the key has asked before, as far as is remembered. */
  knows(key: string): boolean {
    return this.#buckets.has(key);
  }

  #ask(key: string, now: Date, n: 0 | 1): Taken {
    const { capacity, perMinute } = this.#allowance;
    const known = this.#buckets.get(key);
    const at = now.getTime();
    const flowed = known === undefined ? 0 : (Math.max(0, at - known.at) * perMinute) / MINUTE_MS;
    const before = known === undefined ? capacity : Math.min(capacity, known.left + flowed);
    const allowed = before >= 1;
    const left = allowed ? before - n : before;
    if (n > 0) this.#keep(key, { left, at });
    const seconds = (missing: number) => Math.ceil((Math.max(0, missing) * 60) / perMinute);
    return {
      allowed,
      limit: capacity,
      remaining: Math.floor(left),
      resetSeconds: seconds(capacity - left),
      retrySeconds: seconds(1 - left),
    };
  }

  #keep(key: string, bucket: Bucket): void {
    this.#buckets.delete(key); // a Map keeps its keys in the order of their setting
    this.#buckets.set(key, bucket);
    if (this.#buckets.size > MOST_BUCKETS) {
      const oldest = this.#buckets.keys().next();
      if (oldest.done !== true) this.#buckets.delete(oldest.value);
    }
  }
}
