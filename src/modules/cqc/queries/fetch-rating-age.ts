import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/types.ts';
import type { FigureParameters, FigureSelection } from '../../../platform/figures/types.ts';
import { withRatings } from './rated-locations-source.ts';

export interface AgeCount {
  group: string;
  /** Whole years since publication; null is not rated. */
  years: number | null;
  n: number;
  /** Days since publication, of all of them together; null is not rated. */
  days: number | null;
}

const YEARS = sql`extract(year from age(${sql.ref('asked.day')}, s.rated_on))::int`;

/** Registered locations by group and whole years since the rating that stood was published. */
export async function fetchRatingAge(
  tx: Tx,
  { asAt, localAuthorities, by }: FigureParameters,
): Promise<AgeCount[]> {
  const { rows } = await sql<AgeCount>`
    ${withRatings(asAt, localAuthorities, by)}
    select r.grouped as "group", ${YEARS} as years, count(*) as n, sum(asked.day - s.rated_on) as days
      from (select ${asAt}::date as day) as asked
      cross join registered r
      left join stood s on s.location_id = r.location_id
     group by 1, 2`.execute(tx);
  return rows;
}

/** The locations of a group whose rating's age in whole years lies in [from, to), or which have none (`from` null). */
export async function fetchAgedLocationIds(
  tx: Tx,
  { asAt, localAuthorities, by }: FigureParameters,
  { group }: FigureSelection,
  band?: { from: number | null; to: number },
): Promise<string[]> {
  const inBand =
    band === undefined
      ? sql`true`
      : band.from === null
        ? sql`s.rated_on is null`
        : sql`${YEARS} >= ${band.from} and ${YEARS} < ${band.to}`;
  const { rows } = await sql<{ location_id: string }>`
    ${withRatings(asAt, localAuthorities, by)}
    select r.location_id
      from (select ${asAt}::date as day) as asked
      cross join registered r
      left join stood s on s.location_id = r.location_id
     where (${group ?? null}::text is null or r.grouped = ${group ?? null}) and ${inBand}
     order by r.location_id`.execute(tx);
  return rows.map((row) => row.location_id);
}
