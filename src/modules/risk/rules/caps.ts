import type { Contribution } from './assessment.ts';
import type { Cap, Model } from './model.ts';

/** What an indicator said, with its points. */
interface Given {
  contribution: Contribution;
}

function byPoints(a: Given, b: Given): number {
  if (a.contribution.points !== b.contribution.points) return b.contribution.points - a.contribution.points;
  return a.contribution.indicator < b.contribution.indicator ? -1 : 1;
}

/**
 * Holds groups of indicators to the most that they may give together. The largest contributions count first; what a cap cuts
 * off says so. A group inside another is held first, so each group gives the smaller of its cap and what is in it: more of
 * anything never gives less.
 */
export function capper({ caps = [] }: Pick<Model, 'caps'>): <G extends Given>(given: G[]) => G[] {
  const innerFirst = caps
    .toSorted((a, b) => a.indicators.length - b.indicators.length)
    .map((cap) => ({ cap, keys: new Set(cap.indicators) }));
  return (given) => innerFirst.reduce(held, given);
}

function held<G extends Given>(given: G[], { cap, keys }: { cap: Cap; keys: ReadonlySet<string> }): G[] {
  let total = 0;
  for (const { contribution } of given) if (keys.has(contribution.indicator)) total += contribution.points;
  if (total <= cap.most) return given;
  let left = cap.most;
  const after = new Map<G, G>();
  for (const one of given.filter(({ contribution }) => keys.has(contribution.indicator)).sort(byPoints)) {
    const { points } = one.contribution;
    const counted = Math.min(points, left);
    left -= counted;
    if (counted < points) after.set(one, cut(one, counted, cap));
  }
  return given.map((one) => after.get(one) ?? one);
}

function cut<G extends Given>(one: G, points: number, { label, most }: Cap): G {
  const { contribution } = one;
  const words = `${contribution.words}. ${label} gives at most ${most} points together: ${points} of ${contribution.points} count`;
  return { ...one, contribution: { ...contribution, points, words } };
}
