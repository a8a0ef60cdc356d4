const MINUTE_MS = 60_000;

/** First wait, longest wait, and how long a mail is tried for. */
export const RETRY = {
  firstMs: MINUTE_MS,
  longestMs: 120 * MINUTE_MS,
  giveUpAfterMs: 24 * 60 * MINUTE_MS,
} as const;

/**
 * When to try a mail again after attempt number `attempt` (1 is the first): waits double from a minute up to two hours, the later
 * half of each left to chance, so that many mails do not come back at the same moment; no sooner than the server asked.
 * Null where it has been tried for a day: then it is dead. `random` is in [0, 1).
 */
export function nextTry(input: {
  now: Date;
  firstTriedAt: Date;
  attempt: number;
  random: number;
  retryAfterMs?: number;
}): Date | null {
  const now = input.now.getTime();
  const lastMoment = input.firstTriedAt.getTime() + RETRY.giveUpAfterMs;
  if (now >= lastMoment) return null;
  const full = Math.min(RETRY.longestMs, RETRY.firstMs * 2 ** Math.min(input.attempt - 1, 30));
  const wait = Math.max(Math.round(full / 2 + (full / 2) * input.random), input.retryAfterMs ?? 0);
  // However long a server asks us to wait, there is a last try when the day is over.
  return new Date(Math.min(now + wait, lastMoment));
}

/**
 * Milliseconds that a `Retry-After` header asks for: whole seconds, or a date (RFC 9110, 10.2.3) seen from `nowMs`.
 * Undefined where there is none or it cannot be read; never negative.
 */
export function retryAfterMs(header: string | null, nowMs: number): number | undefined {
  const value = header?.trim();
  if (!value) return undefined;
  if (/^\d{1,9}$/.test(value)) return Number(value) * 1000;
  const at = Date.parse(value);
  return Number.isNaN(at) ? undefined : Math.max(0, at - nowMs);
}
