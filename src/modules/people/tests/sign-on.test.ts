import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeOnBothDatabases, makeAuthority } from '../../../../tests/support/databases.ts';
import {
  startIdentityProvider,
  type IdentityProvider,
  type ProviderPerson,
} from '../../../../tests/support/identity-provider.ts';
import { HOST, signIn } from '../../../../tests/support/readers.ts';
import {
  accountOf,
  setSignOn,
  startSignOnApp,
  type SignOnApp,
} from '../../../../tests/support/sign-on-app.ts';
import { SignOnBrowser, type Arrived } from '../../../../tests/support/sign-on-browser.ts';
import { newId } from '../../../platform/clock/index.ts';
import { saveNewAccount } from '../index.ts';

const [OURS, THEIRS] = ['SIGN_ON_SECRET_OURS', 'SIGN_ON_SECRET_THEIRS'];
const SECRET = 'a secret & a % sign';

describeOnBothDatabases('single sign-on with a real provider', (get) => {
  const people: ProviderPerson[] = [
    person('ada', { roles: ['Amberley.Administrator'] }),
    person('olu', { roles: ['Amberley.ContractsOfficer', 'Unknown.Role'] }),
    person('noor', {}),
    person('lena', { roles: ['Amberley.Analyst'] }),
    person('quiet', { roles: ['Amberley.Analyst'], emailVerified: undefined }),
    person('shared', { roles: ['Amberley.Analyst'] }),
    person('hand', {}),
    person('new', { roles: ['Amberley.Analyst'] }),
  ];
  let provider: IdentityProvider;
  let other: IdentityProvider;
  let web: SignOnApp;
  let ours: string;
  let theirs: string;
  let otherCouncil: string;

  beforeAll(async () => {
    process.env[OURS] = SECRET;
    process.env[THEIRS] = SECRET;
    const options = { clientId: 'amberley', clientSecret: SECRET, origins: [`http://${HOST}`], people };
    [provider, other] = [await startIdentityProvider(options), await startIdentityProvider(options)];
    web = await startSignOnApp(get());
    otherCouncil = await makeAuthority(get().db, ['Bury'], 'Otherton Council');
    ours = await settings({});
    theirs = await setSignOn(get(), otherCouncil, {
      issuer: other.issuer,
      secretSetting: THEIRS,
      name: 'Okta',
    });
  }, 60_000);
  afterAll(async () => {
    delete process.env[OURS];
    delete process.env[THEIRS];
    await web.close();
    await Promise.all([provider.stop(), other.stop()]);
  });

  const settings = (how: Partial<Parameters<typeof setSignOn>[2]>) =>
    setSignOn(get(), get().authorityId, { issuer: provider.issuer, secretSetting: OURS, ...how });

  const newBrowser = () => new SignOnBrowser(web.app);

  /** Goes to the provider, chooses who to be there where it asks, and comes back. */
  async function signInAs(
    browser: SignOnBrowser,
    subject: string,
    start = `/sign-in/with/${ours}?next=/help`,
  ): Promise<Arrived> {
    const arrived = await browser.open(start);
    return arrived.url.includes('/interaction/') ? browser.open(arrived.url, { person: subject }) : arrived;
  }

  const title = ({ body }: Arrived) => /<h1[^>]*>([^<]*)/.exec(body)?.[1];
  const secondFactor = (browser: SignOnBrowser) => browser.cookies.get(HOST)?.get('amberley-session');

  async function make(
    email: string,
    roles: string[],
    how: { state?: 'invited' | 'active'; council?: string } = {},
  ) {
    const authorityId = how.council ?? get().authorityId;
    const accountId = newId();
    const made = await get().db.within({ authorityId, actor: 'tester' }, (tx) =>
      saveNewAccount(tx, {
        accountId,
        authorityId,
        email,
        name: `Made ${email}`,
        state: how.state ?? 'active',
        roles,
      }),
    );
    if (!made) throw new Error(`${email} was there already`);
    return accountId;
  }

  const trail = async (accountId: string) =>
    (
      await sql<{ action: string; actor: string }>`
        select action, actor from platform.audit_entry
         where table_name = 'people.account' and row_id = ${accountId} and action not in ('insert', 'update') order by seq`.execute(
        get().db.owner,
      )
    ).rows;

  it('the sign-in page has a button for each council that switched it on', async () => {
    const { body } = await newBrowser().open('/sign-in?next=/services');
    expect(body).toContain(`href="/sign-in/with/${ours}?next=%2Fservices"`);
    expect(body).toContain('Sign in with Testshire Microsoft (Testshire Council)');
    expect(body).toContain('Sign in with Okta (Otherton Council)');
    await settings({ enabled: false });
    expect((await newBrowser().open('/sign-in')).body).not.toContain(ours);
    expect((await newBrowser().open(`/sign-in/with/${ours}`)).status).toBe(404);
    await settings({});
  });

  it('a person whom an administrator invited is linked by the verified address, once, and gets the roles of the claims', async () => {
    const accountId = await make('olu@council.example', [], { state: 'invited' });
    const browser = newBrowser();
    expect(await signInAs(browser, 'olu')).toMatchObject({ status: 200, url: `http://${HOST}/help` });
    expect(await accountOf(get(), 'olu@council.example')).toMatchObject({
      accountId, state: 'active', issuer: provider.issuer, subject: 'olu', roles: ['contracts-officer'],
      claimed: ['contracts-officer'], sessions: 1,
    }); // prettier-ignore
    expect(await trail(accountId)).toEqual([
      { action: 'single sign-on linked', actor: 'single sign-on' },
      { action: 'sign-in', actor: 'Made olu@council.example (olu@council.example)' },
    ]);
  });

  it('goes by the subject after that: a changed address does not matter, and a new person with the old one is not let in', async () => {
    const olu = people.find(({ subject }) => subject === 'olu')!;
    olu.email = 'olu.married@council.example';
    expect((await signInAs(newBrowser(), 'olu')).status).toBe(200);
    const shared = people.find(({ subject }) => subject === 'shared')!;
    shared.email = 'olu@council.example';
    expect(title(await signInAs(newBrowser(), 'shared'))).toBe('Your e-mail address is in use');
    expect((await accountOf(get(), 'olu@council.example'))?.subject).toBe('olu');
  });

  it('the roles of the claims are replaced at each sign-in, and those given by hand stay', async () => {
    const accountId = await make('lena@council.example', ['auditor', 'analyst']);
    const lena = people.find(({ subject }) => subject === 'lena')!;
    await signInAs(newBrowser(), 'lena');
    expect(await accountOf(get(), 'lena@council.example')).toMatchObject({
      roles: ['analyst', 'auditor'],
      claimed: [],
    });
    lena.roles = ['Amberley.ContractsOfficer'];
    await signInAs(newBrowser(), 'lena');
    expect(await accountOf(get(), 'lena@council.example')).toMatchObject({
      roles: ['analyst', 'auditor', 'contracts-officer'],
      claimed: ['contracts-officer'],
    });
    lena.roles = [];
    expect((await signInAs(newBrowser(), 'lena')).status).toBe(200);
    expect(await accountOf(get(), 'lena@council.example')).toMatchObject({
      roles: ['analyst', 'auditor'],
      claimed: [],
    });
    expect((await trail(accountId)).filter(({ action }) => action === 'single sign-on linked').length).toBe(
      1,
    );
  });

  it('whose claims give no role, and who has none of their own, is refused in words, and loses what claims gave before', async () => {
    await make('hand@council.example', []);
    const hand = people.find(({ subject }) => subject === 'hand')!;
    hand.roles = ['Amberley.Analyst'];
    const open = newBrowser();
    expect((await signInAs(open, 'hand')).status).toBe(200);
    hand.roles = ['Something.Else'];
    const refused = await signInAs(newBrowser(), 'hand');
    expect(title(refused)).toBe('You have no role in Amberley yet');
    expect(refused.body).toContain('Ask an administrator of Amberley in your council');
    expect((await accountOf(get(), 'hand@council.example'))?.roles).toEqual([]);
    // The session that was open elsewhere may do nothing any more.
    expect((await open.open('/notices')).status).toBe(403);
  });

  it('a person without an account is refused, unless the council lets a role make one', async () => {
    expect(title(await signInAs(newBrowser(), 'new'))).toBe('You have no account in Amberley yet');
    expect(await accountOf(get(), 'new@council.example')).toBeUndefined();
    await settings({ makeAccounts: true });
    expect((await signInAs(newBrowser(), 'new')).status).toBe(200);
    expect(await accountOf(get(), 'new@council.example')).toMatchObject({
      name: 'Person new', state: 'active', subject: 'new', roles: ['analyst'], claimed: ['analyst'],
    }); // prettier-ignore
    expect(title(await signInAs(newBrowser(), 'noor'))).toBe('You have no role in Amberley yet');
    expect(await accountOf(get(), 'noor@council.example')).toBeUndefined();
    await settings({});
  });

  it('two first sign-ins of one person at once make one account', async () => {
    await settings({ makeAccounts: true });
    people.push(person('twice', { roles: ['Amberley.Analyst'] }));
    const all = await Promise.all([1, 2, 3].map(() => signInAs(newBrowser(), 'twice')));
    expect(all.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect((await accountOf(get(), 'twice@council.example'))?.sessions).toBe(3);
    await settings({});
  });

  it('an address that the provider does not vouch for links with nobody, unless the council trusts it', async () => {
    await make('quiet@council.example', ['analyst']);
    expect(title(await signInAs(newBrowser(), 'quiet'))).toBe('You have no account in Amberley yet');
    await settings({ makeAccounts: true });
    expect(title(await signInAs(newBrowser(), 'quiet'))).toBe('Your e-mail address is missing');
    expect((await accountOf(get(), 'quiet@council.example'))?.subject).toBeNull();
    await settings({ trustEmail: true });
    expect((await signInAs(newBrowser(), 'quiet')).status).toBe(200);
    expect((await accountOf(get(), 'quiet@council.example'))?.subject).toBe('quiet');
    await settings({});
  });

  it('a person who has left is refused, by the subject and by the address', async () => {
    people.push(person('gone', { roles: ['Amberley.Administrator'] }));
    await make('gone@council.example', ['analyst']);
    const state = (now: string) =>
      get().db.within(get().scope, (tx) =>
        sql`update people.account set state = ${now} where email = 'gone@council.example'`.execute(tx),
      );
    await state('left');
    expect(title(await signInAs(newBrowser(), 'gone'))).toBe('Your account is closed');
    await state('active');
    expect((await signInAs(newBrowser(), 'gone')).status).toBe(200);
    await state('left');
    await settings({ makeAccounts: true, trustEmail: true });
    expect(title(await signInAs(newBrowser(), 'gone'))).toBe('Your account is closed');
    await settings({});
  });

  it('a subject of one council is never anybody in another', async () => {
    // The same subject, address and roles at both providers; the account is in the one council alone.
    expect(title(await signInAs(newBrowser(), 'olu', `/sign-in/with/${theirs}?next=/help`))).toBe(
      'You have no account in Amberley yet',
    );
    await setSignOn(get(), otherCouncil, {
      issuer: other.issuer, secretSetting: THEIRS, name: 'Okta', makeAccounts: true, trustEmail: true,
    }); // prettier-ignore
    // An address that somebody in the first council has makes no account in the second, and does not say whose it is.
    people.find(({ subject }) => subject === 'olu')!.email = 'olu@council.example';
    const refused = await signInAs(newBrowser(), 'olu', `/sign-in/with/${theirs}?next=/help`);
    expect(title(refused)).toBe('Your e-mail address is in use');
    expect(refused.body).not.toContain('Testshire');
    expect((await accountOf(get(), 'olu@council.example'))?.issuer).toBe(provider.issuer);
  });

  it('an answer of one provider does not end a sign-in at another', async () => {
    const browser = newBrowser();
    const back = (url: URL) => url.pathname === '/sign-in/back';
    await signInAs(browser, 'olu'); // known there from now on
    await browser.open('/sign-out', await signOutForm(browser));
    const mine = new URL(await browser.until(`/sign-in/with/${ours}`, back));
    const start = await browser.until(`/sign-in/with/${theirs}`, (url) => url.pathname === '/auth');
    const mixed = new URL(mine);
    mixed.searchParams.set('state', new URL(start).searchParams.get('state')!);
    const arrived = await browser.open(mixed.href);
    expect(title(arrived)).toBe('That sign-in could not be trusted');
  });

  async function signOutForm(browser: SignOnBrowser): Promise<Record<string, string>> {
    const { body } = await browser.open('/notices');
    return { csrf: /name="csrf" value="([^"]+)"/.exec(body)?.[1] ?? '' };
  }

  it('signing out ends the session here, and shows the way to sign out of the provider too', async () => {
    const browser = newBrowser();
    await signInAs(browser, 'olu');
    const left = await browser.open('/sign-out', await signOutForm(browser));
    expect(title(left)).toBe('You are signed out of Amberley');
    expect(secondFactor(browser)).toBeUndefined();
    expect((await browser.open('/notices')).url).toContain('/sign-in');
    const there = /href="([^"]+session\/end[^"]+)"/.exec(left.body)?.[1]?.replaceAll('&amp;', '&') ?? '';
    expect(new URL(there).searchParams.get('post_logout_redirect_uri')).toBe(`http://${HOST}/sign-in`);
    const asked = await browser.open(there);
    expect(asked.body).toContain('Yes, sign out');
    const xsrf = /name="xsrf" value="([^"]+)"/.exec(asked.body)?.[1] ?? '';
    const done = await browser.open(`${provider.issuer}/session/end/confirm`, { xsrf, logout: 'yes' });
    expect(done.url).toContain(`http://${HOST}/sign-in`);
    // The provider asks again who it is.
    expect((await browser.open(`/sign-in/with/${ours}`)).url).toContain('/interaction/');
  });

  it('proving again asks the person anew, and takes the place of the old token', async () => {
    const browser = newBrowser();
    await signInAs(browser, 'lena');
    const before = secondFactor(browser);
    const again = await browser.open(`/sign-in/with/${ours}?again=1&next=/help`);
    expect(again.url, 'the provider does not let its own session pass').toContain('/interaction/');
    const done = await browser.open(again.url, { person: 'lena' });
    expect(done).toMatchObject({ status: 200, url: `http://${HOST}/help` });
    expect(secondFactor(browser)).not.toBe(before);
    const old = newBrowser();
    old.cookies.set(HOST, new Map([['amberley-session', before!]]));
    expect((await old.open('/notices')).url).toContain('/sign-in');
  });

  it('proving again as somebody else is refused, and the session is as it was', async () => {
    const browser = newBrowser();
    await signInAs(browser, 'lena');
    const before = secondFactor(browser);
    browser.cookies.delete(new URL(provider.issuer).host);
    const again = await browser.open(`/sign-in/with/${ours}?again=1`);
    expect(title(await browser.open(again.url, { person: 'olu' }))).toBe('That was somebody else');
    expect(secondFactor(browser)).toBe(before);
    expect((await browser.open('/notices')).status).toBe(200);
  });

  it('who says no at the provider comes back to a page', async () => {
    const browser = newBrowser();
    const asked = await browser.open(`/sign-in/with/${ours}`);
    expect(title(await browser.open(asked.url, { person: '' }))).toBe('You were not let in');
  });

  it('a person who signs in while another is signed in here takes their place', async () => {
    const headers = await signIn({ ...get(), clock: web.clock }, ['analyst'], {
      email: 'before@council.example',
    });
    const browser = newBrowser();
    const start = await browser.open(`/sign-in/with/${ours}?next=/help`);
    browser.cookies.get(HOST)!.set('amberley-session', headers.cookie.slice('amberley-session='.length));
    expect((await browser.open(start.url, { person: 'olu' })).status).toBe(200);
    expect((await accountOf(get(), 'before@council.example'))?.sessions).toBe(0);
  });
});

function person(subject: string, how: Partial<ProviderPerson>): ProviderPerson {
  return {
    subject,
    name: `Person ${subject}`,
    email: `${subject}@council.example`,
    emailVerified: true,
    roles: [],
    ...how,
  };
}
