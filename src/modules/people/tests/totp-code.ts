import { Secret, TOTP } from 'otpauth';

/** The code that an app with that secret shows at a moment. */
export function totpOf(secret: string, at: Date): string {
  const totp = new TOTP({ secret: Secret.fromBase32(secret.replaceAll(' ', '')) });
  return totp.generate({ timestamp: at.getTime() });
}
