import type { Place } from '../../queries/fetch-places.ts';
import type { RatingsAsked } from './form.ts';

/** Whose services each part of the page counts; an empty list is everything in the data. */
export interface Areas {
  /** The council's own area. */
  ours: string[];
  shown: string[];
  compared: string[];
  regions: string[];
}

/** Works out the areas from what is asked and what the data holds. */
export function areasOf(asked: RatingsAsked, ours: string[], places: readonly Place[]): Areas {
  const shown = asked.everywhere ? [] : asked.chosen.length > 0 ? asked.chosen : ours;
  const regions = [...new Set(places.flatMap(({ region }) => (region === null ? [] : [region])))].sort();
  return { ours, shown, compared: comparedWith(asked, [...new Set([...ours, ...shown])], places), regions };
}

function comparedWith(asked: RatingsAsked, base: string[], places: readonly Place[]): string[] {
  if (asked.compare === 'all') return [];
  if (asked.compare === 'none') return base;
  const near = places
    .filter(({ localAuthority }) => base.includes(localAuthority))
    .map(({ region }) => region);
  const wanted = asked.compare === '' ? near : [asked.compare];
  const others = places.filter(({ region }) => region !== null && wanted.includes(region));
  return [...new Set([...base, ...others.map(({ localAuthority }) => localAuthority)])];
}
