import { sql } from 'kysely';
import type { FigureParameters } from '../../../platform/figures/index.ts';
import type { Tx } from '../../../platform/db/types.ts';
import { qualityBase, qualitySource, type SqlCheckId } from './quality-source.ts';

export interface QualityCount {
  check: SqlCheckId;
  n: number;
  of: number;
}

/** How many records each check finds, and out of how many: all checks in one statement. */
export async function fetchQualityCounts(
  tx: Tx,
  { asAt, localAuthorities }: FigureParameters,
  checks: readonly SqlCheckId[],
): Promise<QualityCount[]> {
  const counts = checks.map(
    (check) => sql`
      select ${check}::text as "check", count(*) filter (where s.found) as n, count(*) as "of" from (${qualitySource(check, asAt)}) s`,
  );
  const { rows } = await sql<QualityCount>`
    with ${qualityBase(asAt, localAuthorities)} ${sql.join(counts, sql` union all `)}`.execute(tx);
  return rows;
}

/** Ids of the locations that a check finds, by name. */
export async function fetchQualityIds(
  tx: Tx,
  { asAt, localAuthorities }: FigureParameters,
  check: SqlCheckId,
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    with ${qualityBase(asAt, localAuthorities)}
    select s.location_id as id
      from (${qualitySource(check, asAt)}) s
      left join cqc.published_location l using (location_id)
     where s.found
     order by l.name, s.location_id`.execute(tx);
  return rows.map(({ id }) => id);
}
