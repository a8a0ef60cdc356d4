import { createHash, randomBytes } from 'node:crypto';

const SECRET_BYTES = 32;
const TOKEN = /^amb_([0-9a-f]{8})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{12})_[A-Za-z0-9_-]{43}$/;

/** How long a token may live, shortest first. A year at most: a system that nobody renews is one that nobody needs. */
export const TOKEN_LIFETIMES = [
  { days: 30, words: '30 days' },
  { days: 90, words: '90 days' },
  { days: 180, words: '180 days' },
  { days: 365, words: 'A year' },
] as const;

/** A token's last use is written down at most so often. */
export const USED_EVERY_MS = 60_000;

const DAY_MS = 86_400_000;

/** A new token's text, to be shown once: its id, and 256 random bits. The prefix lets scanners of leaked secrets find it. */
export function newApiToken(tokenId: string): string {
  return `amb_${tokenId.replaceAll('-', '')}_${randomBytes(SECRET_BYTES).toString('base64url')}`;
}

/** The id in a token's text; undefined for text that no token of ours has. */
export function tokenIdOf(token: string): string | undefined {
  const parts = TOKEN.exec(token);
  return parts === null ? undefined : parts.slice(1).join('-');
}

/** What is kept of a token. It is random, so that a fast hash is enough. */
export const apiTokenHash = (token: string): Buffer => createHash('sha256').update(token).digest();

/** When a token that is made now for so many days ends. */
export const tokenEnds = (now: Date, days: number): Date => new Date(now.getTime() + days * DAY_MS);

/** How a token stands on a moment. */
export type TokenState = 'good' | 'expired' | 'revoked';

/** Whether a token is good, and what ended it where it is not. */
export function tokenState(token: { expiresAt: Date; revokedAt: Date | null }, now: Date): TokenState {
  if (token.revokedAt !== null) return 'revoked';
  return token.expiresAt <= now ? 'expired' : 'good';
}
