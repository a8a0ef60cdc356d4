import { sql } from 'kysely';
import { beforeAll, expect, it } from 'vitest';
import { describeOnBothDatabases } from '../../../../tests/support/databases.ts';
import { openSignIn, PASSWORD, type SignInTest } from './sign-in-fixture.ts';

describeOnBothDatabases('a browser in which somebody signs in while a session is open', (get) => {
  let test: SignInTest;
  beforeAll(async () => {
    test = await openSignIn(get());
  });

  const openSessionsOf = async (accountId: string) => {
    const found = await sql<{ n: number }>`
      select count(*)::int as n from people.session where account_id = ${accountId} and ended_at is null`.execute(
      get().db.owner,
    );
    return found.rows[0]!.n;
  };
  const enter = async (email: string, visitor = test.visitor()) => {
    await visitor.get('/sign-in');
    await visitor.postOnly('/sign-in', { email, password: PASSWORD, next: '/account' });
    return visitor;
  };

  it('holds one session afterwards, and the one before opens nothing any more', async () => {
    const first = await test.addPerson('first@council.example');
    const second = await test.addPerson('second@council.example');
    const visitor = await enter('first@council.example');
    const before = visitor.copy();
    expect(await openSessionsOf(first)).toBe(1);
    await enter('second@council.example', visitor);
    expect([await openSessionsOf(first), await openSessionsOf(second)]).toEqual([0, 1]);
    expect((await before.get('/sign-in/second-factor')).h1).toBe('Sign in');
    await enter('second@council.example', visitor);
    expect(await openSessionsOf(second)).toBe(1);
  });

  it('leaves what is open in another browser', async () => {
    const accountId = await test.addPerson('two@council.example');
    await enter('two@council.example');
    await enter('two@council.example');
    expect(await openSessionsOf(accountId)).toBe(2);
  });
});
