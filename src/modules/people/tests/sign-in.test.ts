import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { describeOnBothDatabases, makeAuthority } from '../../../../tests/support/databases.ts';
import { Secrets } from '../../../platform/secrets/index.ts';
import { nextOf } from '../pages/sign-in/form.ts';
import { totpOf as codeOf } from './totp-code.ts';
import { openSignIn, PASSWORD, type SignInTest } from './sign-in-fixture.ts';
import { Visitor } from './visitor.ts';

const MINUTE_MS = 60_000;

describe('where a sign-in leads', () => {
  const origin = 'https://amberley.example';
  it('is never another site, as browsers read an address', () => {
    const nasty = fc.array(
      fc.constantFrom('/', '\\', '//', 'evil.example', '@', ':', 'https:', 'javascript:', '\t', '\n', ' ', '.', '..', '%2f', '%5c', '?', '#', 'a', '\u0000', '／', '。'),
      { maxLength: 8 },
    ).map((parts) => parts.join('')); // prettier-ignore
    fc.assert(
      fc.property(fc.oneof(nasty, fc.webUrl(), fc.string({ unit: 'binary' })), (next) => {
        const to = nextOf({ next });
        expect(new URL(to, `${origin}/sign-in`).origin).toBe(origin);
        expect(to.startsWith('/')).toBe(true);
      }),
      { numRuns: 3_000 },
    );
  });

  it('is where the person was going, with its query', () => {
    expect(nextOf({ next: '/services?rag=Red&page=2#top' })).toBe('/services?rag=Red&page=2#top');
    expect(nextOf({ next: '/sign-out' })).toBe('/');
    expect(nextOf({})).toBe('/');
  });
});

