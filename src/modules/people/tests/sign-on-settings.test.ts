import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { describeOnBothDatabases, makeAuthority } from '../../../../tests/support/databases.ts';
import {
  CLIENT,
  startFickleProvider,
  type FickleProvider,
} from '../../../../tests/support/fickle-provider.ts';
import { HOST, signIn, type Headers } from '../../../../tests/support/readers.ts';
import { setSignOn, startSignOnApp, type SignOnApp } from '../../../../tests/support/sign-on-app.ts';
import { SignOnBrowser } from '../../../../tests/support/sign-on-browser.ts';

const SETTING = 'SIGN_ON_SECRET_SETTINGS';
const PAGE = '/settings/single-sign-on';

describeOnBothDatabases('the settings of single sign-on', (get) => {
  let provider: FickleProvider;
  let web: SignOnApp;
  let ada: Headers;

  beforeAll(async () => {
    process.env[SETTING] = CLIENT.secret;
    provider = await startFickleProvider();
    web = await startSignOnApp(get());
    ada = await signIn({ ...get(), clock: web.clock }, ['administrator'], { email: 'ada@council.example' });
  });
  afterAll(async () => {
    delete process.env[SETTING];
    await web.close();
    await provider.stop();
  });
  beforeEach(() => {
    provider.faults = {};
  });

  const filled = (how: Record<string, string> = {}) => ({
    name: 'Microsoft',
    issuer: provider.issuer,
    clientId: CLIENT.id,
    secretSetting: SETTING,
    roleClaim: 'roles',
    'value-0': 'Amberley.Analyst',
    'role-0': 'analyst',
    enabled: 'yes',
    version: '0',
    ...how,
  });

  const show = (headers: Headers = ada) => web.app.inject({ url: PAGE, headers });
  const send = (form: Record<string, string>, headers: Headers = ada) =>
    web.app.inject({
      method: 'POST',
      url: PAGE,
      headers: { ...headers, 'content-type': 'application/x-www-form-urlencoded' },
      payload: new URLSearchParams(form).toString(),
    });

  it('say what the provider has to be told, before there are any', async () => {
    const { statusCode, body } = await show();
    expect(statusCode).toBe(200);
    expect(body).toContain(`http://${HOST}/sign-in/back`);
    expect(body).toContain(`http://${HOST}/sign-in/back-channel-logout`);
    expect(body).not.toContain('href="/settings/single-sign-on/try"');
    expect((await web.app.inject({ url: `${PAGE}/try`, headers: ada })).headers.location).toBe(PAGE);
  });

  it.each([
    ['status 500', 'and it did not answer (it answered with HTTP status 500)'],
    ['no JSON', 'and the answer does not fit'],
    ['another issuer', 'https://login.elsewhere.example/v2.0'],
  ] as const)(
    'say what was wrong with the provider, and keep what was typed (%s)',
    async (discovery, said) => {
      provider.faults = { discovery };
      const { statusCode, body } = await send(filled());
      expect(statusCode).toBe(400);
      expect(body).toContain('<title>Error: Single sign-on');
      expect(body).toMatch(/<a href="#issuer">/);
      expect(body).toContain(said.replaceAll('"', '&quot;'));
      expect(body).toContain('value="Amberley.Analyst"');
      expect(
        (
          await sql`select from people.sign_on where authority_id = ${get().authorityId}`.execute(
            get().db.owner,
          )
        ).rows,
      ).toEqual([]);
    },
  );

  it('are not switched on without the secret, which is nowhere but in the environment', async () => {
    const { statusCode, body } = await send(filled({ secretSetting: 'SIGN_ON_SECRET_NOT_SET' }));
    expect(statusCode).toBe(400);
    expect(body).toContain('environment has no SIGN_ON_SECRET_NOT_SET');
    const { enabled: _on, ...off } = filled({ secretSetting: 'SIGN_ON_SECRET_NOT_SET' });
    expect((await send(off)).statusCode).toBe(303);
    expect((await show()).body).toContain('environment has no SIGN_ON_SECRET_NOT_SET');
  });

  it('are saved with their roles, are in the trail, and never show the secret', async () => {
    expect(
      (await send(filled({ version: '1', 'value-2': 'Amberley.Analyst', 'role-2': 'auditor' }))).statusCode,
    ).toBe(303);
    const { body } = await show();
    expect(body).toContain('href="/settings/single-sign-on/try"');
    expect(body).not.toContain(CLIENT.secret);
    expect(body).toMatch(/<option value="auditor" selected/);
    const trail = await sql<{ text: string }>`
      select coalesce(new_row::text, '') || coalesce(old_row::text, '') as text from platform.audit_entry
       where table_name in ('people.sign_on', 'people.sign_on_role')`.execute(get().db.owner);
    expect(trail.rows.length).toBeGreaterThanOrEqual(4);
    expect(trail.rows.filter(({ text }) => text.includes(CLIENT.secret))).toEqual([]);
  });

  it('tell the second of two who change them at once, and lose nothing of the first', async () => {
    expect((await send(filled({ version: '2', name: 'First' }))).statusCode).toBe(303);
    const clash = await send(filled({ version: '2', name: 'Second' }));
    expect(clash.statusCode).toBe(409);
    expect(clash.body).toContain('Saved now: First');
    expect(clash.body).toContain('value="Second"');
    expect(clash.body).toContain('name="version" value="3"');
    expect((await send(filled({ version: '3', name: 'Second' }))).statusCode).toBe(303);
  });

  it("refuse another council's variable, so that its secret is sent to nobody else", async () => {
    const council = await makeAuthority(get().db, ['Bury'], 'Otherton Council');
    await setSignOn(get(), council, { issuer: provider.issuer, secretSetting: 'SIGN_ON_SECRET_OTHERTON' });
    process.env.SIGN_ON_SECRET_OTHERTON = 'theirs';
    const { statusCode, body } = await send(
      filled({ version: '4', secretSetting: 'SIGN_ON_SECRET_OTHERTON' }),
    );
    delete process.env.SIGN_ON_SECRET_OTHERTON;
    expect(statusCode).toBe(400);
    expect(body).toContain('SIGN_ON_SECRET_OTHERTON belongs to another council');
    expect(body).not.toContain('Otherton Council');
    const eve = await signIn({ ...get(), authorityId: council, clock: web.clock }, ['administrator']);
    const taken = await send(filled({ version: '1' }), eve);
    expect(taken.body).toContain(`${SETTING} belongs to another council`);
  });

  it('can be tried: the page shows what the provider says, and nobody is signed in and nothing changed', async () => {
    const browser = new SignOnBrowser(web.app);
    browser.cookies.set(HOST, new Map([['amberley-session', ada.cookie.slice('amberley-session='.length)]]));
    provider.faults = {
      claims: { roles: ['Amberley.Analyst', 'Other'], sub: 'somebody', name: '<b>Bold</b>' },
    };
    const before = await counted();
    const tried = await browser.open(`${PAGE}/try`);
    expect(tried.status).toBe(200);
    expect(tried.body).toContain('What the provider said');
    expect(tried.body).toContain('Would be refused');
    expect(tried.body).toContain('Amberley.Analyst, Other');
    expect(tried.body).toContain('&lt;b>Bold&lt;/b>');
    expect(tried.body).toContain('Will work: the provider sends');
    expect(await counted()).toEqual(before);
    provider.faults = { claims: { email: 'ada@council.example', auth_time: undefined } };
    const link = await browser.open(`${PAGE}/try`);
    expect(link.body).toContain('and be linked with that account from then on');
    expect(link.body).toContain('Will not work: the provider does not send');
    expect(await counted()).toEqual(before);
  });

  it('a try that fails says why, to the administrator alone', async () => {
    const browser = new SignOnBrowser(web.app);
    browser.cookies.set(HOST, new Map([['amberley-session', ada.cookie.slice('amberley-session='.length)]]));
    provider.faults = { answer: 'access_denied' };
    const denied = await browser.open(`${PAGE}/try`);
    expect(denied.body).toContain('The try failed');
    expect(denied.body).toContain('AADSTS50105: &lt;b>not assigned');
    provider.faults = { claims: { aud: 'another' } };
    expect((await browser.open(`${PAGE}/try`)).body).toContain('unexpected JWT');
    provider.faults = {};
    const answer = await browser.until(`${PAGE}/try`, (url) => url.pathname === '/sign-in/back');
    browser.cookies.get(HOST)!.delete('amberley-session');
    expect((await browser.open(answer)).body).not.toContain('petra@council.example');
  });

  const counted = async () =>
    (
      await sql`
        select (select count(*) from people.session) as sessions, (select count(*) from people.account) as accounts,
               (select count(*) from people.account_role) as roles,
               (select count(*) from people.account where sign_on_subject is not null) as links`.execute(
        get().db.owner,
      )
    ).rows;
});
