import { afterAll, beforeAll, expect, it } from 'vitest';
import { PUBLIC } from '../../src/platform/access/index.ts';
import { NAME, openBehindProxy, type BehindProxy } from '../support/behind-proxy.ts';

/** Every door that opens without signing in. Whoever adds one adds it here, with what guards it in its place. */
const DOORS: Record<string, string> = {
  'GET /help': 'the user guide, which holds nothing of a council',
  'GET /help/:page': 'the same',
  'GET /set-up': 'the one-time link of a set-up',
  'POST /set-up': 'the same link, and a lock',
  'GET /invitation/:token': 'the one-time link of an invitation',
  'POST /invitation/:token': 'the same link',
  'GET /reset': 'asks for an address alone',
  'POST /reset': 'always says the same; slowed',
  'GET /reset/:token': 'the one-time link of a new password',
  'POST /reset/:token': 'the same link',
  'GET /sign-in': 'a form',
  'POST /sign-in': 'slowed attempts',
  'POST /sign-in/passkey': 'a signed challenge, taken once',
  'GET /sign-in/second-step': 'a session that waits for its second step',
  'POST /sign-in/second-step': 'the same, and slowed attempts',
  'GET /sign-in/second-factor': 'a session that waits, of somebody who has no second factor yet',
  'POST /sign-in/second-factor/authenticator': 'the same',
  'POST /sign-in/second-factor/passkey': 'the same',
  'GET /sign-in/with/:signOnId': 'leads to the provider that the council set',
  'GET /sign-in/back': 'state and cookie of a sign-in under way, taken once',
  'GET /sign-in/signed-out/:signOnId': 'names the provider alone',
  'POST /sign-in/back-channel-logout': 'the signature of the provider',
  'POST /sign-out': 'ends the own session alone',
};

let house: BehindProxy;
beforeAll(async () => {
  house = await openBehindProxy();
}, 60_000);
afterAll(() => house.close());

it('opens to people who are not signed in what is named here, and nothing else', () => {
  const open = house.routes.filter(({ permission }) => permission === PUBLIC);
  expect(open.map(({ method, url }) => `${method} ${url}`).toSorted()).toEqual(Object.keys(DOORS).toSorted());
});

it('has no other way in: every other page leads whoever is not signed in to sign in', async () => {
  const asked = house.routes.filter(({ method, permission }) => method === 'GET' && permission !== PUBLIC);
  expect(asked.length).toBeGreaterThan(40);
  for (const { url } of asked) {
    const answer = await house.app.inject({ url: url.replace(/:(\w+)/g, 'x'), headers: { host: NAME } });
    expect([answer.statusCode, String(answer.headers.location).split('?')[0]], url).toEqual([
      303,
      '/sign-in',
    ]);
  }
});
