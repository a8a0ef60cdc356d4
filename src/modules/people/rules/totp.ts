import { Secret, TOTP } from 'otpauth';

/** As every authenticator app understands it. Source: RFC 6238; six digits each 30 seconds, SHA-1. */
const PERIOD_SECONDS = 30;
const DIGITS = 6;
const SECRET_BYTES = 20;
/** A code of the step before or after is taken too: clocks differ, and people type slowly. */
const WINDOW = 1;

/** A new secret in base32, as an app takes it. */
export const newTotpSecret = (): string => new Secret({ size: SECRET_BYTES }).base32;

/** The address that a QR code holds: opening it sets up the app. */
export function totpUri(secret: string, owner: { email: string; issuer: string }): string {
  return totpOf(secret, owner.email, owner.issuer).toString();
}

/**
 * The step (30 seconds since 1970) whose code was given, or undefined for a wrong code. A step that was used, or one before it, is
 * wrong too: `lastStep`.
 */
export function totpStep(secret: string, code: string, now: Date, lastStep: number): number | undefined {
  const digits = code.replace(/\s/g, '');
  if (!/^\d{6}$/.test(digits)) return undefined;
  const timestamp = now.getTime();
  const delta = totpOf(secret).validate({ token: digits, timestamp, window: WINDOW });
  if (delta === null) return undefined;
  const step = Math.floor(timestamp / 1000 / PERIOD_SECONDS) + delta;
  return step > lastStep ? step : undefined;
}

/** A secret in groups of four, for typing. */
export const spacedSecret = (secret: string): string => secret.replace(/(.{4})(?=.)/g, '$1 ');

const totpOf = (secret: string, label = 'Amberley', issuer = 'Amberley') =>
  new TOTP({
    issuer,
    label,
    algorithm: 'SHA1',
    digits: DIGITS,
    period: PERIOD_SECONDS,
    secret: Secret.fromBase32(secret),
  });
