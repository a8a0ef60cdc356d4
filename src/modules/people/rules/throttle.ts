import { addressBlock } from '../../../kernel/network-address.ts';

/**
 * How attempts to sign in are slowed, so that nobody can guess and nobody can be locked out. An attempt is counted against
 * buckets. From a browser that its person has signed in with before, it has one bucket of its own, which no other browser can
 * fill; from any other, the account's bucket for unknown browsers and the address's. Each failure beyond the free ones doubles the
 * wait, up to a longest; a bucket empties by itself with time. Nothing is ever locked.
 * Source: OWASP ASVS 5, 6.3.1 and 6.3.5; NIST SP 800-63B-4, 3.2.2 (at most 100 failures in a row).
 */
export interface Pace {
  /** Failures without a wait. */
  free: number;
  /** The wait after the first failure beyond them. */
  firstMs: number;
  longestMs: number;
  /** How long until one failure is forgotten. */
  forgetMs: number;
}

const MINUTE_MS = 60_000;

export const PACES = {
  /** A person's own browser. */
  device: { free: 5, firstMs: 2_000, longestMs: 5 * MINUTE_MS, forgetMs: 10 * MINUTE_MS },
  /** One account from all browsers that it does not know. */
  account: { free: 5, firstMs: 2_000, longestMs: 15 * MINUTE_MS, forgetMs: 15 * MINUTE_MS },
  /** One address, which may be a whole council's. */
  address: { free: 30, firstMs: 1_000, longestMs: 15 * MINUTE_MS, forgetMs: 2 * MINUTE_MS },
  /** Mails with a link to reset the password of one account. */
  mail: { free: 2, firstMs: 2 * MINUTE_MS, longestMs: 60 * MINUTE_MS, forgetMs: 60 * MINUTE_MS },
} as const satisfies Record<string, Pace>;

export type PaceName = keyof typeof PACES;

/** What is attempted, each with buckets of its own: a code guessed after the password must not use up the password's. */
export type Attempted = 'password' | 'second step' | 'reset';

export interface Bucket {
  /** Names it in the table; made with `bucketsOf`. */
  key: string;
  pace: PaceName;
}

/** Who attempts. */
export interface Attempter {
  attempted: Attempted;
  /** The account, or for an e-mail address without one a name that nobody can tell from an account's. */
  account: string;
  /** The browser, where its person has signed in with it to this very account. */
  device: string | null;
  address: string;
}

/** The buckets that an attempt is counted against. */
export function bucketsOf({ attempted, account, device, address }: Attempter): Bucket[] {
  if (attempted === 'reset')
    return [
      { key: `reset account ${account}`, pace: 'mail' },
      { key: `reset address ${addressBlock(address)}`, pace: 'address' },
    ];
  if (device !== null) return [{ key: `${attempted} device ${device} ${account}`, pace: 'device' }];
  return [
    { key: `${attempted} account ${account}`, pace: 'account' },
    { key: `${attempted} address ${addressBlock(address)}`, pace: 'address' },
  ];
}

/** How full a bucket was when it was last counted against. */
export interface Level {
  level: number;
  at: Date;
}

/** How full a bucket is now; 0 for one that was never counted against. */
export function levelNow(kept: Level | undefined, pace: PaceName, now: Date): number {
  if (kept === undefined) return 0;
  const passed = Math.max(0, now.getTime() - kept.at.getTime());
  return Math.max(0, kept.level - passed / PACES[pace].forgetMs);
}

/** How long after the last attempt the next may come, by how full the bucket was then. */
export function pauseMs(level: number, pace: PaceName): number {
  const { free, firstMs, longestMs } = PACES[pace];
  const beyond = Math.ceil(level) - free;
  return beyond <= 0 ? 0 : Math.min(longestMs, firstMs * 2 ** (beyond - 1));
}

/** Milliseconds until a bucket takes an attempt; 0 where it does now. */
export function waitMs(kept: Level | undefined, pace: PaceName, now: Date): number {
  if (kept === undefined) return 0;
  return Math.max(0, kept.at.getTime() + pauseMs(kept.level, pace) - now.getTime());
}

/** Failures at which a person is told that somebody tries to get in as them. */
export const TELL_AT = 10;
