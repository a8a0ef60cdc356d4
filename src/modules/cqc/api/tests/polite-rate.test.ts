import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PoliteRate } from '../polite-rate.ts';

/** A clock that moves only when somebody sleeps. */
function fakeTime() {
  let now = 1_000_000;
  return {
    now: () => now,
    set: (to: number) => (now = to),
    sleep: async (ms: number, signal?: AbortSignal) => {
      signal?.throwIfAborted();
      now += ms;
    },
  };
}

describe('the polite rate', () => {
  it('never starts more requests in any second than it may, not even in the first', async () => {
    const numbers = fc.record({
      rate: fc.integer({ min: 1, max: 33 }),
      atOnce: fc.integer({ min: 1, max: 16 }),
      n: fc.integer({ min: 1, max: 120 }),
    });
    await fc.assert(
      fc.asyncProperty(numbers, async ({ rate, atOnce, n }) => {
        const time = fakeTime();
        const polite = new PoliteRate({ requestsPerSecond: rate, atOnce, ...time });
        const starts: number[] = [];
        await Promise.all(Array.from({ length: n }, () => polite.run(async () => starts.push(time.now()))));
        expect(starts).toHaveLength(n);
        for (const from of starts) {
          expect(starts.filter((at) => at >= from && at < from + 1000).length).toBeLessThanOrEqual(rate);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('never has more in flight than it may', async () => {
    const time = fakeTime();
    const polite = new PoliteRate({ requestsPerSecond: 1000, atOnce: 3, ...time });
    let inFlight = 0;
    let most = 0;
    const request = async () => {
      most = Math.max(most, ++inFlight);
      await new Promise((resolve) => setImmediate(resolve));
      inFlight -= 1;
    };
    await Promise.all(Array.from({ length: 20 }, () => polite.run(request)));
    expect(most).toBe(3);
  });

  it('holds everybody back while it is paused', async () => {
    const time = fakeTime();
    const polite = new PoliteRate({ requestsPerSecond: 10, atOnce: 4, ...time });
    const began = time.now();
    polite.pause(5000);
    polite.pause(1000);
    const starts = await Promise.all([1, 2, 3].map(() => polite.run(async () => time.now() - began)));
    expect(starts).toEqual([5000, 5100, 5200]);
  });

  it('goes on at its pace when the clock is set back', async () => {
    const time = fakeTime();
    const polite = new PoliteRate({ requestsPerSecond: 10, atOnce: 1, ...time });
    await polite.run(async () => {});
    time.set(5000);
    await polite.run(async () => {});
    expect(time.now()).toBe(5100);
  });

  it('gives up the wait of a request that is aborted, and frees its place', async () => {
    const time = fakeTime();
    const polite = new PoliteRate({ requestsPerSecond: 10, atOnce: 1, ...time });
    await expect(polite.run(async () => 'asked', AbortSignal.abort(new Error('cancelled')))).rejects.toThrow(
      'cancelled',
    );
    await expect(polite.run(async () => 'asked')).resolves.toBe('asked');
  });
});
