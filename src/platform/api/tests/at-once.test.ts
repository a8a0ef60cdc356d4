import { describe, expect, it } from 'vitest';
import { AtOnce } from '../at-once.ts';
import { MOST_AT_ONCE } from '../limits.ts';

describe('the requests of one client under way', () => {
  it('are so many and no more; others go on, and one that ends or fails makes room', async () => {
    const atOnce = new AtOnce();
    const ends: (() => void)[] = [];
    const slow = () => atOnce.run('a', () => new Promise<void>((done) => ends.push(done)));
    const first = Array.from({ length: MOST_AT_ONCE }, slow);
    await expect(slow()).rejects.toThrow('This client has 4 requests under way: wait for one of them.');
    expect(await atOnce.run('b', async () => 'other')).toBe('other');
    ends[0]!();
    await first[0];
    const failing = atOnce.run('a', () => Promise.reject(new Error('a fault')));
    await expect(failing).rejects.toThrow('a fault');
    const again = slow();
    for (const end of ends) end();
    await Promise.all([...first, again]);
  });
});
