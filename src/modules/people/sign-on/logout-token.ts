import { constants, createPublicKey, verify, type JsonWebKey, type VerifyKeyObjectInput } from 'node:crypto';
import { ASYMMETRIC } from './provider.ts';

/** What a provider says when a person has signed out of it. Source: OpenID Connect Back-Channel Logout 1.0, section 2.4. */
export interface LogoutSaid {
  subject: string | null;
  providerSession: string | null;
  at: Date;
}

/** A key of a provider's set, as it publishes it. */
export interface PublishedKey extends JsonWebKey {
  kid?: string;
  alg?: string;
  use?: string;
}

interface Parts {
  header: Record<string, unknown>;
  claims: Record<string, unknown>;
  signed: string;
  signature: Buffer;
}

const MOST_CHARACTERS = 10_000;
const EVENT = 'http://schemas.openid.net/event/backchannel-logout';
const TOLERANCE_MS = 60_000;
const OLD_MS = 10 * 60_000;

/** Takes a token apart without believing any of it; undefined where it is none. */
export function partsOf(token: string): Parts | undefined {
  const [head = '', body = '', tail = '', more] = token.split('.');
  if (more !== undefined || token.length > MOST_CHARACTERS || !/^[\w.-]+$/.test(token)) return undefined;
  const header = objectOf(head);
  const claims = objectOf(body);
  if (header === undefined || claims === undefined) return undefined;
  return { header, claims, signed: `${head}.${body}`, signature: Buffer.from(tail, 'base64url') };
}

/** Whose token it claims to be, and for which clients. */
export function claimedBy({ claims }: Parts): { issuer: string; clientIds: string[] } | undefined {
  const { iss, aud } = claims;
  const clientIds = (Array.isArray(aud) ? aud : [aud]).filter((each) => typeof each === 'string');
  return typeof iss === 'string' && clientIds.length > 0
    ? { issuer: iss, clientIds: clientIds.slice(0, 20) }
    : undefined;
}

/** Whether one of the provider's keys signed it. Never without a signature, and never by a shared secret. */
export function signedBy(parts: Parts, keys: readonly PublishedKey[]): boolean {
  const { alg, kid, crit, typ } = parts.header;
  if (typeof alg !== 'string' || !ASYMMETRIC.includes(alg) || crit !== undefined) return false;
  if (typ !== undefined && !/^(application\/)?(logout\+)?jwt$/i.test(String(typ))) return false;
  return keys
    .filter((key) => (kid === undefined || key.kid === kid) && fits(key, alg))
    .some((key) => verifies(parts, key, alg));
}

/** Whether the provider publishes a key of the token's name: otherwise its keys may be new. */
export const namesAKey = ({ header }: Parts, keys: readonly PublishedKey[]): boolean =>
  header.kid === undefined || keys.some(({ kid }) => kid === header.kid);

/** What a token of known origin says; undefined where it is not about signing out, or not of now. */
export function logoutSaid({ claims }: Parts, now: Date): LogoutSaid | undefined {
  const { iat, exp, sub, sid, nonce, events } = claims;
  if (typeof iat !== 'number' || nonce !== undefined) return undefined;
  const age = now.getTime() - iat * 1000;
  if (!(age >= -TOLERANCE_MS && age <= OLD_MS)) return undefined;
  if (exp !== undefined && !(typeof exp === 'number' && exp * 1000 > now.getTime() - TOLERANCE_MS))
    return undefined;
  const event = typeof events === 'object' && events !== null && Object.hasOwn(events, EVENT);
  const subject = typeof sub === 'string' && sub !== '' ? sub : null;
  const providerSession = typeof sid === 'string' && sid !== '' ? sid : null;
  if (!event || (subject === null && providerSession === null)) return undefined;
  // Seconds are cut off, and clocks differ: a session begun in that time is taken to be meant.
  return { subject, providerSession, at: new Date(iat * 1000 + TOLERANCE_MS) };
}

const KINDS: Readonly<Record<string, string>> = { RS: 'RSA', PS: 'RSA', ES: 'EC', Ed: 'OKP' };
const CURVES: Readonly<Record<string, string>> = { ES256: 'P-256', ES384: 'P-384', ES512: 'P-521' };

function fits(key: PublishedKey, alg: string): boolean {
  return (
    key.kty === KINDS[alg.slice(0, 2)] &&
    (key.alg === undefined || key.alg === alg) &&
    (key.use === undefined || key.use === 'sig') &&
    (CURVES[alg] === undefined || key.crv === CURVES[alg])
  );
}

function verifies({ signed, signature }: Parts, key: PublishedKey, alg: string): boolean {
  try {
    const options: VerifyKeyObjectInput = { key: createPublicKey({ key, format: 'jwk' }) };
    if (alg.startsWith('ES')) options.dsaEncoding = 'ieee-p1363';
    if (alg.startsWith('PS')) {
      options.padding = constants.RSA_PKCS1_PSS_PADDING;
      options.saltLength = constants.RSA_PSS_SALTLEN_DIGEST;
    }
    const digest = alg.startsWith('Ed') ? null : `sha${alg.slice(2)}`;
    return verify(digest, Buffer.from(signed), options, signature);
  } catch {
    return false; // a key that cannot be read signs nothing
  }
}

function objectOf(part: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(Buffer.from(part, 'base64url').toString('utf8'));
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : undefined;
  } catch {
    return undefined;
  }
}
