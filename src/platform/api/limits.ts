/** How many requests a bucket holds, and how many flow back into it in a minute. */
export interface Allowance {
  capacity: number;
  perMinute: number;
}

/**
 * What one client may take, so that none of them can slow the pages down. Source: a data warehouse that walks the whole
 * register of England at 200 a page needs about 300 requests; 30 wrong tokens a minute are a program set up wrongly, never a
 * person.
 */
export const API_LIMITS = {
  /** Requests of one token. */
  token: { capacity: 600, perMinute: 600 },
  /** Requests of one address without a good token. */
  failures: { capacity: 30, perMinute: 30 },
} as const satisfies Record<string, Allowance>;

/**
 * Requests of one client that are answered at the same time: the embedded database has one connection, and pages wait for it
 * too.
 */
export const MOST_AT_ONCE = 4;

/** How many records one page of a list holds. */
export const PAGE_SIZE = { least: 1, most: 200, otherwise: 50 } as const;

/** How often a parameter may be repeated. */
export const MOST_VALUES = 100;

/** Longer than any token of ours; not even looked at. */
export const LONGEST_TOKEN = 200;

/** Buckets that are remembered; the one used longest ago is forgotten first. */
export const MOST_BUCKETS = 10_000;

/** Bytes of a body: an account of 20,000 characters, whatever they are, with all beside it. */
export const LARGEST_BODY_BYTES = 256 * 1024;

/** How long the answer to a request that writes is kept for its key: longer than any program goes on trying. */
export const ANSWER_KEPT_MS = 3 * 86_400_000;
