import { sql } from 'kysely';
import { signIn } from '../../../../tests/support/readers.ts';
import type { TestDatabase } from '../../../../tests/support/databases.ts';
import { accessTable } from '../../../access.ts';
import { houseListeners } from '../../../house.ts';
import { room } from '../index.ts';
import { day } from '../../../kernel/calendar-day.ts';
import { fixedClock, type Clock } from '../../../platform/clock/index.ts';
import type { Tx } from '../../../platform/db/types.ts';
import { announcer } from '../../../platform/events/index.ts';
import { recordEvent, type NewEvent } from '../../intelligence/index.ts';
import { runClocks } from '../jobs/run-clock.ts';

const access = accessTable();

/** The roles that hold a permission in the house. */
export const rolesThatMay = (permission: string) => access.rolesThatMay(permission);

/** Something that a whistleblower told of a service today; overwrite what the test is about. */
export function heard(overrides: Partial<NewEvent> = {}): NewEvent {
  return {
    locationId: '1-MEADOW',
    kind: 'whistleblowing',
    source: 'care worker',
    channel: 'form',
    occurredOn: null,
    receivedOn: day('2026-11-16'),
    severity: 4,
    confidentiality: 'whistleblower',
    themes: [],
    peopleAffected: null,
    reference: '',
    title: 'SECRET WORDS of a colleague',
    account: 'SECRET ACCOUNT',
    identity: { name: 'SECRET NAME', contact: '', wishes: '' },
    state: 'new',
    ...overrides,
  };
}

/** Records something in the log, heard by this room or by the whole house, as somebody of some roles. */
export function record(
  test: TestDatabase,
  event: NewEvent,
  how: {
    clock?: Clock;
    roles?: readonly string[];
    house?: boolean;
    afterwards?: (tx: Tx) => Promise<void>;
  } = {},
): Promise<string> {
  const { db, authorityId, scope } = test;
  const clock = how.clock ?? test.clock;
  const listeners = how.house === true ? houseListeners() : room.listens!;
  const permissions = access.permissionsOf(how.roles ?? ['quality-manager']);
  return db.within({ ...scope, permissions }, async (tx) => {
    const announce = announcer(listeners, clock, rolesThatMay);
    const id = await recordEvent(tx, { authorityId, clock, announce }, event);
    await how.afterwards?.(tx);
    return id;
  });
}

/** Lets the clocks run at a moment. */
export function tick(test: TestDatabase, iso: string): Promise<number> {
  const { db, authorityId, scope } = test;
  return db.within({ ...scope, permissions: 'all' }, (tx) =>
    runClocks(tx, { authorityId, clock: fixedClock(iso), rolesThatMay }),
  );
}

/** Makes a person and answers their account with the headers of their browser. */
export async function person(test: TestDatabase, name: string, roles: readonly string[], officerId?: string) {
  const headers = await signIn(test, roles, { name, ...(officerId === undefined ? {} : { officerId }) });
  const found = await sql<{ accountId: string }>`
    select account_id as "accountId" from people.account where name = ${name} and authority_id = ${test.authorityId}`.execute(
    test.db.owner,
  );
  return { headers, accountId: found.rows[0]!.accountId };
}

/** The inboxes of the council: who was told what, about what. */
export async function inboxes(test: TestDatabase): Promise<{ name: string; kind: string; about: string }[]> {
  const found = await sql<{ name: string; kind: string; about: string }>`
    select a.name, n.kind, n.about from platform.notice n join people.account a using (account_id)
     where n.authority_id = ${test.authorityId} and n.kind like 'escalation.%' order by n.created_at, a.name, n.kind`.execute(
    test.db.owner,
  );
  return found.rows;
}

/** The steps of the newest escalation, in words: "told 2". */
export async function steps(test: TestDatabase, ruleKey = 'whistleblowing'): Promise<string[]> {
  const found = await sql<{ words: string }>`
    select s.kind || ' ' || s.level as words from escalation.step s join escalation.escalation e using (escalation_id)
     where e.escalation_id = (select escalation_id from escalation.escalation
                               where authority_id = ${test.authorityId} and rule_key = ${ruleKey} order by raised_at desc limit 1)
     order by s.seq`.execute(test.db.owner);
  return found.rows.map(({ words }) => words);
}

/** Puts a service into the register and the council's market. */
export async function service(test: TestDatabase, locationId: string, name: string): Promise<void> {
  await sql`
    insert into cqc.location (location_id, name, sector, local_authority, leading_category, registration_status, registration_date,
      manager_registered, dormant)
    values (${locationId}, ${name}, 'Social Care Org', 'Oldham', 'Residential home', 'Registered', '2015-01-05', true, false)`.execute(
    test.db.owner,
  );
  await sql`delete from cqc.standing`.execute(test.db.owner);
  await sql`insert into cqc.standing select * from cqc.standing_as_at('2026-11-16')`.execute(test.db.owner);
}
