import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { auc, baseRate, liftTopDecile, type Scored } from '../rules/backtest/measures.ts';

/** Predictions written as "score:hits/n", one stretch of equal scores each. */
const scored = (...stretches: string[]): Scored[] =>
  stretches.flatMap((stretch) => {
    const [score, hits, n] = stretch.split(/[:/]/).map(Number) as [number, number, number];
    return Array.from({ length: n }, (_, i) => ({ score, hit: i < hits }));
  });

describe('AUC', () => {
  it('is 1 where every hit scored above every miss, and 0 the other way round', () => {
    expect(auc(scored('3:2/2', '1:0/3'))).toBe(1);
    expect(auc(scored('3:0/3', '1:2/2'))).toBe(0);
  });

  it('counts the pairs of a hit and a miss that stand right', () => {
    // Hits at 4 and 2, misses at 3 and 1: 4>3, 4>1 and 2>1 are right, 2>3 is wrong.
    expect(auc(scored('4:1/1', '3:0/1', '2:1/1', '1:0/1'))).toBe(3 / 4);
  });

  it('counts a tie half: everybody on the same score is a half', () => {
    expect(auc(scored('1:3/10'))).toBe(1 / 2);
    // 1 hit and 1 miss tied at 2, 1 hit and 3 misses tied at 1: (0.5 + 3 + 1.5) of 2 x 4 pairs.
    expect(auc(scored('2:1/2', '1:1/4'))).toBe(5 / 8);
  });

  it('is null where there is nothing, no hit or no miss', () => {
    expect(auc([])).toBeNull();
    expect(auc(scored('1:0/3'))).toBeNull();
    expect(auc(scored('1:3/3'))).toBeNull();
  });
});

describe('lift at the top decile', () => {
  it('is the rate among the highest tenth over the rate of all', () => {
    // The highest 2 of 20 are hits, 4 of 20 are: 100% over 20%.
    expect(liftTopDecile(scored('9:2/2', '1:2/18'))).toBeCloseTo(5);
  });

  it('counts a stretch of equal scores across the boundary by expectation', () => {
    // The tenth of 20 is 2: the one at 9 (a hit), and one drawn from the 4 at 5, of whom 1 is a hit: 1.25 of 2, over 5 of 20.
    expect(liftTopDecile(scored('9:1/1', '5:1/4', '1:3/15'))).toBeCloseTo(1.25 / 2 / (5 / 20));
  });

  it('takes a tenth that is no whole number as it is', () => {
    // The tenth of 15 is 1.5: the one at 9, and half of the one at 8.
    expect(liftTopDecile(scored('9:1/1', '8:0/1', '1:2/13'))).toBeCloseTo(1 / 1.5 / (3 / 15));
    // The tenth of 4 is 0.4 of the one on top.
    expect(liftTopDecile(scored('9:1/1', '1:0/3'))).toBeCloseTo(4);
  });

  it('is 1 where all score the same or all are hits, and null where there is no hit', () => {
    expect(liftTopDecile(scored('1:3/10'))).toBeCloseTo(1);
    expect(liftTopDecile(scored('2:3/3', '1:4/4'))).toBeCloseTo(1);
    expect(liftTopDecile(scored('1:0/10'))).toBeNull();
    expect(liftTopDecile([])).toBeNull();
  });
});

describe('whatever is scored', () => {
  const anyScored = fc.array(fc.record({ score: fc.integer({ min: -4, max: 4 }), hit: fc.boolean() }), {
    maxLength: 60,
  });

  it('the AUC of scores turned round is 1 less the AUC', () => {
    fc.assert(
      fc.property(anyScored, (all) => {
        const turned = auc(all.map(({ score, hit }) => ({ score: -score, hit })));
        const straight = auc(all);
        if (straight === null) expect(turned).toBeNull();
        else expect(turned).toBeCloseTo(1 - straight, 12);
      }),
    );
  });

  it('AUC is what counting every pair of a hit and a miss gives', () => {
    fc.assert(
      fc.property(anyScored, (all) => {
        const hits = all.filter(({ hit }) => hit);
        const misses = all.filter(({ hit }) => !hit);
        const won = hits.flatMap((hit) =>
          misses.map((miss) => (hit.score > miss.score ? 1 : hit.score === miss.score ? 0.5 : 0)),
        );
        const counted = won.length === 0 ? null : won.reduce<number>((sum, one) => sum + one, 0) / won.length;
        if (counted === null) expect(auc(all)).toBeNull();
        else expect(auc(all)).toBeCloseTo(counted, 12);
      }),
    );
  });

  it('lift does not hang on the order of what is scored, and is never above 1 over the base rate', () => {
    fc.assert(
      fc.property(anyScored, (all) => {
        const lift = liftTopDecile(all);
        const rate = baseRate(all);
        if (lift === null || rate === null) return;
        expect(lift).toBeGreaterThanOrEqual(0);
        expect(lift).toBeLessThanOrEqual(1 / rate + 1e-9);
        const shuffled = all.toReversed();
        expect(liftTopDecile(shuffled)).toBeCloseTo(lift, 12);
      }),
    );
  });
});
