import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/types.ts';

export interface Choice {
  id: string;
  name: string;
}

/** Whom and which teams a list can be narrowed to. */
export async function fetchListChoices(tx: Tx): Promise<{ owners: Choice[]; teams: Choice[] }> {
  const found = await sql<{ owners: Choice[] | null; teams: Choice[] | null }>`
    select (select jsonb_agg(jsonb_build_object('id', p.account_id, 'name', p.name) order by lower(p.name), p.account_id)
              from people.published_account p
             where p.account_id in (select s.owner_account_id from interventions.step s where s.state = 'to-do'
                                    union select i.owner_account_id from interventions.intervention i where i.state in ('proposed', 'open'))) as owners,
           (select jsonb_agg(jsonb_build_object('id', t.team_id, 'name', t.name) order by lower(t.name), t.team_id)
              from people.published_team t) as teams`.execute(tx);
  return { owners: found.rows[0]?.owners ?? [], teams: found.rows[0]?.teams ?? [] };
}
