import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { describeOnBothDatabases } from '../../../../tests/support/databases.ts';
import { signIn } from '../../../../tests/support/readers.ts';
import { sessionEnds } from '../rules/session-limits.ts';
import { openSignIn, type SignInTest } from './sign-in-fixture.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

describe('the end of a session', () => {
  it('is an hour after its last use, and never more than twelve hours after its beginning', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 13 * HOUR_MS }), (used) => {
        const began = new Date('2026-11-16T08:00:00Z');
        const ends = sessionEnds(new Date(began.getTime() + used), began).getTime() - began.getTime();
        expect(ends).toBe(Math.min(used + HOUR_MS, 12 * HOUR_MS));
      }),
    );
  });
});

describeOnBothDatabases('a person who is signed in', (get) => {
  let test: SignInTest;
  beforeAll(async () => {
    test = await openSignIn(get());
  });

  /** A browser with a whole session that begins now. */
  async function inside(email: string) {
    const visitor = test.visitor();
    const clock = { now: test.now, today: get().clock.today };
    const { cookie } = await signIn({ ...get(), clock }, ['administrator'], { email });
    visitor.cookies.set('amberley-session', cookie.split('=')[1]!);
    return visitor;
  }

  it('is signed out after an hour without use, and not before', async () => {
    const visitor = await inside('idle@council.example');
    expect((await visitor.get('/account')).h1).toBe('Your account');
    test.later(59 * MINUTE_MS);
    expect((await visitor.get('/account')).h1).toBe('Your account');
    test.later(59 * MINUTE_MS);
    expect((await visitor.get('/account')).h1).toBe('Your account');
    test.later(61 * MINUTE_MS);
    expect((await visitor.get('/account')).h1).toBe('Sign in');
  });

  it('is signed out after twelve hours, however much they do', async () => {
    const visitor = await inside('busy@council.example');
    for (let half = 0; half < 23; half++) {
      test.later(30 * MINUTE_MS);
      expect((await visitor.get('/account')).h1, `after ${half + 1} half hours`).toBe('Your account');
    }
    test.later(31 * MINUTE_MS);
    expect((await visitor.get('/account')).h1).toBe('Sign in');
  });
});
