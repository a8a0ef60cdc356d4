import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { describeOnBothDatabases, makeAuthority } from '../../../../tests/support/databases.ts';
import { fetchOwnEvents } from '../queries/fetch-own-events.ts';
import { browserWords } from '../rules/browser-words.ts';
import { eventWords } from '../rules/event-words.ts';
import { mayRemove } from '../rules/second-factors.ts';
import { openSignIn, PASSWORD, type SignInTest } from './sign-in-fixture.ts';
import { totpOf } from './totp-code.ts';
import type { Visitor } from './visitor.ts';

const MINUTE_MS = 60_000;
const NEW = 'vestry kettle nine';

describe('the words of one’s own account', () => {
  it('name a browser by what it says of itself', () => {
    const agents = [
      ['Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Safari/537.36 Edg/140.0', 'Edge on Windows'],
      ['Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Version/18.0 Mobile/15E148 Safari/604.1', 'Safari on an iPhone'],
      ['Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Mobile Safari/537.36', 'Chrome on Android'],
      ['curl/8.0', 'Another browser'],
    ]; // prettier-ignore
    for (const [agent, words] of agents) expect(browserWords(agent!)).toBe(words);
  });

  it('tell an event with how and what', () => {
    expect(eventWords('sign-in', { means: 'password and totp' })).toBe(
      'Signed in by password and a code of the app',
    );
    expect(eventWords('sign-in failed', { step: 'second step' })).toBe('A sign-in failed at its second step');
    expect(eventWords('second factor added', { kind: 'passkey', label: 'laptop' })).toBe(
      'Added: passkey "laptop"',
    );
    expect(eventWords('constructor', {})).toBe('constructor');
  });

  it('the last second step stays, but in a demonstration', () => {
    const means = { password: true, totp: true, passkeys: 0 };
    expect(mayRemove(means, 'totp', false)).toBe(false);
    expect(mayRemove(means, 'totp', true)).toBe(true);
    expect(mayRemove({ ...means, passkeys: 1 }, 'totp', false)).toBe(true);
    expect(mayRemove({ ...means, passkeys: 1 }, 'passkey', false)).toBe(true);
    expect(mayRemove({ ...means, totp: false, passkeys: 1 }, 'passkey', false)).toBe(false);
  });
});

