import { createHash, generateKeyPairSync, randomBytes } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { readConfig } from '../../config/index.ts';
import { breachedPasswords, openSecrets, readPublicKey, Secrets, SecretUnreadable } from '../index.ts';

const folder = mkdtempSync(join(tmpdir(), 'amberley-secrets-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const key = () => randomBytes(32);
const text = fc.string({ unit: 'grapheme', maxLength: 100 });
const purpose = fc.constantFrom('totp', 'device', 'passkey', '');

describe('what is sealed', () => {
  const secrets = new Secrets([key()]);

  it('opens as it was, for its purpose and no other', () => {
    fc.assert(
      fc.property(text, purpose, purpose, (words, made, asked) => {
        const sealed = secrets.seal(words, made);
        if (words.length > 3) expect(sealed).not.toContain(words);
        if (made === asked) expect(secrets.open(sealed, asked)).toBe(words);
        else expect(() => secrets.open(sealed, asked)).toThrow(SecretUnreadable);
      }),
    );
  });

  it('opens no more once a single character is changed', () => {
    fc.assert(
      fc.property(text, fc.nat(), fc.constantFrom('A', 'b', '0', '-', '.'), (words, at, character) => {
        const sealed = secrets.seal(words, 'totp');
        const i = at % sealed.length;
        const changed = sealed.slice(0, i) + character + sealed.slice(i + 1);
        // The last character of base64 may hold bits that count for nothing.
        const same = (a: string, b: string) =>
          a
            .split('.')
            .every((part, n) =>
              Buffer.from(part, 'base64url').equals(Buffer.from(b.split('.')[n] ?? '', 'base64url')),
            );
        fc.pre(!same(sealed, changed) && !same(changed, sealed));
        expect(() => secrets.open(changed, 'totp')).toThrow(SecretUnreadable);
      }),
    );
  });

  it('opens after the key was changed as long as the old one is known, and not after', () => {
    const [before, now] = [key(), key()];
    const sealed = new Secrets([before]).seal('of old', 'totp');
    expect(new Secrets([now, before]).open(sealed, 'totp')).toBe('of old');
    expect(() => new Secrets([now]).open(sealed, 'totp')).toThrow(/no key "[0-9a-f]{8}" is known here/);
  });

  it('never throws anything else for what somebody made up', () => {
    fc.assert(
      fc.property(fc.string(), (made) => {
        expect(() => secrets.open(made, 'totp')).toThrow(SecretUnreadable);
        expect(secrets.verify(made, 'totp')).toBeUndefined();
      }),
    );
  });
});

describe('what is signed', () => {
  const secrets = new Secrets([key()]);

  it('is believed for its purpose, and not once it was changed', () => {
    fc.assert(
      fc.property(text, text, purpose, (words, others, made) => {
        const signed = secrets.sign(words, made);
        expect(secrets.verify(signed, made)).toBe(words);
        expect(secrets.verify(signed, `${made}x`)).toBeUndefined();
        fc.pre(words !== others);
        const forged = [Buffer.from(others).toString('base64url'), ...signed.split('.').slice(1)].join('.');
        expect(secrets.verify(forged, made)).toBeUndefined();
        expect(new Secrets([key()]).verify(signed, made)).toBeUndefined();
      }),
    );
  });

  it('a pseudonym is the same each time and differs by text and purpose', () => {
    expect(secrets.pseudonym('a@b.example', 'account')).toBe(secrets.pseudonym('a@b.example', 'account'));
    expect(secrets.pseudonym('a@b.example', 'account')).toMatch(/^[0-9a-f]{32}$/);
    expect(secrets.pseudonym('a@b.example', 'account')).not.toBe(secrets.pseudonym('a@b.example', 'reset'));
    expect(secrets.pseudonym('a@b.example', 'account')).not.toBe(secrets.pseudonym('c@b.example', 'account'));
  });
});

describe('what is signed for others', () => {
  const one = key();
  const signer = new Secrets([one]).signer('extract');
  const bytes = fc.uint8Array({ maxLength: 200 });

  it('is checked by the public key alone, and not once a single bit is changed', () => {
    const { keyId, holds } = readPublicKey(signer.publicKey)!;
    expect(keyId).toBe(signer.keyId);
    fc.assert(
      fc.property(bytes, fc.nat(), fc.nat({ max: 7 }), (words, at, bit) => {
        const signature = signer.sign(words);
        expect(signature).toHaveLength(64);
        expect(holds(words, signature)).toBe(true);
        const flipped = (of: Uint8Array) =>
          of.map((byte, i) => (i === at % of.length ? byte ^ (1 << bit) : byte));
        expect(holds(words, flipped(signature))).toBe(false);
        if (words.length > 0) expect(holds(flipped(words), signature)).toBe(false);
      }),
    );
  });

  it('is the same signer as long as key and label are, and another with either', () => {
    expect(new Secrets([one, key()]).signer('extract').keyId).toBe(signer.keyId);
    expect(new Secrets([one]).signer('other').keyId).not.toBe(signer.keyId);
    const next = new Secrets([key(), one]).signer('extract');
    expect(next.keyId).not.toBe(signer.keyId);
    expect(readPublicKey(next.publicKey)!.holds(Buffer.from('x'), signer.sign(Buffer.from('x')))).toBe(false);
    expect(signer.keyId).toMatch(/^[0-9a-f]{16}$/);
    expect(signer.publicKey).not.toContain('PRIVATE');
  });

  it('takes no other kind of key', () => {
    const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const secret = generateKeyPairSync('ed25519')
      .privateKey.export({ type: 'pkcs8', format: 'pem' })
      .toString();
    for (const pem of ['', 'none', rsa.publicKey.export({ type: 'spki', format: 'pem' }).toString(), secret])
      expect(readPublicKey(pem)).toBeUndefined();
  });
});

describe("the installation's key", () => {
  it('is made once in the data folder, for its user alone, and read again', () => {
    const dataDir = join(folder, 'fresh');
    const sealed = openSecrets({ dataDir }).seal('kept', 'totp');
    expect(openSecrets({ dataDir }).open(sealed, 'totp')).toBe('kept');
    expect(statSync(join(dataDir, 'secret.key')).mode & 0o777).toBe(0o600);
    expect(readdirSync(dataDir)).toEqual(['secret.key']);
  });

  it('must be given where a database server may be used by several machines', () => {
    const config = { dataDir: join(folder, 'server'), databaseUrl: 'postgres://x' };
    expect(() => openSecrets(config)).toThrow(
      /AMBERLEY_SECRET_KEY is not set.*every machine must have the same key/,
    );
    expect(openSecrets({ ...config, secretKeys: [key()] })).toBeInstanceOf(Secrets);
  });

  it('that is damaged is not replaced in silence', () => {
    const dataDir = mkdtempSync(join(folder, 'damaged-'));
    writeFileSync(join(dataDir, 'secret.key'), 'short\n');
    expect(() => openSecrets({ dataDir })).toThrow(/holds no key of 32 bytes/);
    expect(readFileSync(join(dataDir, 'secret.key'), 'utf8')).toBe('short\n');
  });

  it('is read from the settings in base64 or hexadecimal, with the ones before it', () => {
    const [now, before, first] = [key(), key(), key()];
    const { secretKeys } = readConfig({
      AMBERLEY_SECRET_KEY: now.toString('base64'),
      AMBERLEY_SECRET_KEY_OLD: `${before.toString('hex')}, ${first.toString('base64url')},`,
    });
    expect(secretKeys).toEqual([now, before, first]);
  });

  it('that is none is refused by the name of its setting, without showing it', () => {
    const wrong = 'hunter2hunter2';
    const refused = (env: Record<string, string>) => {
      try {
        readConfig(env);
        return '';
      } catch (error) {
        return String(error);
      }
    };
    expect(refused({ AMBERLEY_SECRET_KEY: wrong })).toMatch(
      /AMBERLEY_SECRET_KEY is not a key of 32 bytes.*openssl rand/,
    );
    expect(refused({ AMBERLEY_SECRET_KEY: wrong })).not.toContain(wrong);
    const good = key().toString('base64');
    expect(refused({ AMBERLEY_SECRET_KEY: good, AMBERLEY_SECRET_KEY_OLD: wrong })).toContain(
      'AMBERLEY_SECRET_KEY_OLD is not',
    );
    expect(refused({ AMBERLEY_SECRET_KEY_OLD: good })).toContain(
      'AMBERLEY_SECRET_KEY is not: set the new key',
    );
  });
});

describe('passwords known from breaches', () => {
  const file = join(folder, 'hashes.txt');
  const sha1 = (word: string) => createHash('sha1').update(word).digest('hex').toUpperCase();
  const known = Array.from({ length: 500 }, (_, i) => `known to attackers ${i}`);
  writeFileSync(
    file,
    known
      .map((word, i) => `${sha1(word)}:${i * 7919}`)
      .sort()
      .join('\r\n'),
  );

  it('are the favourites, whatever their case, with digits around them or said twice', async () => {
    const list = breachedPasswords(undefined);
    for (const each of ['1qaz2wsx3edc', 'SonyEricsson', 'password2026!', '!!1dragon1987', 'footballfootball'])
      expect(await list.holds(each), each).toBe(true);
    for (const each of ['a kettle on the 9 o’clock train', 'hedge-otter-vestry', known[0]!])
      expect(await list.holds(each), each).toBe(false);
  });

  it('are found in the file, each and no other, wherever they stand', async () => {
    const list = breachedPasswords(file);
    for (const word of known) expect(await list.holds(word), word).toBe(true);
    for (const word of known) expect(await list.holds(`${word} not`), word).toBe(false);
  });

  it('are found in files of one line or none, with either end of line', async () => {
    for (const [name, content, held] of [
      ['one', sha1('otter otter otter'), true],
      ['lf', `${sha1('otter otter otter')}:3\n`, true],
      ['empty', '', false],
      ['short', 'ABC', false],
    ] as const) {
      // prettier-ignore
      const path = join(folder, name);
      writeFileSync(path, content);
      expect(await breachedPasswords(path).holds('otter otter otter'), name).toBe(held);
    }
  });
});
