import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/types.ts';

export interface Team {
  teamId: string;
  name: string;
  leadAccountId: string | null;
  lead: string | null;
  memberIds: string[];
  members: string[];
  version: number;
}

/** The council's teams by name, with who is in them. */
export async function fetchTeams(tx: Tx): Promise<Team[]> {
  const found = await sql<Team>`
    select t.team_id as "teamId", t.name, t.lead_account_id as "leadAccountId", lead.name as lead, t.version,
           array(select m.account_id::text from people.team_member m join people.account a using (account_id)
                  where m.team_id = t.team_id order by lower(a.name), a.account_id) as "memberIds",
           array(select a.name from people.team_member m join people.account a using (account_id)
                  where m.team_id = t.team_id order by lower(a.name), a.account_id) as members
      from people.team t left join people.account lead on lead.account_id = t.lead_account_id
     order by lower(t.name), t.team_id`.execute(tx);
  return found.rows;
}
