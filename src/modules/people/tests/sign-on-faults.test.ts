import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { describeOnBothDatabases } from '../../../../tests/support/databases.ts';
import {
  CLIENT,
  startFickleProvider,
  type FickleProvider,
} from '../../../../tests/support/fickle-provider.ts';
import {
  accountOf,
  setSignOn,
  startSignOnApp,
  type SignOnApp,
} from '../../../../tests/support/sign-on-app.ts';
import { SignOnBrowser } from '../../../../tests/support/sign-on-browser.ts';
import { newId } from '../../../platform/clock/index.ts';
import { saveNewAccount } from '../index.ts';

const SETTING = 'SIGN_ON_SECRET_FAULTS';
const PETRA = 'petra@council.example';

describeOnBothDatabases('a provider that does wrong', (get) => {
  let provider: FickleProvider;
  let web: SignOnApp;
  let signOnId: string;

  beforeAll(async () => {
    process.env[SETTING] = CLIENT.secret;
    provider = await startFickleProvider();
    web = await startSignOnApp(get());
    signOnId = await setSignOn(get(), get().authorityId, { issuer: provider.issuer, secretSetting: SETTING });
    await get().db.within(get().scope, (tx) =>
      saveNewAccount(tx, {
        accountId: newId(),
        authorityId: get().authorityId,
        email: PETRA,
        name: 'Petra Person',
        state: 'active',
        roles: ['analyst'],
      }),
    );
  });
  afterAll(async () => {
    delete process.env[SETTING];
    await web.close();
    await provider.stop();
  });
  beforeEach(() => {
    provider.faults = {};
  });

  const newBrowser = () => new SignOnBrowser(web.app);
  const start = () => `/sign-in/with/${signOnId}`;
  const sessions = async () => (await accountOf(get(), PETRA))!.sessions;

  /** Signs in with the fault, and answers the page; nobody may be signed in by it. */
  async function refusedPage(faults: FickleProvider['faults'], title: string, status = 403): Promise<string> {
    const before = await sessions();
    provider.faults = faults;
    const browser = newBrowser();
    const { body, status: answered } = await browser.open(start());
    expect(body).toContain(`<h1 class="govuk-heading-l">${title}</h1>`);
    expect(answered).toBe(status);
    expect(await sessions()).toBe(before);
    expect(browser.cookies.get('127.0.0.1:3000')?.get('amberley-session')).toBeUndefined();
    // Nothing of the provider's own words, addresses or our settings is on a page that anybody can see.
    for (const secret of [provider.issuer, CLIENT.secret, SETTING, 'AADSTS50105', 'invalid_'])
      expect(body).not.toContain(secret);
    return body;
  }

  it('works as long as it does nothing wrong, so that each refusal below is for its fault', async () => {
    const before = await sessions();
    const arrived = await newBrowser().open(`${start()}?next=${encodeURIComponent('/help')}`);
    expect(arrived).toMatchObject({ status: 200, url: 'http://127.0.0.1:3000/help' });
    expect(await sessions()).toBe(before + 1);
  });

  const UNTRUSTED = 'That sign-in could not be trusted';
  for (const [what, faults] of [
    ['of another issuer', { claims: { iss: 'https://login.elsewhere.example/v2.0' } }],
    ['for another client', { claims: { aud: 'another-client' } }],
    [
      'for several clients, whose own party is another',
      { claims: { aud: ['amberley', 'another'], azp: 'another' } },
    ],
    ['that has expired', { claims: { iat: 1_700_000_000, exp: 1_700_000_300 } }],
    ['that does not say when it expires', { claims: { exp: undefined } }],
    ['made long ago, though it has not expired', { claims: { iat: Math.floor(Date.now() / 1000) - 3600 } }],
    ['made in the future', { claims: { iat: Math.floor(Date.now() / 1000) + 3600 } }],
    ['that is not good yet', { claims: { nbf: Math.floor(Date.now() / 1000) + 3600 } }],
    ['for another sign-in (its nonce)', { claims: { nonce: 'another' } }],
    ['for no sign-in (no nonce)', { claims: { nonce: undefined } }],
    ['about nobody', { claims: { sub: undefined } }],
    ['signed by another key', { signature: 'another key' }],
    ['without a signature', { signature: 'nothing' }],
    ['whose algorithm is none', { signature: 'none' }],
    ['signed by the secret that we share', { signature: 'the secret' }],
  ] as [string, FickleProvider['faults']][]) {
    it(`an ID token ${what} signs nobody in`, async () => {
      await refusedPage(faults, UNTRUSTED);
    });
  }

  it('an answer of another issuer signs nobody in, and no code is sent anywhere (RFC 9207)', async () => {
    const before = provider.asked['/token'];
    await refusedPage({ answerIssuer: 'https://login.elsewhere.example' }, UNTRUSTED);
    await refusedPage({ answerIssuer: null }, UNTRUSTED);
    expect(provider.asked['/token']).toBe(before);
  });

  it('a token endpoint that sends no ID token signs nobody in', async () => {
    const body = { access_token: 'unused', token_type: 'Bearer' };
    await refusedPage({ token: { status: 200, body } }, UNTRUSTED);
  });

  it.each([
    ['access_denied', 'You were not let in', 403],
    ['login_required', 'Your provider wants to ask you something', 403],
    ['interaction_required', 'Your provider wants to ask you something', 403],
    ['consent_required', 'Your provider wants to ask you something', 403],
    ['temporarily_unavailable', 'Single sign-on does not answer', 503],
    ['server_error', 'Single sign-on does not answer', 503],
    ['unauthorized_client', 'Single sign-on is not set up right', 503],
    ['invalid_scope', 'Single sign-on is not set up right', 503],
  ])('the answer "%s" is a page: %s', async (answer, title, status) => {
    await refusedPage({ answer }, title, status);
  });

  it('a code that the provider refuses, and a secret that it does not know, are pages', async () => {
    await refusedPage({ token: { status: 400, body: { error: 'invalid_grant' } } }, 'Sign in again');
    await refusedPage(
      { token: { status: 401, body: { error: 'invalid_client' } } },
      'Single sign-on is not set up right',
      503,
    );
    await refusedPage(
      { token: { status: 500, body: { error: 'server_error' } } },
      'Single sign-on does not answer',
      503,
    );
    await refusedPage({ token: { status: 200, body: 'no object' } }, UNTRUSTED);
  });

  it('a secret that the environment does not hold is a page, and the name of the variable is not on it', async () => {
    delete process.env[SETTING];
    try {
      await refusedPage({}, 'Single sign-on is not set up right', 503);
    } finally {
      process.env[SETTING] = CLIENT.secret;
    }
  });

  it('keys that cannot be fetched sign nobody in; a new key is believed at the very next sign-in', async () => {
    await refusedPage({ keys: 'status 500' }, 'Single sign-on does not answer', 503);
    provider.faults = {};
    expect((await newBrowser().open(`${start()}?next=/help`)).status).toBe(200);
    provider.rotate();
    expect((await newBrowser().open(`${start()}?next=/help`)).status).toBe(200);
  });

  it.each([
    ['status 500', 'Single sign-on does not answer'],
    ['status 404', 'Single sign-on is not set up right'],
    ['no JSON', 'Single sign-on is not set up right'],
    ['another issuer', 'Single sign-on is not set up right'],
  ] as const)(
    'a provider whose description is wrong (%s) is a page, and the local sign-in still works',
    async (discovery, title) => {
      web.clock.move(16 * 60_000); // what was remembered of it is old
      await refusedPage({ discovery }, title, 503);
      const local = await newBrowser().open('/sign-in');
      expect(local.status).toBe(200);
      expect(local.body).toContain('name="password"');
      web.clock.move(-16 * 60_000);
    },
  );

  it('asks the provider what it is once for many sign-ins, and again when that is old', async () => {
    web.clock.move(60 * 60_000);
    provider.asked = {};
    for (let i = 0; i < 3; i++) await newBrowser().until(start(), (url) => url.pathname === '/authorize');
    expect(provider.asked['/.well-known/openid-configuration']).toBe(1);
    web.clock.move(16 * 60_000);
    await newBrowser().until(start(), (url) => url.pathname === '/authorize');
    expect(provider.asked['/.well-known/openid-configuration']).toBe(2);
    web.clock.move(-76 * 60_000);
  });

  it('sends the browser away with PKCE, a state and a nonce of their own each time', async () => {
    const [one, other] = await Promise.all(
      [1, 2].map(
        async () => new URL(await newBrowser().until(start(), (url) => url.pathname === '/authorize')),
      ),
    );
    expect(one!.searchParams.get('code_challenge_method')).toBe('S256');
    expect(one!.searchParams.get('redirect_uri')).toBe('http://127.0.0.1:3000/sign-in/back');
    for (const name of ['state', 'nonce', 'code_challenge']) {
      expect(one!.searchParams.get(name)).toMatch(/^[\w-]{43,}$/);
      expect(one!.searchParams.get(name)).not.toBe(other!.searchParams.get(name));
    }
  });

  const back = (url: URL) => url.pathname === '/sign-in/back';
  const SPENT = '<h1 class="govuk-heading-l">Sign in again</h1>';

  it('an answer is taken once: the same address again signs nobody in', async () => {
    const browser = newBrowser();
    const answer = await browser.until(`${start()}?next=/help`, back);
    expect((await browser.open(answer)).status).toBe(200);
    const before = await sessions();
    const replayed = await browser.open(answer);
    expect(replayed.status).toBe(403);
    expect(replayed.body).toContain(SPENT);
    expect(await sessions()).toBe(before);
  });

  it('of two that bring the same answer at once, one is signed in', async () => {
    const browser = newBrowser();
    const answer = await browser.until(`${start()}?next=/help`, back);
    const before = await sessions();
    const all = await Promise.all([1, 2, 3].map(() => browser.open(answer)));
    expect(all.filter(({ body }) => body.includes(SPENT)).length).toBe(2);
    expect(await sessions()).toBe(before + 1);
  });

  it('an answer that comes to another browser, without the cookie, or with a changed state, signs nobody in', async () => {
    const browser = newBrowser();
    const answer = await browser.until(start(), back);
    expect((await newBrowser().open(answer)).body).toContain(SPENT);
    const other = newBrowser();
    await other.until(start(), back); // has a cookie, of another sign-in
    expect((await other.open(answer)).body).toContain(SPENT);
    const changed = new URL(answer);
    changed.searchParams.set('state', 'a'.repeat(43));
    expect((await browser.open(changed.href)).body).toContain(SPENT);
    changed.searchParams.delete('state');
    expect((await browser.open(changed.href)).body).toContain(SPENT);
    // None of which spoiled it for the browser that it is for.
    expect((await browser.open(answer)).body).not.toContain(SPENT);
  });

  it('a code that was taken from another sign-in is refused by its PKCE and nonce', async () => {
    const [mine, theirs] = [newBrowser(), newBrowser()];
    const [myAnswer, theirAnswer] = [await mine.until(start(), back), await theirs.until(start(), back)];
    const mixed = new URL(myAnswer);
    mixed.searchParams.set('code', new URL(theirAnswer).searchParams.get('code')!);
    const before = await sessions();
    expect((await mine.open(mixed.href)).status).toBe(403);
    expect(await sessions()).toBe(before);
  });

  it('an answer that comes after more than ten minutes signs nobody in', async () => {
    const browser = newBrowser();
    const answer = await browser.until(start(), back);
    web.clock.move(10 * 60_000 + 1000);
    expect((await browser.open(answer)).body).toContain(SPENT);
    web.clock.move(-10 * 60_000 - 1000);
  });

  it('two tabs of one browser may be away at once', async () => {
    const browser = newBrowser();
    const [first, second] = [
      await browser.until(`${start()}?next=/help`, back),
      await browser.until(`${start()}?next=/help/council`, back),
    ];
    expect((await browser.open(second)).url).toBe('http://127.0.0.1:3000/help/council');
    expect((await browser.open(first)).url).toBe('http://127.0.0.1:3000/help');
  });

  it('what never came back is forgotten when the next goes', async () => {
    await sql`delete from people.sign_on_attempt`.execute(get().db.owner);
    await newBrowser().until(start(), back);
    web.clock.move(11 * 60_000);
    await newBrowser().until(start(), back);
    web.clock.move(-11 * 60_000);
    const left = await sql<{ n: number }>`select count(*)::int as n from people.sign_on_attempt`.execute(
      get().db.owner,
    );
    expect(left.rows[0]!.n).toBe(1);
  });

  it('leads nowhere but to our own pages', async () => {
    for (const next of ['//evil.example', 'https://evil.example', '/\\evil.example', '/sign-out']) {
      const arrived = await newBrowser().until(
        `${start()}?next=${encodeURIComponent(next)}`,
        (url) => url.pathname !== '/authorize' && !url.pathname.startsWith('/sign-in/'),
      );
      expect(arrived).toBe('http://127.0.0.1:3000/');
    }
  });

  it('whatever is sent to the address of return, the answer is a page and never a fault', async () => {
    const browser = newBrowser();
    await browser.until(start(), back);
    for (const query of [
      '',
      '?',
      '?code=a',
      '?state=a&state=b',
      '?error=access_denied',
      '?state=%00&iss=x',
      '?response=x.y.z',
    ]) {
      const { status, body } = await browser.open(`/sign-in/back${query}`);
      expect(status).toBe(403);
      expect(body).toContain(SPENT);
    }
    const answer = new URL(await browser.until(start(), back));
    answer.searchParams.append('code', 'another');
    expect((await browser.open(answer.href)).body).toContain(UNTRUSTED);
    expect((await browser.open('/sign-in/with/nobody')).status).toBe(404);
    expect((await browser.open(`/sign-in/with/${newId()}`)).status).toBe(404);
  });
});
