import { RATINGS } from '../../../kernel/rating.ts';

/** The scale as figures show it, with those that have no rating. */
export const SHOWN_RATINGS = [...RATINGS, 'Not rated'] as const;

/** Bands of the age of a rating, in whole years since its publication; `from` null is not rated. */
export const AGE_BANDS: readonly { age: string; from: number | null; to: number }[] = [
  { age: 'Under 1 year', from: 0, to: 1 },
  { age: '1 to 2 years', from: 1, to: 2 },
  { age: '2 to 3 years', from: 2, to: 3 },
  { age: '3 to 4 years', from: 3, to: 4 },
  { age: '4 to 5 years', from: 4, to: 5 },
  { age: '5 years or more', from: 5, to: 1_000 },
  { age: 'Not rated', from: null, to: 0 },
];

/** One figure row: n of a group's `of`, and the percentage unrounded from 0 to 100 (null out of nothing). */
export interface ShareRow {
  [column: string]: string | number | null;
  group: string;
  n: number;
  of: number;
  percent: number | null;
}

/** Counts by group and key as rows: every group in order of its name, every key in the order given, those of 0 too. */
export function shareRows(
  counts: readonly { group: string; key: string; n: number }[],
  keys: readonly string[],
  keyColumn: string,
  grouped: boolean,
): ShareRow[] {
  const groups = new Map<string, Map<string, number>>();
  if (!grouped) groups.set('All', new Map());
  for (const { group, key, n } of counts) {
    const of = groups.get(group) ?? new Map<string, number>();
    of.set(key, (of.get(key) ?? 0) + n);
    groups.set(group, of);
  }
  return [...groups]
    .sort(([a], [b]) => a.localeCompare(b, 'en-GB'))
    .flatMap(([group, byKey]) => {
      const of = [...byKey.values()].reduce((sum, n) => sum + n, 0);
      return keys.map((key) => {
        const n = byKey.get(key) ?? 0;
        return { group, [keyColumn]: key, n, of, percent: share(n, of) };
      });
    });
}

/** n out of `of`, in percent, unrounded; null out of nothing. */
export function share(n: number, of: number): number | null {
  return of === 0 ? null : (100 * n) / of;
}
