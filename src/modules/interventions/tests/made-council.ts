import { sql } from 'kysely';
import type { TestDatabase } from '../../../../tests/support/databases.ts';
import { signIn, type Headers } from '../../../../tests/support/readers.ts';
import { newId } from '../../../platform/clock/index.ts';
import type { Rag } from '../../../kernel/rating.ts';
import { saveNewOfficer } from '../../people/index.ts';

/** A person of a test's council. */
export interface MadePerson {
  accountId: string;
  officerId: string;
  headers: Headers;
}

/** Makes a person with a caseload of services, all of a colour, in a team. */
export async function madePerson(
  test: TestDatabase,
  name: string,
  roles: readonly string[],
  services: readonly string[] = [],
): Promise<MadePerson> {
  const { db, scope, authorityId } = test;
  const officerId = newId();
  await db.within(scope, async (tx) => {
    await saveNewOfficer(tx, { officerId, authorityId, name, email: null });
    for (const id of services)
      await sql`insert into market.local_fact (fact_id, authority_id, location_id, valid_from, recorded_by, officer_id)
        values (${newId()}, ${authorityId}, ${id}, '2026-01-01', 'tester', ${officerId})`.execute(tx);
  });
  const headers = await signIn(test, roles, { officerId, name });
  const found = await sql<{
    id: string;
  }>`select account_id as id from people.account where officer_id = ${officerId}`.execute(db.owner);
  return { accountId: found.rows[0]!.id, officerId, headers };
}

/** Puts a service in the register and in the council's market with a colour that holds since a day. */
export async function madeService(test: TestDatabase, id: string, name: string, rag: Rag, since = '2026-01-01'): Promise<void> {
  const { db, scope, authorityId } = test;
  await sql`insert into cqc.location (location_id, name, sector, local_authority, leading_category, registration_status, registration_date)
    values (${id}, ${name}, 'Social Care Org', 'Oldham', 'Residential home', 'Registered', '2015-01-05')`.execute(db.owner);
  await db.within(scope, async (tx) => {
    await sql`insert into risk.assessment (authority_id, location_id, as_at, model_id, model_version, score, rag, why, contributions, unknown, said, why_open, score_open)
      select ${authorityId}, ${id}, ${since}::date, model_id, version, 10, ${rag}, 'why', '[]', '[]', '', 'why', 10 from risk.model order by version limit 1`.execute(tx);
    await sql`insert into risk.status (authority_id, location_id, rag, since, proposed_rag, proposed_score, undecided)
      values (${authorityId}, ${id}, ${rag}, ${since}::date, ${rag}, 10, true)`.execute(tx);
  });
} // prettier-ignore

/** Puts people in a team, the first as its lead. */
export async function madeTeam(test: TestDatabase, name: string, members: readonly MadePerson[]): Promise<string> {
  const { db, scope, authorityId } = test;
  const teamId = newId();
  await db.within(scope, async (tx) => {
    await sql`insert into people.team (team_id, authority_id, name, lead_account_id)
      values (${teamId}, ${authorityId}, ${name}, ${members[0]?.accountId ?? null})`.execute(tx);
    for (const { accountId } of members)
      await sql`insert into people.team_member (team_id, account_id, authority_id) values (${teamId}, ${accountId}, ${authorityId})`.execute(tx);
  });
  return teamId;
} // prettier-ignore