describeOnBothDatabases('signing in by a local account', (get) => {
  let test: SignInTest;
  beforeAll(async () => {
    test = await openSignIn(get());
  });

  const enter = async (visitor: Visitor, email: string, password = PASSWORD, next = '/account') => {
    await visitor.get(`/sign-in?next=${encodeURIComponent(next)}`);
    return visitor.post('/sign-in', { email, password, next });
  };

  /** Signs a person in for the first time, with an authenticator app; answers the browser, the app and the codes. */
  async function withApp(email: string, how?: Visitor['how']) {
    const accountId = await test.addPerson(email);
    const visitor = test.visitor(how);
    await enter(visitor, email);
    const secret = /<code class="amb-secret">([^<]*)</.exec(
      (await visitor.get('/sign-in/second-factor')).body,
    )![1]!;
    const done = await visitor.post('/sign-in/second-factor/authenticator', {
      setup: visitor.hidden('setup'), code: codeOf(secret, test.now()), next: '/account',
    }); // prettier-ignore
    expect(done.h1).toBe('Keep your recovery codes');
    const codes = [...done.body.matchAll(/<code>([^<]*)</g)].map(([, code]) => code!);
    return { accountId, visitor, secret, codes };
  }

  it('asks whoever has no second step to set one up before anything else', async () => {
    const accountId = await test.addPerson('new@council.example');
    const visitor = test.visitor();
    expect((await enter(visitor, 'NEW@council.example ')).h1).toBe('Set up a second step');
    expect((await visitor.get('/account')).h1).toBe('Sign in');
    expect((await visitor.get('/services')).h1).toBe('Sign in');
    const page = await visitor.get('/sign-in/second-factor?next=/account');
    expect(page.body).toContain('src="data:image/svg+xml;base64,');
    const secret = /<code class="amb-secret">([^<]*)</.exec(page.body)![1]!;
    const setup = visitor.hidden('setup');
    const wrong = await visitor.post('/sign-in/second-factor/authenticator', {
      setup,
      code: '000000',
      next: '/account',
    });
    expect(wrong.errors).toEqual(['The code is wrong. Enter the six digits that your app shows now']);
    expect(wrong.body).toContain(secret);
    const before = visitor.cookies.get('amberley-session');
    const code = codeOf(secret, test.now());
    const done = await visitor.post('/sign-in/second-factor/authenticator', {
      setup: visitor.hidden('setup'),
      code,
      next: '/account',
    });
    expect(done.h1).toBe('Keep your recovery codes');
    expect(new Set(done.body.match(/<code>[0-9a-z-]{29}<\/code>/g)).size).toBe(10);
    expect(visitor.cookies.get('amberley-session')).not.toBe(before);
    expect((await visitor.get('/account')).h1).toBe('Your account');
    expect((await test.eventsOf(accountId)).map(({ action }) => action)).toEqual([
      'password set', 'second factor added', 'recovery codes made', 'sign-in',
    ]); // prettier-ignore
  });

  it('takes a code once, and the one before and after it, but not two old ones', async () => {
    const { accountId, secret } = await withApp('once@council.example');
    const used = codeOf(secret, test.now());
    const attempt = async (code: string) => {
      const visitor = test.visitor({ address: '10.9.0.1' });
      expect((await enter(visitor, 'once@council.example')).h1).toBe('Confirm that it is you');
      return visitor.post('/sign-in/second-step', { code, next: '/account' });
    };
    expect((await attempt(used)).errors).toEqual([
      expect.stringContaining('The code is wrong, or was used already'),
    ]);
    test.later(2 * MINUTE_MS);
    const ago = (ms: number) => codeOf(secret, new Date(test.now().getTime() - ms));
    expect((await attempt(ago(60_000))).status).toBe(400);
    expect((await attempt(ago(30_000))).h1).toBe('Your account');
    expect((await attempt(ago(30_000))).status).toBe(400);
    test.later(5 * MINUTE_MS);
    expect((await attempt(ago(-30_000))).h1).toBe('Your account');
    const both = await Promise.all([0, 1].map(async () => {
      const visitor = test.visitor({ address: '10.9.0.2' });
      await enter(visitor, 'once@council.example');
      return visitor;
    })); // prettier-ignore
    test.later(2 * MINUTE_MS);
    const code = codeOf(secret, test.now());
    const outcomes = await Promise.all(
      both.map((visitor) => visitor.postOnly('/sign-in/second-step', { code, next: '/' })),
    );
    expect(outcomes.map(({ statusCode }) => statusCode).sort()).toEqual([303, 400]);
    const failed = (await test.eventsOf(accountId)).filter(({ action }) => action === 'sign-in failed');
    expect(failed[0]?.details).toEqual({ step: 'second step', address: '10.9.0.1' });
  });

  it('takes a recovery code instead of the app, once, however it is written', async () => {
    const { accountId, codes } = await withApp('lost@council.example');
    const attempt = async (code: string) => {
      const visitor = test.visitor({ address: '10.9.0.3' });
      await enter(visitor, 'lost@council.example', PASSWORD, '/services');
      return visitor.post('/sign-in/second-step', { code, next: '/services' });
    };
    const written = codes[0]!.toUpperCase().replaceAll('-', ' ').replaceAll('0', 'O').replaceAll('1', 'I');
    const inside = await attempt(written);
    expect(inside.h1).toBe('Your account');
    expect(inside.body).toContain('9 are left');
    expect((await attempt(codes[0]!)).status).toBe(400);
    expect(
      (await test.eventsOf(accountId)).find(({ action }) => action === 'recovery code used')?.details,
    ).toEqual({ left: 9 });
  });

  it('fits no code to an app that was sealed with a key that is gone, and still takes a recovery code', async () => {
    const { accountId, secret, codes } = await withApp('rotated@council.example');
    const gone = new Secrets([Buffer.alloc(32, 9)]).seal(secret.replaceAll(' ', ''), 'totp');
    await sql`update people.credential set secret = ${gone} where account_id = ${accountId} and kind = 'totp'`.execute(
      get().db.owner,
    );
    test.later(2 * MINUTE_MS);
    const visitor = test.visitor({ address: '10.9.0.4' });
    await enter(visitor, 'rotated@council.example');
    const code = codeOf(secret, test.now());
    expect((await visitor.post('/sign-in/second-step', { code, next: '/' })).status).toBe(400);
    expect((await visitor.post('/sign-in/second-step', { code: codes[3]!, next: '/' })).h1).toBe(
      'Your account',
    );
  });

  it('says the same of a wrong password and of an account that is not there', async () => {
    await test.addPerson('known@council.example');
    const [known, unknown] = await Promise.all(
      ['known@council.example', 'unknown@council.example'].map((email, i) =>
        enter(test.visitor({ address: `10.1.0.${i}` }), email, 'wrong'),
      ),
    );
    expect(known!.errors).toEqual(['The e-mail address or the password is wrong']);
    expect(known!.status).toBe(400);
    const plain = (body: string, email: string) =>
      body
        .replaceAll(email, '')
        .replace(/(challenge|csrf)" value="[^"]*"/g, '')
        .replace(/data-passkey-options="[^"]*"/g, '');
    expect(plain(known!.body, 'known@council.example')).toBe(plain(unknown!.body, 'unknown@council.example'));
  });

  it('slows guesses at an account from browsers that it does not know, there or not, and says for how long', async () => {
    await test.addPerson('guessed@council.example');
    for (const email of ['guessed@council.example', 'nobody@council.example']) {
      const answers: number[] = [];
      for (let i = 0; i < 8; i++) {
        // Ever new addresses do not help.
        answers.push((await enter(test.visitor({ address: `10.2.${i}.1` }), email, `guess ${i}`)).status);
      }
      expect(answers, email).toEqual([400, 400, 400, 400, 400, 400, 429, 429]);
      const refused = await enter(test.visitor(), email);
      expect(refused.headers['retry-after']).toBe('2');
      expect(refused.errors).toEqual([
        expect.stringContaining('Too many attempts. Wait 2 seconds and try again'),
      ]);
      test.later(2_000);
      expect((await enter(test.visitor(), email, 'guess')).status, email).toBe(400);
      expect((await enter(test.visitor(), email, 'guess')).headers['retry-after'], email).toBe('4');
    }
  });

  it('counts each of many guesses that come at once', async () => {
    await test.addPerson('flood@council.example');
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, i) =>
        enter(test.visitor({ address: `10.3.0.${i}` }), 'flood@council.example', `guess ${i}`),
      ),
    );
    const checked = answers.filter(({ status }) => status === 400).length;
    expect(checked).toBeGreaterThan(0);
    expect(checked).toBeLessThanOrEqual(6);
    expect(answers.filter(({ status }) => status === 429).length).toBe(20 - checked);
  });

  it('lets the person in with the browser that is theirs, whatever others have guessed, and tells them', async () => {
    const { accountId, visitor, secret } = await withApp('victim@council.example');
    await visitor.get('/account');
    await visitor.post('/sign-out');
    for (let i = 0; i < 30; i++) {
      await enter(test.visitor({ address: `10.4.0.${i % 5}` }), 'victim@council.example', 'guess');
      test.later(20_000);
    }
    const stranger = await enter(test.visitor(), 'victim@council.example');
    expect(stranger.status).toBe(429);
    const own = visitor.copy({ address: '10.4.0.1' });
    expect((await enter(own, 'victim@council.example')).h1).toBe('Confirm that it is you');
    const inside = await own.post('/sign-in/second-step', {
      code: codeOf(secret, test.now()),
      next: '/account',
    });
    expect(inside.h1).toBe('Your account');
    const told = await sql<{ kind: string; count: number }>`
      select kind, count from platform.notice where account_id = ${accountId}`.execute(get().db.owner);
    expect(told.rows).toEqual([{ kind: 'people.sign-in-failures', count: 10 }]);
  });

  it('takes no other browser for theirs: not by a forged cookie, nor by one of another account', async () => {
    const { visitor: other } = await withApp('other@council.example');
    await test.addPerson('aim@council.example');
    const made = `${Buffer.from('{"device":"x","people":["y"]}').toString('base64url')}.0000.AAAA`;
    for (const cookie of [other.cookies.get('amberley-device')!, made]) {
      const attacker = test.visitor({ address: '10.5.0.1' });
      attacker.cookies.set('amberley-device', cookie);
      const answers: number[] = [];
      for (let i = 0; i < 8; i++)
        answers.push((await enter(attacker, 'aim@council.example', `guess ${i}`)).status);
      expect(answers.at(-1)).toBe(429);
    }
  });

  it('hashes a password again that was hashed at less cost', async () => {
    const accountId = await test.addPerson('older@council.example');
    const { argon2Sync } = await import('node:crypto');
    const nonce = Buffer.alloc(16, 1);
    const tag = argon2Sync('argon2id', {
      message: PASSWORD,
      nonce,
      memory: 1024,
      passes: 1,
      parallelism: 1,
      tagLength: 32,
    });
    const plain = (bytes: Buffer) => bytes.toString('base64').replaceAll('=', '');
    const old = `$argon2id$v=19$m=1024,t=1,p=1$${plain(nonce)}$${plain(tag)}`;
    const secret = async () =>
      (
        await sql<{
          secret: string;
        }>`select secret from people.credential where account_id = ${accountId} and kind = 'password'`.execute(
          get().db.owner,
        )
      ).rows[0]!.secret;
    await sql`update people.credential set secret = ${old} where account_id = ${accountId}`.execute(
      get().db.owner,
    );
    expect((await enter(test.visitor(), 'older@council.example', 'wrong')).status).toBe(400);
    expect(await secret()).toBe(old);
    expect((await enter(test.visitor(), 'older@council.example')).h1).toBe('Set up a second step');
    expect(await secret()).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect((await enter(test.visitor(), 'older@council.example')).h1).toBe('Set up a second step');
  });

  it('lets people of a demonstration go without a second step', async () => {
    const demonstration = await makeAuthority(get().db, ['Bury'], 'Madeupshire Council');
    await get().db.within({ authorityId: demonstration, actor: 'tester' }, (tx) =>
      sql`update people.authority set is_demonstration = true where authority_id = ${demonstration}`.execute(
        tx,
      ),
    );
    await test.addPerson('someone@madeupshire.example', { authorityId: demonstration });
    expect((await enter(test.visitor(), 'someone@madeupshire.example')).h1).toBe('Your account');
  });

  it('lets nobody add a second step by the password alone where there is one', async () => {
    const { secret } = await withApp('guarded@council.example');
    const thief = test.visitor({ address: '10.6.0.1' });
    await enter(thief, 'guarded@council.example');
    expect((await thief.get('/sign-in/second-factor')).h1).toBe('Sign in');
    const spare = test.visitor();
    await test.addPerson('thief@council.example');
    await enter(spare, 'thief@council.example');
    await spare.get('/sign-in/second-factor');
    const code = codeOf(secret, test.now());
    await enter(thief, 'guarded@council.example');
    const done = await thief.post('/sign-in/second-factor/authenticator', {
      setup: spare.hidden('setup'),
      code,
      next: '/',
    });
    expect(done.h1).toBe('Sign in');
  });

  it('lets an administrator help whoever lost everything, and nobody else', async () => {
    const { accountId, visitor: lost } = await withApp('helpless@council.example');
    await test.addPerson('colleague@council.example');
    const admin = new Visitor(test.app);
    await test.addPerson('admin@council.example', { roles: ['administrator'] });
    await enter(admin, 'admin@council.example');
    const page = await admin.get('/sign-in/second-factor');
    const secret = /<code class="amb-secret">([^<]*)</.exec(page.body)![1]!;
    const set = { setup: admin.hidden('setup'), code: codeOf(secret, test.now()), next: '/' };
    await admin.post('/sign-in/second-factor/authenticator', set);
    const url = `/settings/accounts/${accountId}/second-step`;
    expect((await admin.get(url)).body).toContain('Make sure that it is really them who asks');
    expect((await admin.post(url)).body).toContain('sets up a new second step at their next sign-in');
    expect((await lost.get('/account')).h1).toBe('Sign in');
    expect((await enter(lost, 'helpless@council.example')).h1).toBe('Set up a second step');
    const { visitor: officer } = await withApp('officer@council.example');
    expect((await officer.get(url)).h1).toBe('You do not have permission');
    await officer.get('/account');
    expect((await officer.post(url)).status).toBe(403);
  });

  it('keeps a right password waiting for its second step a quarter of an hour, and no longer', async () => {
    const { secret } = await withApp('slow@council.example');
    const visitor = test.visitor({ address: '10.6.0.2' });
    await enter(visitor, 'slow@council.example');
    test.later(16 * MINUTE_MS);
    const late = await visitor.post('/sign-in/second-step', {
      code: codeOf(secret, test.now()),
      next: '/account',
    });
    expect(late.h1).not.toBe('Your account');
    expect((await visitor.get('/account')).h1).toBe('Sign in');
  });

  it('asks again before a dangerous act, and then goes on to it under a new token', async () => {
    const { accountId, visitor, secret } = await withApp('again@council.example');
    test.later(20 * MINUTE_MS);
    const asked = await visitor.get('/account/password');
    expect(asked.h1).toBe('Confirm that it is you');
    const wrong = await visitor.post('/sign-in/again', {
      by: 'password',
      password: 'wrong',
      next: '/account/password',
    });
    expect(wrong.errors).toEqual(['The password that you have now is another one']);
    const before = visitor.cookies.get('amberley-session')!;
    const csrf = visitor.hidden('csrf');
    const on = await visitor.post('/sign-in/again', {
      by: 'password',
      password: PASSWORD,
      next: '/account/password',
    });
    expect(on.h1).toBe('Change your password');
    expect(visitor.cookies.get('amberley-session')).not.toBe(before);
    expect(visitor.hidden('csrf')).toBe(csrf);
    const old = test.visitor();
    old.cookies.set('amberley-session', before);
    expect((await old.get('/account')).h1).toBe('Sign in');
    test.later(20 * MINUTE_MS);
    await visitor.get('/account/passkey');
    const code = codeOf(secret, test.now());
    expect((await visitor.post('/sign-in/again', { by: 'code', code, next: '/account/passkey' })).h1).toBe(
      'Add a passkey',
    );
    expect((await test.eventsOf(accountId)).filter(({ action }) => action === 'proved again').length).toBe(2);
  });

  it('keeps no password, token or code where it could be read', async () => {
    const { secret, codes, visitor } = await withApp('private@council.example');
    const tables = [
      'people.credential',
      'people.session',
      'people.sign_in_attempt',
      'people.used_challenge',
      'platform.audit_entry',
    ];
    const token = visitor.cookies.get('amberley-session')!;
    for (const table of tables) {
      const all = await sql<{
        text: string;
      }>`select coalesce(string_agg(t::text, ' '), '') as text from ${sql.table(table)} t`.execute(
        get().db.owner,
      );
      for (const hidden of [
        PASSWORD,
        secret.replaceAll(' ', ''),
        token,
        codes[0]!,
        codes[0]!.replaceAll('-', ''),
        'private@council.example',
      ])
        if (!(table === 'platform.audit_entry' && hidden.includes('@')))
          expect(all.rows[0]!.text.includes(hidden), `${table}: ${hidden}`).toBe(false);
    }
    expect(createHash('sha256').update(token).digest().length).toBe(32);
  });

  it('does little work in the database for a sign-in', async () => {
    await test.addPerson('cheap@council.example');
    const visitor = test.visitor({ address: '10.7.0.1' });
    await visitor.get('/sign-in');
    const queries = await get().queriesOf(() =>
      visitor.postOnly('/sign-in', { email: 'cheap@council.example', password: PASSWORD, next: '/' }),
    );
    expect(queries.length, queries.join('\n')).toBeLessThanOrEqual(8);
  });
});
