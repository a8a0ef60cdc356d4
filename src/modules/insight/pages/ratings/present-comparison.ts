import type { Counted } from './load-figures.ts';
import { countOf, GOOD_OR_BETTER, ratedGroups, type RatedGroup } from './present-distribution.ts';

/** More bars than this nobody compares by eye; the table holds them all. */
const MOST_BARS = 20;

export interface ComparedGroup extends RatedGroup {
  ours: boolean;
  goodOrBetter: number;
  goodOrBetterHref: string;
}

export interface ComparisonModel {
  /** Most Good or Outstanding first. */
  groups: ComparedGroup[];
  bars: ComparedGroup[];
  together: ComparedGroup;
  /** Whether there is anybody to compare with. */
  hasOthers: boolean;
}

/** Local authorities side by side, the best first, those of the council's own area marked. */
export function presentComparison(counted: Counted, ours: readonly string[]): ComparisonModel {
  const groups = ratedGroups(counted)
    .map((group): ComparedGroup => {
      const isOurs = ours.includes(group.label);
      const goodOrBetterHref = counted.open({ group: group.label, rating: GOOD_OR_BETTER.join(' or ') });
      const label = isOurs ? `${group.label} (ours)` : group.label;
      return {
        ...group,
        label,
        ours: isOurs,
        goodOrBetter: countOf(group, GOOD_OR_BETTER),
        goodOrBetterHref,
      };
    })
    .sort((a, b) => b.goodOrBetter / b.of - a.goodOrBetter / a.of || a.label.localeCompare(b.label, 'en-GB'));
  const firstOthers = groups.filter(({ ours: mine }) => !mine).slice(0, MOST_BARS);
  return {
    groups,
    bars: groups.filter((group) => group.ours || firstOthers.includes(group)),
    together: together(counted, groups),
    hasOthers: groups.some(({ ours: mine }) => !mine),
  };
}

function together(counted: Counted, groups: readonly ComparedGroup[]): ComparedGroup {
  const ratings = [...new Set(groups.flatMap(({ values }) => Object.keys(values)))];
  const sum = (value: (group: ComparedGroup) => number) =>
    groups.reduce((total, group) => total + value(group), 0);
  return {
    label: 'All of these together',
    of: sum(({ of }) => of),
    values: Object.fromEntries(ratings.map((rating) => [rating, sum(({ values }) => values[rating] ?? 0)])),
    hrefs: Object.fromEntries(ratings.map((rating) => [rating, counted.open({ rating })])),
    totalHref: counted.open(),
    ours: false,
    goodOrBetter: sum(({ goodOrBetter }) => goodOrBetter),
    goodOrBetterHref: counted.open({ rating: GOOD_OR_BETTER.join(' or ') }),
  };
}
