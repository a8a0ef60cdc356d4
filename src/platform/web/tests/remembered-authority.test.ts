import { expect, it } from 'vitest';
import { rememberAuthority } from '../remembered-authority.ts';

function council(name: string) {
  return {
    authorityId: 'a',
    name,
    isDemonstration: false,
    brand: { wordmark: 'W', primary: '#12404a', accent: '#d98200' },
    area: [],
  };
}

it('the council is looked up once, again after a change, and again after five seconds', async () => {
  let at = 0;
  let asked = 0;
  const clock = { now: () => new Date(at), today: () => '2026-11-16' as never };
  const remembered = rememberAuthority(async () => council(`Council ${++asked}`), clock);
  expect((await remembered.find(null))?.name).toBe('Council 1');
  at = 4999;
  expect((await remembered.find(null))?.name).toBe('Council 1');
  remembered.forget();
  expect((await remembered.find(null))?.name).toBe('Council 2');
  at = 10_000;
  expect((await remembered.find(null))?.name).toBe('Council 3');
});

it('before set-up it is looked for each time', async () => {
  let asked = 0;
  const remembered = rememberAuthority(async () => (++asked < 3 ? null : council('Made')), {
    now: () => new Date(0),
    today: () => '2026-11-16' as never,
  });
  expect(await remembered.find(null)).toBeNull();
  expect(await remembered.find(null)).toBeNull();
  expect((await remembered.find(null))?.name).toBe('Made');
});
