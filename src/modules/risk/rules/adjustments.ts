import type { Contribution } from './assessment.ts';
import type { Facts } from './facts.ts';
import type { Adjustment, Model } from './model.ts';

/** What an indicator said, with its points. */
interface Given {
  contribution: Contribution;
}

/** Counts points for more where a service cares for a group of people that a model names. Rounded once an indicator. */
export function adjuster({
  adjustments = [],
}: Pick<Model, 'adjustments'>): <G extends Given>(given: G, facts: Facts) => G {
  const byIndicator = new Map<string, Adjustment[]>();
  for (const one of adjustments)
    for (const key of one.indicators) byIndicator.set(key, [...(byIndicator.get(key) ?? []), one]);
  return (given, facts) => {
    const all = byIndicator.get(given.contribution.indicator);
    const most = all === undefined ? null : highest(all, facts.clientGroups);
    return most === null ? given : adjusted(given, most);
  };
}

/** Of those for a group that the service cares for, the one that counts most. */
function highest(all: readonly Adjustment[], clientGroups: readonly string[]): Adjustment | null {
  let most: Adjustment | null = null;
  for (const one of all)
    if (one.clientGroups.some((group) => clientGroups.includes(group)))
      if (most === null || one.percent > most.percent) most = one;
  return most;
}

function adjusted<G extends Given>(given: G, { label, percent }: Adjustment): G {
  const { contribution } = given;
  const points = Math.round((contribution.points * percent) / 100);
  if (points === contribution.points) return given;
  const words = `${contribution.words} (${points} in place of ${contribution.points} points: ${label})`;
  return { ...given, contribution: { ...contribution, points, words } };
}
