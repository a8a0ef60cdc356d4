import { createHmac, generateKeyPairSync, sign } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { describeOnBothDatabases } from '../../../../tests/support/databases.ts';
import {
  CLIENT,
  startFickleProvider,
  type FickleProvider,
} from '../../../../tests/support/fickle-provider.ts';
import { HOST } from '../../../../tests/support/readers.ts';
import {
  accountOf,
  setSignOn,
  startSignOnApp,
  type SignOnApp,
} from '../../../../tests/support/sign-on-app.ts';
import { SignOnBrowser, type Arrived } from '../../../../tests/support/sign-on-browser.ts';
import { newId } from '../../../platform/clock/index.ts';
import { saveNewAccount } from '../index.ts';

const SETTING = 'SIGN_ON_SECRET_PROOF';
const PETRA = 'petra@council.example';
const EVENT = 'http://schemas.openid.net/event/backchannel-logout';
const seconds = () => Math.floor(Date.now() / 1000);

describeOnBothDatabases('how a person proves themselves by single sign-on, and signs out there', (get) => {
  let provider: FickleProvider;
  let web: SignOnApp;
  let signOnId: string;

  beforeAll(async () => {
    process.env[SETTING] = CLIENT.secret;
    provider = await startFickleProvider();
    web = await startSignOnApp(get());
    await get().db.within(get().scope, (tx) =>
      saveNewAccount(tx, {
        accountId: newId(),
        authorityId: get().authorityId,
        email: PETRA,
        name: 'Petra Person',
        state: 'active',
        roles: ['administrator'],
      }),
    );
  });
  afterAll(async () => {
    delete process.env[SETTING];
    await web.close();
    await provider.stop();
  });
  beforeEach(async () => {
    provider.faults = {};
    signOnId = await settings({});
    await sql`update people.session set ended_at = now() where ended_at is null`.execute(get().db.owner);
  });

  const settings = (how: Partial<Parameters<typeof setSignOn>[2]>) =>
    setSignOn(get(), get().authorityId, { issuer: provider.issuer, secretSetting: SETTING, ...how });
  const title = ({ body }: Arrived) => /<h1[^>]*>([^<]*)/.exec(body)?.[1];
  const sessions = async () => (await accountOf(get(), PETRA))!.sessions;

  async function signedIn(): Promise<SignOnBrowser> {
    const browser = new SignOnBrowser(web.app);
    const arrived = await browser.open(`/sign-in/with/${signOnId}?next=/help`);
    expect(arrived).toMatchObject({ status: 200, url: `http://${HOST}/help` });
    return browser;
  }

  const dangerous = '/settings/single-sign-on';

  it('whoever gave their password lately may do dangerous things at once', async () => {
    expect((await (await signedIn()).open(dangerous)).url).toBe(`http://${HOST}${dangerous}`);
  });

  it.each([
    ['gave it an hour ago', { auth_time: seconds() - 3600 }],
    ['gave it nobody knows when', { auth_time: undefined }],
  ])('whoever %s is asked to prove themselves first', async (_when, claims) => {
    provider.faults = { claims };
    const browser = await signedIn();
    const asked = await browser.until(dangerous, (url) => url.pathname === '/sign-in/again');
    expect(new URL(asked).searchParams.get('next')).toBe(dangerous);
    provider.faults = {};
    const done = await browser.open(
      `/sign-in/with/${signOnId}?again=1&next=${encodeURIComponent(dangerous)}`,
    );
    expect(done).toMatchObject({ status: 200, url: `http://${HOST}${dangerous}` });
  });

  it('asks the provider for a new proof, and believes none that is older than the question or has no time', async () => {
    const browser = await signedIn();
    const again = `/sign-in/with/${signOnId}?again=1`;
    const asked = new URL(await browser.until(again, (url) => url.pathname === '/authorize'));
    expect(asked.searchParams.get('prompt')).toBe('login');
    expect(asked.searchParams.get('max_age')).toBe('0');
    for (const auth_time of [seconds() - 600, undefined]) {
      provider.faults = { claims: { auth_time } };
      expect(title(await browser.open(again)), `auth_time ${auth_time}`).toBe('Confirm that it is you');
    }
    provider.faults = { claims: { sub: 'person-2' } };
    expect(title(await browser.open(again))).toBe('That was somebody else');
  });

  it('an answer to a question of one person is not taken when another, or nobody, is signed in by then', async () => {
    const browser = await signedIn();
    const answer = await browser.until(
      `/sign-in/with/${signOnId}?again=1`,
      (url) => url.pathname === '/sign-in/back',
    );
    browser.cookies.get(HOST)!.delete('amberley-session');
    expect(title(await browser.open(answer))).toBe('Sign in again');
    expect(browser.cookies.get(HOST)!.get('amberley-session')).toBeUndefined();
  });

  it('asks for ways of proving oneself only where the council wants them named', async () => {
    await settings({ requireAmr: ['mfa'] });
    const refused = await new SignOnBrowser(web.app).open(`/sign-in/with/${signOnId}`);
    expect(title(refused)).toBe('A second step is missing');
    provider.faults = { claims: { amr: ['pwd'] } };
    expect(title(await new SignOnBrowser(web.app).open(`/sign-in/with/${signOnId}`))).toBe(
      'A second step is missing',
    );
    provider.faults = { claims: { amr: ['pwd', 'mfa'] } };
    await signedIn();
  });

  /** Says to Amberley, as the provider would, that somebody has signed out. */
  async function tell(token: string, headers: Record<string, string> = {}): Promise<number> {
    const answer = await web.app.inject({
      method: 'POST',
      url: '/sign-in/back-channel-logout',
      headers: { host: HOST, 'content-type': 'application/x-www-form-urlencoded', ...headers },
      payload: new URLSearchParams({ logout_token: token }).toString(),
    });
    expect(answer.headers['cache-control']).toBe('no-store');
    expect(answer.headers['set-cookie']).toBeUndefined();
    return answer.statusCode;
  }

  const logout = (changed: Record<string, unknown> = {}) => {
    const claims = {
      iss: provider.issuer,
      aud: CLIENT.id,
      iat: seconds(),
      exp: seconds() + 120,
      jti: newId(),
      sub: 'person-1',
    };
    return { ...claims, events: { [EVENT]: {} }, ...changed };
  };
  const typ = { typ: 'logout+jwt' };

  it('ends the sessions of a person who signed out of the provider, and says so in the trail', async () => {
    const browser = await signedIn();
    await signedIn();
    expect(await sessions()).toBe(2);
    expect(await tell(provider.tokenOf(logout(), typ))).toBe(200);
    expect(await sessions()).toBe(0);
    expect((await browser.open('/notices')).url).toContain('/sign-in');
    const { accountId } = (await accountOf(get(), PETRA))!;
    const last = await sql<{ action: string; actor: string }>`
      select action, actor from platform.audit_entry where row_id = ${accountId} order by seq desc limit 1`.execute(
      get().db.owner,
    );
    expect(last.rows).toEqual([{ action: 'sign-out', actor: 'single sign-on' }]);
  });

  it('ends the one session that is named, and not one begun since the same words were said before', async () => {
    provider.faults = { claims: { sid: 'tablet' } };
    await signedIn();
    provider.faults = { claims: { sid: 'desk' } };
    await signedIn();
    expect(await tell(provider.tokenOf(logout({ sid: 'tablet', sub: undefined }), typ))).toBe(200);
    expect(await sessions()).toBe(1);
    const old = provider.tokenOf(logout({ iat: seconds() - 300 }), typ);
    expect(await tell(old)).toBe(200);
    expect(await sessions()).toBe(1);
  });

  it('comes from another computer: needs no cookie and no token of a form, and takes neither', async () => {
    await signedIn();
    const cross = { origin: 'https://login.example', 'sec-fetch-site': 'cross-site' };
    expect(await tell(provider.tokenOf(logout(), typ), cross)).toBe(200);
    expect(await sessions()).toBe(0);
  });

  it.each([
    ['of another issuer', { iss: 'https://login.elsewhere.example' }],
    ['for another client', { aud: 'another' }],
    ['without a time', { iat: undefined }],
    ['of long ago', { iat: 1_700_000_000 }],
    ['of the future', { iat: 4_000_000_000 }],
    ['that has expired', { exp: 1_700_000_000 }],
    ['that is an ID token in disguise', { nonce: 'a nonce' }],
    ['about another event', { events: { 'http://schemas.openid.net/event/other': {} } }],
    ['about no event', { events: undefined }],
    ['about nobody', { sub: undefined }],
  ])('a logout token %s ends nothing', async (_what, claims) => {
    await signedIn();
    expect(await tell(provider.tokenOf(logout(claims), typ))).toBe(400);
    expect(await sessions()).toBe(1);
  });

  it('a logout token that the provider did not sign ends nothing', async () => {
    await signedIn();
    const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const body = part(logout());
    const [head, , tail] = provider.tokenOf(logout(), typ).split('.');
    const stranger = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
    const hmac = `${part({ alg: 'HS256' })}.${body}`;
    const forged = [
      provider.tokenOf(logout(), typ, stranger),
      provider.tokenOf(logout(), { ...typ, kid: 'unknown' }, stranger),
      `${part({ alg: 'none' })}.${body}.`,
      `${part({ alg: 'none' })}.${body}.${tail}`,
      `${hmac}.${createHmac('sha256', CLIENT.secret).update(hmac).digest('base64url')}`,
      `${head}.${body}.${tail}`,
      `${head}.${body}.`,
      provider.tokenOf(logout(), { typ: 'at+jwt' }),
      provider.tokenOf(logout(), { ...typ, crit: ['exp'] }),
      provider.tokenOf(logout(), { ...typ, alg: 'ES256' }),
      'not a token', '', '..', 'a.b.c', `${head}.${body}.${tail}.more`,
    ]; // prettier-ignore
    for (const token of forged) expect(await tell(token), token.slice(0, 60)).toBe(400);
    expect(await sessions()).toBe(1);
    expect(sign('sha256', Buffer.from('it can be signed'), stranger).length).toBe(256);
  });

  it('believes a new key of the provider, but does not ask for keys each time a stranger names one', async () => {
    await signedIn();
    await tell(provider.tokenOf(logout({ sub: 'nobody' }), typ));
    provider.asked = {};
    for (let i = 0; i < 5; i++) await tell(provider.tokenOf(logout(), { ...typ, kid: `made up ${i}` }));
    expect(provider.asked['/keys'] ?? 0).toBeLessThanOrEqual(1);
    provider.rotate();
    web.clock.move(31_000);
    expect(await tell(provider.tokenOf(logout(), typ))).toBe(200);
    web.clock.move(-31_000);
    expect(await sessions()).toBe(0);
  });

  it('says 503 where the keys of the provider cannot be fetched, so that it tries again', async () => {
    web.clock.move(6 * 60_000);
    provider.faults = { keys: 'status 500' };
    expect(await tell(provider.tokenOf(logout(), typ))).toBe(503);
    web.clock.move(-6 * 60_000);
  });
});
