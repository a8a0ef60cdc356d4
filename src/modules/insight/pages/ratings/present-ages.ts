import type { Bar } from '../../../../platform/charts/index.ts';
import type { Counted } from './load-figures.ts';

/** Bands that are old enough to look at. */
const OLD = new Set(['4 to 5 years', '5 years or more']);

export interface AgesModel {
  bars: Bar[];
  /** Mean age of the ratings that stand, in years; null where nothing is rated. */
  averageYears: number | null;
  rated: number;
  href: string;
}

export interface UninspectedModel {
  groups: { group: string; n: number; of: number; href: string; ofHref: string }[];
  n: number;
  of: number;
  href: string;
  ofHref: string;
}

/** How old the ratings are. */
export function presentAges(counted: Counted): AgesModel {
  const rows = counted.rows.map((row) => ({
    age: String(row.age),
    n: Number(row.n),
    averageYears: typeof row.averageYears === 'number' ? row.averageYears : null,
  }));
  const aged = rows.filter((row) => row.averageYears !== null);
  const rated = aged.reduce((sum, row) => sum + row.n, 0);
  const years = aged.reduce((sum, row) => sum + row.n * (row.averageYears ?? 0), 0);
  return {
    bars: rows.map(({ age, n }) => ({
      label: age,
      value: n,
      marked: OLD.has(age),
      href: counted.open({ age }),
    })),
    averageYears: rated === 0 ? null : years / rated,
    rated,
    href: counted.href,
  };
}

/** Who was last inspected before a day or never, by type. */
export function presentUninspected(counted: Counted, everyone: (group?: string) => string): UninspectedModel {
  const groups = counted.rows.map((row) => {
    const group = String(row.group);
    return {
      group,
      n: Number(row.n),
      of: Number(row.of),
      href: counted.open({ group }),
      ofHref: everyone(group),
    };
  });
  return {
    groups,
    n: groups.reduce((sum, { n }) => sum + n, 0),
    of: counted.denominator,
    href: counted.open(),
    ofHref: everyone(),
  };
}
