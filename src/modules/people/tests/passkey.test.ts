import { sql } from 'kysely';
import fc from 'fast-check';
import { beforeAll, expect, it } from 'vitest';
import { describeOnBothDatabases } from '../../../../tests/support/databases.ts';
import { openSignIn, PASSWORD, type SignInTest } from './sign-in-fixture.ts';
import { SoftwareAuthenticator, type Misbehaviour } from './software-authenticator.ts';
import type { Visitor } from './visitor.ts';

const HOST = { host: 'localhost:3000' };
const ORIGIN = 'http://localhost:3000';
const MINUTE_MS = 60_000;

describeOnBothDatabases('signing in by passkey', (get) => {
  let test: SignInTest;
  beforeAll(async () => {
    test = await openSignIn(get());
  });

  const enter = async (visitor: Visitor, email: string) => {
    await visitor.get('/sign-in');
    return visitor.post('/sign-in', { email, password: PASSWORD, next: '/account' });
  };

  /** Adds a passkey at the first sign-in. */
  async function withPasskey(email: string) {
    const accountId = await test.addPerson(email);
    const visitor = test.visitor(HOST);
    expect((await enter(visitor, email)).h1).toBe('Set up a second step');
    const authenticator = new SoftwareAuthenticator(ORIGIN);
    const response = authenticator.create(visitor.passkeyOptions('add'));
    const fields = { challenge: challengeOf(visitor), response, next: '/account' };
    const added = await visitor.post('/sign-in/second-factor/passkey', fields);
    expect(added.h1, added.errors.join()).toBe('Keep your recovery codes');
    return { accountId, visitor, authenticator };
  }

  const challengeOf = (visitor: Visitor) => visitor.hidden('challenge');

  /** Opens the sign-in page and sends what the authenticator answers. */
  async function signIn(
    authenticator: SoftwareAuthenticator,
    how: Misbehaviour = {},
    visitor = test.visitor(HOST),
  ) {
    await visitor.get('/sign-in');
    const response = authenticator.get(visitor.passkeyOptions('prove'), how);
    const fields = { challenge: challengeOf(visitor), response, next: '/account' };
    return { visitor, fields, answer: await visitor.post('/sign-in/passkey', fields) };
  }

  it('is a whole sign-in by itself, and asks for no password', async () => {
    const { accountId, authenticator } = await withPasskey('key@council.example');
    const { answer, visitor } = await signIn(authenticator);
    expect(answer.h1).toBe('Your account');
    expect(answer.body).toContain('Firefox on Linux');
    expect(visitor.cookies.get('amberley-device')).toBeDefined();
    const events = await test.eventsOf(accountId);
    expect(events.at(-1)).toEqual({ action: 'sign-in', details: { means: 'passkey', address: '10.0.0.7' } });
    expect(events.find(({ action }) => action === 'second factor added')?.details).toEqual({
      kind: 'passkey',
      label: 'Firefox on Linux',
    });
  });

  it('is refused where anything is not as it should be', async () => {
    const { authenticator } = await withPasskey('strict@council.example');
    const wrong: Misbehaviour[] = [
      { origin: 'https://evil.example' }, { rpId: 'evil.example' }, { unverified: true }, { forged: true },
      { challenge: 'bm90IG91cnM' },
    ]; // prettier-ignore
    for (const how of wrong) {
      const { answer } = await signIn(authenticator, how);
      expect(answer.errors, JSON.stringify(how)).toEqual([
        expect.stringContaining('The passkey did not work'),
      ]);
    }
    const stranger = new SoftwareAuthenticator(ORIGIN);
    expect((await signIn(stranger)).answer.status).toBe(400);
    expect((await signIn(authenticator)).answer.h1).toBe('Your account');
    // A copy of the key that is behind the real one.
    expect((await signIn(authenticator, { counter: 1 })).answer.status).toBe(400);
  });

  it('takes an answer once, and only while its page is new', async () => {
    const { authenticator } = await withPasskey('replay@council.example');
    const { fields, answer } = await signIn(authenticator);
    expect(answer.h1).toBe('Your account');
    const thief = test.visitor(HOST);
    await thief.get('/sign-in');
    expect((await thief.post('/sign-in/passkey', fields)).status).toBe(400);
    await sql`update people.credential set details = details || '{"counter": 0}'::jsonb where kind = 'passkey'`.execute(
      get().db.owner,
    );
    expect((await thief.post('/sign-in/passkey', fields)).status).toBe(400);

    const slow = test.visitor(HOST);
    await slow.get('/sign-in');
    const response = authenticator.get(slow.passkeyOptions('prove'));
    const late = { challenge: challengeOf(slow), response, next: '/' };
    test.later(16 * MINUTE_MS);
    expect((await slow.post('/sign-in/passkey', late)).status).toBe(400);
  });

  it('is the second step after a password, of its own person only', async () => {
    const own = await withPasskey('own@council.example');
    const other = await withPasskey('others@council.example');
    const visitor = test.visitor(HOST);
    expect((await enter(visitor, 'own@council.example')).h1).toBe('Confirm that it is you');
    const wrong = other.authenticator.get(visitor.passkeyOptions('prove'));
    expect(
      (
        await visitor.post('/sign-in/second-step', {
          challenge: challengeOf(visitor),
          response: wrong,
          next: '/',
        })
      ).status,
    ).toBe(400);
    const right = own.authenticator.get(visitor.passkeyOptions('prove'));
    const answer = await visitor.post('/sign-in/second-step', {
      challenge: challengeOf(visitor),
      response: right,
      next: '/account',
    });
    expect(answer.h1).toBe('Your account');
  });

  it('signs in nobody who has left', async () => {
    const { accountId, authenticator } = await withPasskey('gone@council.example');
    await get().db.within(get().scope, (tx) =>
      sql`update people.account set state = 'left' where account_id = ${accountId}`.execute(tx),
    );
    expect((await signIn(authenticator)).answer.status).toBe(400);
  });

  it('confirms again who somebody is, and cannot be used for adding one', async () => {
    const { visitor, authenticator } = await withPasskey('twice@council.example');
    test.later(20 * MINUTE_MS);
    expect((await visitor.get('/account/passkey')).h1).toBe('Confirm that it is you');
    const response = authenticator.get(visitor.passkeyOptions('prove'));
    const fields = { challenge: challengeOf(visitor), response, next: '/account/passkey' };
    expect((await visitor.post('/sign-in/again', fields)).h1).toBe('Add a passkey');
    // The challenge of another use.
    expect((await visitor.post('/account/passkey', fields)).status).toBe(400);
  });

  it('is added under a name, listed with its last use, and removed unless it is the last second step', async () => {
    const { accountId, visitor } = await withPasskey('several@council.example');
    const listed = await visitor.get('/account');
    const [credential] = [...listed.body.matchAll(/\/account\/means\/([^/]+)\/remove/g)].map(([, id]) => id!);
    const kept = await visitor.post(`/account/means/${credential}/remove`);
    expect(kept.body).toContain('Nothing was removed: add another passkey or app first');
    await visitor.get('/account/passkey');
    const second = new SoftwareAuthenticator(ORIGIN);
    const fields = {
      challenge: challengeOf(visitor),
      response: second.create(visitor.passkeyOptions('add')),
      label: 'my <work> laptop',
    };
    const added = await visitor.post('/account/passkey', fields);
    expect(added.h1).toBe('Your account');
    expect(added.body).toContain('my &lt;work> laptop');
    const removed = await visitor.post(`/account/means/${credential}/remove`);
    expect(removed.body).toContain('The passkey was removed.');
    expect((await test.eventsOf(accountId)).at(-1)).toEqual({
      action: 'second factor removed',
      details: { kind: 'passkey', label: 'Firefox on Linux' },
    });
    const mails = await sql<{ n: number }>`
      select count(*)::int as n from platform.outbox where address = 'several@council.example' and template = 'sign-in-changed'`.execute(
      get().db.owner,
    );
    // Of the second passkey and of the one that went; the first sign-in needs no telling.
    expect(mails.rows[0]!.n).toBe(2);
  });

  it('takes away nothing of somebody else', async () => {
    const mine = await withPasskey('mine@council.example');
    const theirs = await withPasskey('theirs@council.example');
    const id = /\/account\/means\/([^/]+)\/remove/.exec((await theirs.visitor.get('/account')).body)![1]!;
    await mine.visitor.get('/account');
    expect((await mine.visitor.post(`/account/means/${id}/remove`)).status).toBe(404);
  });

  it('answers what is no passkey with a page, whatever is sent', async () => {
    const visitor = test.visitor(HOST);
    await visitor.get('/sign-in');
    const challenge = challengeOf(visitor);
    const json = fc.oneof(
      fc.json(), fc.string(), fc.constant('{"id":"a","response":null}'),
      fc.record({ id: fc.string(), rawId: fc.string(), type: fc.string(), response: fc.dictionary(fc.string(), fc.string()) }).map((each) => JSON.stringify(each)),
    ); // prettier-ignore
    await fc.assert(
      fc.asyncProperty(json, fc.constantFrom(challenge, 'x', ''), async (response, sent) => {
        const answer = await visitor.postOnly('/sign-in/passkey', { challenge: sent, response, next: '/' });
        expect(answer.statusCode).toBe(400);
      }),
      { numRuns: 40 },
    );
  });

  it('offers none where we are reached by a number', async () => {
    const visitor = test.visitor({ host: '127.0.0.1:3000' });
    expect((await visitor.get('/sign-in')).body).not.toContain('data-passkey');
  });
});
