/** How long to wait before trying again. Pure: takes the moment and the chance, never a clock. */

/** First wait and longest wait of the exponential backoff, milliseconds. */
export const BACKOFF = { firstMs: 500, longestMs: 30_000 } as const;

/**
 * Milliseconds to wait after attempt number `attempt` (1 is the first): doubling from `firstMs` up to `longestMs`,
 * of which the later half is left to chance, so that many clients do not come back at the same moment.
 * `random` is in [0, 1).
 */
export function backoffMs(
  attempt: number,
  random: number,
  bounds: { firstMs: number; longestMs: number } = BACKOFF,
): number {
  const full = Math.min(bounds.longestMs, bounds.firstMs * 2 ** Math.min(attempt - 1, 30));
  return Math.round(full / 2 + (full / 2) * random);
}

/**
 * Milliseconds that a `Retry-After` header asks for: whole seconds, or a date (RFC 9110, 10.2.3) seen from `nowMs`.
 * Null where there is none or it cannot be read; never negative.
 */
export function retryAfterMs(header: string | null, nowMs: number): number | null {
  const value = header?.trim();
  if (!value) return null;
  if (/^\d+$/.test(value)) return Number(value) * 1000;
  const at = Date.parse(value);
  return Number.isNaN(at) ? null : Math.max(0, at - nowMs);
}
