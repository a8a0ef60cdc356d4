import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BACKOFF, backoffMs, retryAfterMs } from '../retry.ts';

const NOW = Date.UTC(2026, 10, 22, 2, 40, 0);

describe('how long to wait before trying again', () => {
  it('doubles with each attempt up to thirty seconds', () => {
    expect([1, 2, 3, 4].map((attempt) => backoffMs(attempt, 1))).toEqual([500, 1000, 2000, 4000]);
    expect(backoffMs(40, 1)).toBe(30_000);
  });

  it('leaves half of the wait to chance, and is never shorter than the other half', () => {
    const attempts = fc.integer({ min: 1, max: 2000 });
    const chance = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
    fc.assert(
      fc.property(attempts, chance, (attempt, random) => {
        const wait = backoffMs(attempt, random);
        const full = backoffMs(attempt, 1);
        expect(wait).toBeGreaterThanOrEqual(Math.floor(full / 2));
        expect(wait).toBeLessThanOrEqual(Math.min(full, BACKOFF.longestMs));
      }),
    );
  });

  it.each([
    ['120', 120_000],
    ['0', 0],
    [' 5 ', 5_000],
    ['Sun, 22 Nov 2026 02:40:30 GMT', 30_000],
    ['Sun, 22 Nov 2026 02:00:00 GMT', 0],
    ['soon', null],
    ['', null],
    [null, null],
  ])('reads Retry-After "%s" as %s milliseconds', (header, expected) => {
    expect(retryAfterMs(header, NOW)).toBe(expected);
  });
});
