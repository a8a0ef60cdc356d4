import type { StackedBarGroup } from '../../../../platform/charts/index.ts';
import type { FigureRow } from '../../../../platform/figures/index.ts';
import type { Counted } from './load-figures.ts';

/** Ratings that people add up. */
export const GOOD_OR_BETTER = ['Outstanding', 'Good'];
export const BELOW_GOOD = ['Requires improvement', 'Inadequate'];

/** One group of a distribution: its N, and each rating's n with the way to its records. */
export interface RatedGroup extends StackedBarGroup {
  of: number;
  hrefs: Record<string, string>;
  totalHref: string;
}

/** The groups of a distribution that have any location, as bars and table rows. */
export function ratedGroups(
  counted: Counted,
  label: (group: string) => string = (group) => group,
): RatedGroup[] {
  const names = [...new Set(counted.rows.map((row) => String(row.group)))];
  return names.flatMap((group) => {
    const rows = counted.rows.filter((row) => row.group === group);
    const of = Number(rows[0]?.of ?? 0);
    if (of === 0) return [];
    return [
      {
        label: label(group),
        of,
        values: byRating(rows, (row) => Number(row.n)),
        hrefs: byRating(rows, (row) => counted.open({ group, rating: String(row.rating) })),
        totalHref: counted.open({ group }),
      },
    ];
  });
}

/** How many of a group have one of these ratings. */
export function countOf(group: Pick<RatedGroup, 'values'>, ratings: readonly string[]): number {
  return ratings.reduce((sum, rating) => sum + (group.values[rating] ?? 0), 0);
}

function byRating<T>(rows: readonly FigureRow[], value: (row: FigureRow) => T): Record<string, T> {
  return Object.fromEntries(rows.map((row) => [String(row.rating), value(row)]));
}
