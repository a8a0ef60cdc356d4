import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Buckets } from '../buckets.ts';
import { MOST_BUCKETS } from '../limits.ts';

const at = (ms: number) => new Date(1_800_000_000_000 + ms);

describe('an allowance', () => {
  it('lets a burst through, then a steady flow, and says how long to wait', () => {
    const buckets = new Buckets({ capacity: 3, perMinute: 60 });
    const taken = [0, 0, 0, 0].map((ms) => buckets.take('a', at(ms)));
    expect(taken.map(({ allowed }) => allowed)).toEqual([true, true, true, false]);
    expect(taken.map(({ remaining }) => remaining)).toEqual([2, 1, 0, 0]);
    expect(taken[3]).toMatchObject({ limit: 3, retrySeconds: 1, resetSeconds: 3 });
    expect(buckets.take('a', at(999)).allowed).toBe(false);
    expect(buckets.take('a', at(1000)).allowed).toBe(true);
    expect(buckets.take('a', at(1000)).allowed).toBe(false);
  });

  it('is each key’s own, and a look takes nothing', () => {
    const buckets = new Buckets({ capacity: 1, perMinute: 1 });
    expect(buckets.look('a', at(0)).allowed).toBe(true);
    expect(buckets.knows('a')).toBe(false);
    expect(buckets.take('a', at(0)).allowed).toBe(true);
    expect(buckets.look('a', at(0))).toMatchObject({ allowed: false, retrySeconds: 60 });
    expect(buckets.take('b', at(0)).allowed).toBe(true);
  });

  it('never lets more through than its capacity and what flowed in since', () => {
    const steps = fc.array(fc.nat(5000), { minLength: 1, maxLength: 200 });
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 20 }),
        fc.integer({ min: 1, max: 600 }),
        steps,
        (capacity, perMinute, waits) => {
          const buckets = new Buckets({ capacity, perMinute });
          let now = 0;
          let let_in = 0;
          for (const wait of waits) {
            now += wait;
            const { allowed, remaining, retrySeconds } = buckets.take('a', at(now));
            if (allowed) let_in++;
            expect(remaining).toBeGreaterThanOrEqual(0);
            expect(remaining).toBeLessThan(capacity + 1);
            if (!allowed) expect(retrySeconds).toBeGreaterThan(0);
          }
          expect(let_in).toBeLessThanOrEqual(capacity + (now * perMinute) / 60_000 + 1e-6);
        },
      ),
    );
  });

  it('keeps a clock that goes back from giving anything', () => {
    const buckets = new Buckets({ capacity: 1, perMinute: 60 });
    buckets.take('a', at(10_000));
    expect(buckets.take('a', at(0)).allowed).toBe(false);
  });

  it('remembers so many keys and no more, forgetting the one used longest ago', () => {
    const buckets = new Buckets({ capacity: 1, perMinute: 1 });
    for (let n = 0; n < MOST_BUCKETS; n++) buckets.take(`${n}`, at(0));
    buckets.take('0', at(0));
    buckets.take('new', at(0));
    expect([buckets.knows('0'), buckets.knows('1'), buckets.knows('new')]).toEqual([true, false, true]);
  });
});
