import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  hkdfSync,
  randomBytes,
  timingSafeEqual,
} from 'node:crypto';
import { signerOf, type Signer } from './signer.ts';
import { SecretUnreadable, type SecretKey } from './types.ts';

const KEY_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/**
 * Seals and signs with the installation's key. A purpose ("totp", "device") separates uses: what was made for one is
 * refused for another. The first key seals and signs; the others only open what was made before the key was changed.
 */
export class Secrets {
  readonly #keys: readonly SecretKey[];

  /** @throws Error where there is no key, or one is not of 32 bytes */
  constructor(keys: readonly Buffer[]) {
    if (keys.length === 0 || keys.some((key) => key.length !== KEY_BYTES))
      throw new Error(`Secrets takes at least one key, each of ${KEY_BYTES} bytes`);
    this.#keys = keys.map((bytes) => ({ keyId: keyIdOf(bytes), bytes }));
  }

  /** AES-256-GCM: "keyId.nonce.sealed", each in base64url. */
  seal(text: string, purpose: string): string {
    const key = this.#current();
    const nonce = randomBytes(NONCE_BYTES);
    const cipher = createCipheriv('aes-256-gcm', subkey(key, 'seal'), nonce);
    cipher.setAAD(bound(key, purpose));
    const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]);
    return `${key.keyId}.${nonce.toString('base64url')}.${sealed.toString('base64url')}`;
  }

  /** @throws SecretUnreadable where it was changed, sealed for another purpose, or by a key that we no longer have */
  open(sealed: string, purpose: string): string {
    const [keyId = '', nonce = '', body = ''] = sealed.split('.');
    const key = this.#keys.find((each) => each.keyId === keyId);
    if (key === undefined) throw new SecretUnreadable(`no key "${keyId.slice(0, 20)}" is known here`);
    const bytes = Buffer.from(body, 'base64url');
    try {
      const decipher = createDecipheriv('aes-256-gcm', subkey(key, 'seal'), Buffer.from(nonce, 'base64url'), {
        authTagLength: TAG_BYTES,
      });
      decipher.setAAD(bound(key, purpose));
      decipher.setAuthTag(bytes.subarray(-TAG_BYTES));
      return Buffer.concat([decipher.update(bytes.subarray(0, -TAG_BYTES)), decipher.final()]).toString(
        'utf8',
      );
    } catch {
      throw new SecretUnreadable(`this is nothing that was sealed here for "${purpose}"`);
    }
  }

  /** Text that anyone may read and nobody else can make: "text.keyId.signature", each in base64url. */
  sign(text: string, purpose: string): string {
    const key = this.#current();
    const signature = macOf(key, text, purpose).toString('base64url');
    return `${Buffer.from(text, 'utf8').toString('base64url')}.${key.keyId}.${signature}`;
  }

  /** The text that was signed for that purpose; undefined where it was not, or not by us. */
  verify(signed: string, purpose: string): string | undefined {
    const [encoded = '', keyId = '', signature = ''] = signed.split('.');
    const key = this.#keys.find((each) => each.keyId === keyId);
    if (key === undefined) return undefined;
    const text = Buffer.from(encoded, 'base64url').toString('utf8');
    const expected = macOf(key, text, purpose);
    const given = Buffer.from(signature, 'base64url');
    return given.length === expected.length && timingSafeEqual(given, expected) ? text : undefined;
  }

  /** A name for a text that tells nobody the text, the same at each call until the key is changed. 32 hexadecimal digits. */
  pseudonym(text: string, purpose: string): string {
    return macOf(this.#current(), text, purpose).toString('hex').slice(0, 32);
  }

  /** Signs for others, who check by its public key. Another label, or another key of the installation, is another signer. */
  signer(label: string): Signer {
    return signerOf(this.#current().bytes, label);
  }

  #current(): SecretKey {
    return this.#keys[0]!;
  }
}

const keyIdOf = (key: Buffer) =>
  createHash('sha256').update('amberley key id').update(key).digest('hex').slice(0, 8);

const bound = (key: SecretKey, purpose: string) => Buffer.from(`${key.keyId}\0${purpose}`, 'utf8');

const subkey = (key: SecretKey, use: 'seal' | 'sign') =>
  Buffer.from(hkdfSync('sha256', key.bytes, '', `amberley ${use}`, KEY_BYTES));

const macOf = (key: SecretKey, text: string, purpose: string) =>
  createHmac('sha256', subkey(key, 'sign'))
    .update(bound(key, purpose))
    .update('\0')
    .update(text, 'utf8')
    .digest();
