import { sql } from 'kysely';
import type { FigureParameters, FigureSelection } from '../../../platform/figures/types.ts';
import type { Tx } from '../../../platform/db/types.ts';
import { withRatings } from './rated-locations-source.ts';

export interface RatingCount {
  group: string;
  /** Null is not rated. */
  rating: string | null;
  n: number;
}

/** Registered locations by group and the rating that stood; ratings that no location of a group had are not there. */
export async function fetchRatingDistribution(
  tx: Tx,
  { asAt, localAuthorities, by }: FigureParameters,
): Promise<RatingCount[]> {
  const { rows } = await sql<RatingCount>`
    ${withRatings(asAt, localAuthorities, by)}
    select r.grouped as "group", s.rating, count(*) as n
      from registered r
      left join stood s on s.location_id = r.location_id
     group by r.grouped, s.rating`.execute(tx);
  return rows;
}

/** The locations behind one row (group, rating), behind several ratings ("Outstanding or Good"), or all. */
export async function fetchRatedLocationIds(
  tx: Tx,
  { asAt, localAuthorities, by }: FigureParameters,
  { group, rating }: FigureSelection,
): Promise<string[]> {
  const { rows } = await sql<{ location_id: string }>`
    ${withRatings(asAt, localAuthorities, by)}
    select r.location_id
      from registered r
      left join stood s on s.location_id = r.location_id
     where (${group ?? null}::text is null or r.grouped = ${group ?? null})
       and (${rating ?? null}::text is null or coalesce(s.rating, 'Not rated') = any (string_to_array(${rating ?? null}, ' or ')))
     order by r.location_id`.execute(tx);
  return rows.map((row) => row.location_id);
}
