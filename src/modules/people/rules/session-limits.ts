/**
 * How long a session lasts: without a request, and at most. Source: OWASP ASVS 5, 7.3 (documented idle and absolute limits);
 * an officer's working day has to fit, and a tablet left in a lounge must not stay open over night.
 */
const SESSION_LIMITS = { idleMs: 60 * 60_000, absoluteMs: 12 * 60 * 60_000 } as const;

/** How long a right password waits for its second factor. */
const SECOND_STEP_MS = 15 * 60_000;

/** When a session that is used now ends, if it is not used again. */
export function sessionEnds(now: Date, createdAt: Date, stage: 'password' | 'complete' = 'complete'): Date {
  if (stage === 'password') return new Date(createdAt.getTime() + SECOND_STEP_MS);
  return new Date(
    Math.min(now.getTime() + SESSION_LIMITS.idleMs, createdAt.getTime() + SESSION_LIMITS.absoluteMs),
  );
}

/** A session's last use is written down at most so often, so that reading a page does not write a row each time. */
export const SEEN_EVERY_MS = 60_000;
