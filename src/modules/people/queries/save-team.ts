import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/types.ts';

export interface TeamDetails {
  name: string;
  leadAccountId: string | null;
  memberIds: readonly string[];
}

interface TeamIds {
  teamId: string;
  authorityId: string;
}

/** Makes a team; false where there is one of that name. */
export async function saveNewTeam(tx: Tx, team: TeamDetails & TeamIds): Promise<boolean> {
  const saved = await sql`
    insert into people.team (team_id, authority_id, name, lead_account_id)
    values (${team.teamId}, ${team.authorityId}, ${team.name}, ${team.leadAccountId})
    on conflict (authority_id, lower(name)) do nothing`.execute(tx);
  if (saved.numAffectedRows !== 1n) return false;
  await saveMembers(tx, team);
  return true;
}

/** Changes a team where its version is still the one that the form saw. */
export async function saveTeam(
  tx: Tx,
  team: TeamDetails & TeamIds & { version: number },
): Promise<'saved' | 'changed meanwhile' | 'name taken'> {
  const taken = await sql`
    select from people.team where lower(name) = lower(${team.name}) and team_id <> ${team.teamId}`.execute(
    tx,
  );
  if (taken.rows.length > 0) return 'name taken';
  const saved = await sql`
    update people.team set name = ${team.name}, lead_account_id = ${team.leadAccountId}, version = version + 1
     where team_id = ${team.teamId} and version = ${team.version}`.execute(tx);
  if (saved.numAffectedRows !== 1n) return 'changed meanwhile';
  await saveMembers(tx, team);
  return 'saved';
}

/** Takes a team away; its people stay. */
export async function saveTeamRemoved(tx: Tx, teamId: string): Promise<void> {
  await sql`delete from people.team_member where team_id = ${teamId}`.execute(tx);
  await sql`delete from people.team where team_id = ${teamId}`.execute(tx);
}

async function saveMembers(tx: Tx, { teamId, authorityId, memberIds }: TeamDetails & TeamIds): Promise<void> {
  await sql`
    delete from people.team_member
     where team_id = ${teamId} and not (account_id = any(${[...memberIds]}::uuid[]))`.execute(tx);
  await sql`
    insert into people.team_member (team_id, account_id, authority_id)
    select ${teamId}::uuid, account_id, ${authorityId}::uuid from unnest(${[...memberIds]}::uuid[]) as account_id
    on conflict do nothing`.execute(tx);
}
