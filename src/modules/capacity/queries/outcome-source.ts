import { sql } from 'kysely';

/** What became of a return `r`: one of rules/outcome.ts. */
export const OUTCOME = sql`
  case when r.state = 'not-asked' then 'not asked'
       when r.sent_on is not null then case when r.sent_on <= r.due_on then 'in time' else 'late' end
       when r.state = 'late' then 'missing'
       else 'waiting' end`;
