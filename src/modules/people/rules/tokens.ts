import { createHash, randomBytes } from 'node:crypto';

const TOKEN_BYTES = 32;

/** A secret for a cookie or a link, never stored: 256 random bits in base64url. */
export const newToken = (): string => randomBytes(TOKEN_BYTES).toString('base64url');

/** What is stored of a token. A token is random, so that a fast hash is enough. */
export const tokenHash = (token: string): Buffer => createHash('sha256').update(token).digest();
