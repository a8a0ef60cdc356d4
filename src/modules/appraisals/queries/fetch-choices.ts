import { sql } from 'kysely';
import type { Day } from '../../../kernel/calendar-day.ts';
import type { Tx } from '../../../platform/db/types.ts';
import { operating } from './local-facts-source.ts';

/** Of which types and in which localities services operate, with how many. */
export interface Choices {
  types: { name: string; n: number }[];
  localities: { name: string; n: number }[];
}

export async function fetchChoices(tx: Tx, today: Day): Promise<Choices> {
  const found = await sql<{ part: 'type' | 'locality'; name: string; n: number }>`
    with ${operating(today)}
    select 'type' as part, category as name, count(*)::int as n from operating group by category
     union all
    select 'locality', locality, count(*)::int from operating group by locality
     order by 1, 2`.execute(tx);
  const of = (part: string) =>
    found.rows.filter((row) => row.part === part).map(({ name, n }) => ({ name, n }));
  return { types: of('type'), localities: of('locality') };
}
