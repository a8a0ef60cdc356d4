import { expect, it } from 'vitest';
import { Memory } from '../memory.ts';

it('what is remembered is looked up once, again after a change, and again after five seconds', async () => {
  let at = 0;
  let asked = 0;
  const clock = { now: () => new Date(at), today: () => '2026-11-16' as never };
  const remembered = new Memory<string>(clock);
  const find = () => remembered.find('a', async () => `Council ${++asked}`);
  expect(await find()).toBe('Council 1');
  at = 4999;
  expect(await find()).toBe('Council 1');
  remembered.forget();
  expect(await find()).toBe('Council 2');
  at = 10_000;
  expect(await find()).toBe('Council 3');
});

it('what is not there is looked for each time', async () => {
  let asked = 0;
  const remembered = new Memory<string>({ now: () => new Date(0), today: () => '2026-11-16' as never });
  const find = () => remembered.find('a', async () => (++asked < 3 ? null : 'Made'));
  expect(await find()).toBeNull();
  expect(await find()).toBeNull();
  expect(await find()).toBe('Made');
});
