import {
  createHash,
  createPrivateKey,
  createPublicKey,
  hkdfSync,
  sign,
  verify,
  type KeyObject,
} from 'node:crypto';

const SEED_BYTES = 32;
/** What stands before the 32 bytes of an Ed25519 key in PKCS #8 (RFC 8410). */
const PKCS8_HEAD = Buffer.from('302e020100300506032b657004220420', 'hex');

/** Signs what others check with a public key: Ed25519 (RFC 8032). */
export interface Signer {
  /** A name of the public key: the first 16 hexadecimal digits of the SHA-256 of its DER form. */
  keyId: string;
  /** The public key, as PEM. */
  publicKey: string;
  /** 64 bytes, the same for the same bytes. */
  sign(bytes: Uint8Array): Buffer;
}

/** The signer whose private key follows from an installation's key and a label of its use; neither can be worked out from it. */
export function signerOf(secret: Buffer, label: string): Signer {
  const seed = Buffer.from(hkdfSync('sha256', secret, '', `amberley signer ${label}`, SEED_BYTES));
  const key = createPrivateKey({ key: Buffer.concat([PKCS8_HEAD, seed]), format: 'der', type: 'pkcs8' });
  const publicKey = createPublicKey(key);
  return {
    keyId: idOf(publicKey),
    publicKey: publicKey.export({ type: 'spki', format: 'pem' }).toString(),
    sign: (bytes) => sign(null, bytes, key),
  };
}

/** A public key of PEM text with its name; undefined where it is none of Ed25519. */
export function readPublicKey(
  pem: string,
): { keyId: string; holds(bytes: Uint8Array, signature: Uint8Array): boolean } | undefined {
  let key: KeyObject;
  try {
    key = createPublicKey(pem);
  } catch {
    return undefined;
  }
  // a private key makes a public one, and whoever sends one has made a mistake of another kind
  if (key.asymmetricKeyType !== 'ed25519' || /PRIVATE KEY/.test(pem)) return undefined;
  return { keyId: idOf(key), holds: (bytes, signature) => verify(null, bytes, key, signature) };
}

const idOf = (key: KeyObject): string =>
  createHash('sha256')
    .update(key.export({ type: 'spki', format: 'der' }))
    .digest('hex')
    .slice(0, 16);
