import { addMonths, type Day } from '../../kernel/calendar-day.ts';
import type { Figure, FigureParameters } from '../../platform/figures/types.ts';
import { fetchNotInspected, fetchNotInspectedIds } from './queries/fetch-not-inspected.ts';
import { fetchAgedLocationIds, fetchRatingAge, type AgeCount } from './queries/fetch-rating-age.ts';
import { fetchRatedLocationIds, fetchRatingDistribution } from './queries/fetch-rating-distribution.ts';
import { fetchMovedLocationIds, fetchRatingMovement } from './queries/fetch-rating-movement.ts';
import { GROUPINGS } from './queries/rated-locations-source.ts';
import { changeOf, NOT_REGISTERED } from './rules/rating-change.ts';
import { AGE_BANDS, share, shareRows, SHOWN_RATINGS, type ShareRow } from './rules/figure-rows.ts';

const REGISTERED =
  'locations in the area that CQC had registered for adult social care on the day, each once; services that CQC does not register have no CQC rating and are not counted';
const SOURCE = 'Care Quality Commission, register and ratings (Open Government Licence v3.0)';

/** Without a day of their own: how far back "since" and "from" look. */
const NOT_INSPECTED_MONTHS = 24;
const MOVEMENT_MONTHS = 12;
const DAYS_A_YEAR = 365.25;

const ratingDistribution: Figure = {
  id: 'cqc.rating-distribution',
  name: 'CQC ratings',
  unit: 'locations',
  counts:
    'Locations by the overall rating that stood on the day, the worst where a location has several services; a later visit without a rating leaves the rating standing',
  denominator: `In each group: ${REGISTERED}`,
  source: SOURCE,
  version: 1,
  permission: 'cqc.read',
  parameters: ['asAt', 'localAuthorities', 'by'],
  groupings: GROUPINGS,
  async value(tx, parameters) {
    const counted = await fetchRatingDistribution(tx, parameters);
    const counts = counted.map(({ group, rating, n }) => ({ group, key: rating ?? 'Not rated', n }));
    return {
      denominator: total(counts),
      rows: shareRows(counts, SHOWN_RATINGS, 'rating', parameters.by !== undefined),
    };
  },
  records: (tx, parameters, selection = {}) => fetchRatedLocationIds(tx, parameters, selection),
};

const ratingAge: Figure = {
  id: 'cqc.rating-age',
  name: 'Age of CQC ratings',
  unit: 'locations',
  counts:
    'Locations by the time since the overall rating that stood on the day was published, and how old the ratings of each band are on average, in years',
  denominator: `In each group: ${REGISTERED}`,
  source: SOURCE,
  version: 1,
  permission: 'cqc.read',
  parameters: ['asAt', 'localAuthorities', 'by'],
  groupings: GROUPINGS,
  async value(tx, parameters) {
    const counted = await fetchRatingAge(tx, parameters);
    const counts = counted.map(({ group, years, n }) => ({ group, key: bandOf(years), n }));
    const bands = AGE_BANDS.map(({ age }) => age);
    const rows = shareRows(counts, bands, 'age', parameters.by !== undefined);
    return {
      denominator: total(counts),
      rows: rows.map((row) => ({ ...row, averageYears: averageYears(counted, row) })),
    };
  },
  async records(tx, parameters, selection = {}) {
    const band = AGE_BANDS.find(({ age }) => age === selection.age);
    if (selection.age !== undefined && band === undefined) return [];
    return fetchAgedLocationIds(tx, parameters, selection, band);
  },
};

const notInspectedSince: Figure = {
  id: 'cqc.not-inspected-since',
  name: 'Not inspected since',
  unit: 'locations',
  counts:
    'Locations whose newest inspection, assessment or visit known on the day was before the earlier day (without one: two years before), or that had none',
  denominator: `In each group: ${REGISTERED}`,
  source: SOURCE,
  version: 1,
  permission: 'cqc.read',
  parameters: ['asAt', 'from', 'localAuthorities', 'by'],
  groupings: GROUPINGS,
  async value(tx, parameters) {
    const since = sinceOf(parameters);
    const counted = await fetchNotInspected(tx, parameters, since);
    const counts =
      counted.length === 0 && parameters.by === undefined ? [{ group: 'All', n: 0, of: 0 }] : counted;
    const rows = counts.map(({ group, n, of }) => ({ group, since, n, of, percent: share(n, of) }));
    return { denominator: counts.reduce((sum, { of }) => sum + of, 0), rows };
  },
  records: (tx, parameters, selection = {}) =>
    fetchNotInspectedIds(tx, parameters, sinceOf(parameters), selection),
};

const ratingMovement: Figure = {
  id: 'cqc.rating-movement',
  name: 'Movement of CQC ratings',
  unit: 'locations',
  counts:
    'Locations by the overall rating that stood on the earlier day (without one: a year before) and on the later; "Not registered" where the registration began or ended between the two',
  denominator: `On either of the two days: ${REGISTERED}`,
  source: SOURCE,
  version: 1,
  permission: 'cqc.read',
  parameters: ['asAt', 'from', 'localAuthorities'],
  groupings: [],
  async value(tx, parameters) {
    const counts = await fetchRatingMovement(tx, parameters, earlierOf(parameters));
    const order: readonly string[] = [...SHOWN_RATINGS, NOT_REGISTERED];
    const place = (rating: string) => order.indexOf(rating);
    const rows = counts.sort((a, b) => place(a.from) - place(b.from) || place(a.to) - place(b.to));
    return {
      denominator: total(counts),
      rows: rows.map(({ from, to, n }) => ({ from, to, change: changeOf(from, to), n })),
    };
  },
  records: (tx, parameters, selection = {}) =>
    fetchMovedLocationIds(tx, parameters, earlierOf(parameters), selection),
};

export const figures: Figure[] = [ratingDistribution, ratingAge, notInspectedSince, ratingMovement];

function bandOf(years: number | null): string {
  const band = AGE_BANDS.find(({ from, to }) =>
    years === null ? from === null : from !== null && years >= from && years < to,
  );
  return band?.age ?? 'Under 1 year';
}

/** The mean age of one row's ratings, in years of 365.25 days; null where it has none. */
function averageYears(counted: readonly AgeCount[], row: ShareRow): number | null {
  const inBand = counted.filter(
    ({ group, years, days }) => days !== null && group === row.group && bandOf(years) === row.age,
  );
  const days = inBand.reduce((sum, count) => sum + (count.days ?? 0), 0);
  const n = total(inBand);
  return n === 0 ? null : days / n / DAYS_A_YEAR;
}

function sinceOf({ asAt, from }: FigureParameters): Day {
  return from ?? addMonths(asAt, -NOT_INSPECTED_MONTHS);
}

function earlierOf({ asAt, from }: FigureParameters): Day {
  return from ?? addMonths(asAt, -MOVEMENT_MONTHS);
}

function total(counts: readonly { n: number }[]): number {
  return counts.reduce((sum, { n }) => sum + n, 0);
}
