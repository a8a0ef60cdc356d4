import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/types.ts';
import type { Choice } from './fetch-list-choices.ts';

/** The council's teams by name. */
export async function fetchTeamNames(tx: Tx): Promise<Choice[]> {
  const found = await sql<Choice>`
    select team_id as id, name from people.published_team order by lower(name), team_id`.execute(tx);
  return found.rows;
}