describeOnBothDatabases('one’s own account and new passwords', (get) => {
  let test: SignInTest;
  let demonstration: string;
  beforeAll(async () => {
    test = await openSignIn(get());
    // People of a demonstration need no second step, so that these tests come to their point.
    demonstration = await makeAuthority(get().db, ['Bury'], 'Madeupshire Council');
    await get().db.within({ authorityId: demonstration, actor: 'tester' }, (tx) =>
      sql`update people.authority set is_demonstration = true where authority_id = ${demonstration}`.execute(
        tx,
      ),
    );
  });

  const enter = async (visitor: Visitor, email: string, password = PASSWORD) => {
    await visitor.get('/sign-in');
    return visitor.post('/sign-in', { email, password, next: '/account' });
  };
  const inside = async (email: string, how?: Visitor['how']) => {
    const accountId = await test.addPerson(email, { authorityId: demonstration });
    const visitor = test.visitor(how);
    expect((await enter(visitor, email)).h1).toBe('Your account');
    return { accountId, visitor };
  };
  /** The path of the link that was mailed last. */
  const mailed = async (email: string) => {
    const found = await sql<{ secret: string }>`
      select secret from platform.outbox where address = ${email} and template = 'password-reset' order by created_at desc, outbox_id desc`.execute(
      get().db.owner,
    );
    return found.rows.map(({ secret }) => secret);
  };

  it('shows who one is, how one signs in, where one is signed in, and what happened', async () => {
    const { visitor } = await inside('me@madeupshire.example');
    const failed = test.visitor({ address: '10.0.0.99' });
    await enter(failed, 'me@madeupshire.example', 'wrong');
    const { body } = await visitor.get('/account');
    for (const words of [
      'me@madeupshire.example',
      'Quality officer',
      'Firefox on Linux (this one)',
      '10.0.0.7',
      'A sign-in failed',
      '10.0.0.99',
      'Signed in by password',
    ])
      expect(body, words).toContain(words);
    expect(body).not.toContain(PASSWORD);
  });

  it('shows nobody the events of somebody else', async () => {
    const me = await inside('curious@madeupshire.example');
    const other = await inside('discreet@madeupshire.example');
    const scope = {
      authorityId: demonstration,
      actor: 'Person of curious@madeupshire.example (curious@madeupshire.example)',
    };
    const of = (accountId: string) => get().db.within(scope, (tx) => fetchOwnEvents(tx, accountId, 10));
    expect((await of(me.accountId)).length).toBeGreaterThan(0);
    expect(await of(other.accountId)).toEqual([]);
    expect(
      await get().db.within({ ...scope, authorityId: get().authorityId }, (tx) =>
        fetchOwnEvents(tx, me.accountId, 10),
      ),
    ).toEqual([]);
  });

  it('signs out another browser, or all', async () => {
    const { accountId, visitor } = await inside('out@madeupshire.example');
    const other = test.visitor({ address: '10.0.0.8', agent: 'Mozilla/5.0 (Windows NT 10.0) Edg/140.0' });
    await enter(other, 'out@madeupshire.example');
    const { body } = await visitor.get('/account');
    expect(body).toContain('Edge on Windows');
    const sessions = [...body.matchAll(/\/account\/sessions\/([0-9a-f-]{36})\/end/g)].map(([, id]) => id!);
    const found = await sql<{
      id: string;
    }>`select session_id as id from people.session where address = '10.0.0.8' and account_id = ${accountId}`.execute(
      get().db.owner,
    );
    expect(sessions).toContain(found.rows[0]!.id);
    expect((await visitor.post(`/account/sessions/${found.rows[0]!.id}/end`)).body).toContain(
      'That browser is signed out.',
    );
    expect((await other.get('/account')).h1).toBe('Sign in');
    expect((await visitor.post('/account/sessions/end-all')).h1).toBe('Sign in');
    expect((await visitor.get('/account')).h1).toBe('Sign in');
    expect((await test.eventsOf(accountId)).filter(({ action }) => action === 'sessions ended').length).toBe(
      2,
    );
  });

  it('asks who one is before it ends sessions, where the last proof is old', async () => {
    const { visitor } = await inside('old-proof@madeupshire.example');
    await visitor.get('/account');
    test.later(20 * 60_000);
    expect((await visitor.post('/account/sessions/end-all')).h1).toBe('Confirm that it is you');
    expect((await visitor.get('/account')).h1).toBe('Your account');
  });

  it('ends no session of somebody else', async () => {
    const me = await inside('rude@madeupshire.example');
    const other = await inside('polite@madeupshire.example');
    const found = await sql<{
      id: string;
    }>`select session_id as id from people.session where account_id = ${other.accountId}`.execute(
      get().db.owner,
    );
    await me.visitor.get('/account');
    expect((await me.visitor.post(`/account/sessions/${found.rows[0]!.id}/end`)).status).toBe(404);
    expect((await other.visitor.get('/account')).h1).toBe('Your account');
  });

  it('changes the password, which ends the other browsers and no more', async () => {
    const { accountId, visitor } = await inside('change@madeupshire.example');
    const other = test.visitor();
    await enter(other, 'change@madeupshire.example');
    await visitor.get('/account/password');
    const change = (present: string, password: string) =>
      visitor.post('/account/password', { present, password });
    expect((await change('wrong', NEW)).errors).toEqual(['The password that you have now is another one']);
    expect((await change('', NEW)).errors).toEqual(['Enter the password that you have now']);
    expect((await change(PASSWORD, 'short')).errors).toEqual([
      expect.stringContaining('15 characters or more'),
    ]);
    expect((await change(PASSWORD, 'Madeupshire Council 1')).errors).toEqual([
      expect.stringContaining('without your name'),
    ]);
    expect((await change(PASSWORD, PASSWORD)).errors).toEqual(['Choose a password that you do not have yet']);
    expect((await change(PASSWORD, NEW)).body).toContain('Your password is changed.');
    expect((await visitor.get('/account')).h1).toBe('Your account');
    expect((await other.get('/account')).h1).toBe('Sign in');
    expect((await enter(test.visitor(), 'change@madeupshire.example')).status).toBe(400);
    expect((await enter(test.visitor(), 'change@madeupshire.example', NEW)).h1).toBe('Your account');
    expect((await test.eventsOf(accountId)).map(({ action }) => action)).toEqual(
      expect.arrayContaining(['password set', 'sessions ended']),
    );
  });

  it('makes new recovery codes, shows them once, and forgets the ones before', async () => {
    const { visitor, accountId } = await inside('codes@madeupshire.example');
    const app = await visitor.get('/account/authenticator');
    const secret = /<code class="amb-secret">([^<]*)</.exec(app.body)![1]!;
    const first = await visitor.post('/account/authenticator', {
      setup: visitor.hidden('setup'),
      code: totpOf(secret, test.now()),
      next: '/account',
    });
    const codesOf = (body: string) => [...body.matchAll(/<code>([^<]*)</g)].map(([, code]) => code!);
    const [before] = codesOf(first.body);
    await visitor.get('/account/recovery-codes');
    const second = await visitor.post('/account/recovery-codes');
    const [after] = codesOf(second.body);
    expect(codesOf((await visitor.get('/account/recovery-codes')).body)).toEqual([]);
    const other = test.visitor();
    expect((await enter(other, 'codes@madeupshire.example')).h1).toBe('Confirm that it is you');
    expect((await other.post('/sign-in/second-step', { code: before!, next: '/' })).status).toBe(400);
    expect((await other.post('/sign-in/second-step', { code: after!, next: '/' })).h1).toBe('Your account');
    const kept = await sql<{
      n: number;
    }>`select count(*)::int as n from people.credential where account_id = ${accountId} and kind = 'recovery-code'`.execute(
      get().db.owner,
    );
    expect(kept.rows[0]!.n).toBe(9);
  });

  it('sends a link to a new password, and says the same to everybody', async () => {
    await inside('forgot@madeupshire.example');
    const ask = async (email: string) => {
      const visitor = test.visitor();
      await visitor.get('/reset');
      return visitor.post('/reset', { email });
    };
    const [known, unknown] = [
      await ask('Forgot@madeupshire.example'),
      await ask('nobody@madeupshire.example'),
    ];
    expect(known.h1).toBe('Look at your e-mail');
    expect(known.status).toBe(200);
    expect(known.body.replace(/csrf" value="[^"]*"/g, '')).toBe(
      unknown.body.replace(/csrf" value="[^"]*"/g, ''),
    );
    expect((await mailed('forgot@madeupshire.example')).length).toBe(1);
    expect((await mailed('nobody@madeupshire.example')).length).toBe(0);
    expect((await ask('not an address')).errors).toEqual([
      expect.stringContaining('is not an e-mail address'),
    ]);
  });

  it('sends few links however often somebody asks', async () => {
    await inside('spammed@madeupshire.example');
    for (let i = 0; i < 6; i++) {
      const visitor = test.visitor({ address: `10.8.0.${i}` });
      await visitor.get('/reset');
      expect((await visitor.post('/reset', { email: 'spammed@madeupshire.example' })).h1).toBe(
        'Look at your e-mail',
      );
    }
    expect((await mailed('spammed@madeupshire.example')).length).toBe(3);
  });

  it('sets a new password by the link, once, ends every session, and tells the person', async () => {
    const { accountId, visitor } = await inside('reset@madeupshire.example');
    const asker = test.visitor({ address: '10.8.1.1' });
    await asker.get('/reset');
    await asker.post('/reset', { email: 'reset@madeupshire.example' });
    const [link] = await mailed('reset@madeupshire.example');
    // Looking at it, as a mail scanner does, uses nothing up.
    expect((await asker.get(link!)).h1).toBe('Choose a new password');
    expect((await asker.post(link!, { password: 'short' })).errors).toEqual([
      expect.stringContaining('15 characters or more'),
    ]);
    expect((await asker.post(link!, { password: NEW })).body).toContain('Your new password is set.');
    expect((await visitor.get('/account')).h1).toBe('Sign in');
    expect((await asker.get(link!)).body).toContain('This link does not work any more');
    expect((await enter(test.visitor(), 'reset@madeupshire.example', NEW)).h1).toBe('Your account');
    expect((await test.eventsOf(accountId)).map(({ action }) => action)).toEqual([
      'password set', 'sign-in', 'password reset asked', 'password set', 'password reset done', 'sign-in',
    ]); // prettier-ignore
    const told = await sql<{ n: number }>`
      select count(*)::int as n from platform.outbox where address = 'reset@madeupshire.example' and template = 'sign-in-changed'`.execute(
      get().db.owner,
    );
    expect(told.rows[0]!.n).toBe(1);
  });

  it('takes no link that is old, made up, or was there beside one that was used', async () => {
    await inside('stale@madeupshire.example');
    const asker = test.visitor({ address: '10.8.1.2' });
    for (let i = 0; i < 2; i++) {
      await asker.get('/reset');
      await asker.post('/reset', { email: 'stale@madeupshire.example' });
    }
    const [one, other] = await mailed('stale@madeupshire.example');
    await asker.get(one!);
    await asker.post(one!, { password: NEW });
    expect((await asker.get(other!)).h1).toBe('Set a new password');
    expect((await asker.get('/reset/made-up')).h1).toBe('Set a new password');
    test.later(3 * 60 * MINUTE_MS);
    await asker.get('/reset');
    await asker.post('/reset', { email: 'stale@madeupshire.example' });
    const [late] = await mailed('stale@madeupshire.example');
    test.later(29 * MINUTE_MS);
    expect((await asker.get(late!)).h1).toBe('Choose a new password');
    test.later(2 * MINUTE_MS);
    expect((await asker.post(late!, { password: NEW })).h1).toBe('Set a new password');
  });

  it('of two who use one link at once, one sets the password', async () => {
    await inside('race@madeupshire.example');
    const asker = test.visitor({ address: '10.8.1.3' });
    await asker.get('/reset');
    await asker.post('/reset', { email: 'race@madeupshire.example' });
    const [link] = await mailed('race@madeupshire.example');
    await asker.get(link!);
    const outcomes = await Promise.all(
      [NEW, `${NEW} two`].map((password) => asker.postOnly(link!, { password })),
    );
    expect(outcomes.map(({ headers }) => headers.location).sort()).toEqual(['/reset', '/sign-in']);
  });
});
