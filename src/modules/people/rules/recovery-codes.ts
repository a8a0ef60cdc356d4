import { createHash, randomBytes } from 'node:crypto';

/** How many are given at once. */
const RECOVERY_CODES = 10;
/** Without i, l, o and u: none is taken for another (Crockford's base32). */
const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';
/** 120 bits: with less, a fast hash of it could be guessed (OWASP ASVS 5, 6.5.2: at least 112). */
const CODE_LENGTH = 24;

/** Codes of 120 random bits, in groups of four. Each opens once what a second factor would. */
export function newRecoveryCodes(): string[] {
  return Array.from({ length: RECOVERY_CODES }, () => {
    const letters = [...randomBytes(CODE_LENGTH)].map((byte) => ALPHABET[byte % ALPHABET.length]!);
    return letters.join('').replace(/(.{4})(?=.)/g, '$1-');
  });
}

/**
 * What is stored of a code, of which account. A code is random, so that a fast hash is enough. Read as people write it: in capitals,
 * with spaces, with o for 0 and i or l for 1.
 */
export function recoveryCodeHash(code: string, accountId: string): string {
  const letters = code
    .toLowerCase()
    .replace(/[^0-9a-z]/g, '')
    .replaceAll('o', '0')
    .replace(/[il]/g, '1');
  return createHash('sha256').update(`${accountId} ${letters}`).digest('base64url');
}

/** Whether something is written like a recovery code, and not like the six digits of an app. */
export const looksLikeRecoveryCode = (code: string): boolean =>
  code.replace(/[^0-9a-z]/gi, '').length === CODE_LENGTH;
