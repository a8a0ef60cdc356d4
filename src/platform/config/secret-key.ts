const KEY_BYTES = 32;

/** What a message says to whoever has no key yet. */
export const HOW_TO_MAKE_A_KEY = `make one with "openssl rand -base64 ${KEY_BYTES}" and keep a copy where the backups are not`;

/** A key of 32 bytes written in base64, base64url or hexadecimal; undefined where it is none. */
export function parseSecretKey(text: string): Buffer | undefined {
  const trimmed = text.trim();
  if (/^[0-9a-f]{64}$/i.test(trimmed)) return Buffer.from(trimmed, 'hex');
  return /^[\w+/-]{43}=?$/.test(trimmed) ? Buffer.from(trimmed, 'base64') : undefined;
}
