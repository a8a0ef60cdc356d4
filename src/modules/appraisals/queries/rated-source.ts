import { sql, type RawBuilder } from 'kysely';
import type { Day } from '../../../kernel/calendar-day.ts';

/** For a `left join lateral ... on true` after `appraisals.weekly_return r`: the rating that stands, or stood on a day, as `g`. */
export function standing(asAt: Day | null): RawBuilder<unknown> {
  const until = asAt === null ? sql`true` : sql`x.rated_on <= ${asAt}::date`;
  return sql`lateral (
    select x.rag, x.words, x.kind, x.number, x.rated_by, x.rated_on from appraisals.rating x
     where x.return_id = r.return_id and ${until}
     order by x.number desc limit 1) g`;
}
