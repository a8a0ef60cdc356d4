import {
  createHash,
  createPrivateKey,
  generateKeyPairSync,
  randomBytes,
  sign,
  type JsonWebKey,
} from 'node:crypto';

/** What a made authenticator does otherwise than an honest one. */
export interface Misbehaviour {
  origin?: string;
  rpId?: string;
  /** Says that it did not check who is there. */
  unverified?: boolean;
  /** Signs with another key. */
  forged?: boolean;
  challenge?: string;
  counter?: number;
}

/** An authenticator of the tests' own, as browsers would drive one: a resident ES256 key, attestation 'none'. */
export class SoftwareAuthenticator {
  readonly id = randomBytes(16);
  readonly #key = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  #counter = 0;
  #userHandle = '';

  constructor(readonly origin: string) {}

  /** Answers the options of a page that adds a passkey. */
  create(options: Record<string, unknown>, how: Misbehaviour = {}): string {
    const { challenge, user } = options as { challenge: string; user: { id: string } };
    this.#userHandle = user.id;
    const { x, y } = this.#key.publicKey.export({ format: 'jwk' }) as JsonWebKey & { x: string; y: string };
    const cose = cborMap([
      [1, 2], [3, -7], [-1, 1], [-2, Buffer.from(x, 'base64url')], [-3, Buffer.from(y, 'base64url')],
    ]); // prettier-ignore
    const length = Buffer.from([0, this.id.length]);
    const attested = Buffer.concat([Buffer.alloc(16), length, this.id, cose]);
    const authData = Buffer.concat([this.#authData(how, 0x40), attested]);
    const attestation = cborMap([['fmt', 'none'], ['attStmt', new Map<never, never>()], ['authData', authData]]); // prettier-ignore
    return this.#answer({
      clientDataJSON: this.#clientData('webauthn.create', challenge, how).toString('base64url'),
      attestationObject: attestation.toString('base64url'),
      transports: ['internal'],
    });
  }

  /** Answers the options of a page that asks for a passkey. */
  get(options: Record<string, unknown>, how: Misbehaviour = {}): string {
    this.#counter = how.counter ?? this.#counter + 1;
    const clientData = this.#clientData('webauthn.get', String(options.challenge), how);
    const authData = this.#authData(how, 0);
    const signed = Buffer.concat([authData, createHash('sha256').update(clientData).digest()]);
    const other = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;
    const key = how.forged
      ? other
      : createPrivateKey(this.#key.privateKey.export({ format: 'pem', type: 'pkcs8' }));
    return this.#answer({
      clientDataJSON: clientData.toString('base64url'),
      authenticatorData: authData.toString('base64url'),
      signature: sign('sha256', signed, key).toString('base64url'),
      userHandle: this.#userHandle,
    });
  }

  #clientData(type: string, challenge: string, how: Misbehaviour): Buffer {
    const data = {
      type,
      challenge: how.challenge ?? challenge,
      origin: how.origin ?? this.origin,
      crossOrigin: false,
    };
    return Buffer.from(JSON.stringify(data));
  }

  #authData(how: Misbehaviour, flags: number): Buffer {
    const rpIdHash = createHash('sha256')
      .update(how.rpId ?? new URL(this.origin).hostname)
      .digest();
    const counter = Buffer.alloc(4);
    counter.writeUInt32BE(this.#counter);
    const seen = 0x01 | (how.unverified ? 0 : 0x04);
    return Buffer.concat([rpIdHash, Buffer.from([flags | seen]), counter]);
  }

  #answer(response: object): string {
    const id = this.id.toString('base64url');
    return JSON.stringify({ id, rawId: id, type: 'public-key', clientExtensionResults: {}, response });
  }
}

type Cbor = number | string | Buffer | Map<never, never>;

function cborMap(pairs: [number | string, Cbor][]): Buffer {
  return Buffer.concat([head(5, pairs.length), ...pairs.flatMap(([key, value]) => [cbor(key), cbor(value)])]);
}

function cbor(value: Cbor): Buffer {
  if (typeof value === 'number') return value < 0 ? head(1, -1 - value) : head(0, value);
  if (typeof value === 'string')
    return Buffer.concat([head(3, Buffer.byteLength(value)), Buffer.from(value)]);
  return Buffer.isBuffer(value) ? Buffer.concat([head(2, value.length), value]) : head(5, 0);
}

function head(major: number, length: number): Buffer {
  if (length < 24) return Buffer.from([(major << 5) | length]);
  return length < 256
    ? Buffer.from([(major << 5) | 24, length])
    : Buffer.from([(major << 5) | 25, length >> 8, length & 255]);
}
