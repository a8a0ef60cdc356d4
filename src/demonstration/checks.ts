import { addDays, addMonths, longDay, type Day } from '../kernel/calendar-day.ts';
import { recordEvent } from '../modules/intelligence/index.ts';
import { drawChecks, startIntervention, startInterventions } from '../modules/interventions/index.ts';
import { fixedClock } from '../platform/clock/index.ts';
import type { Database, Scope, Tx } from '../platform/db/types.ts';
import { toNobody } from '../platform/events/index.ts';
import { fetchRedWithoutAction } from './queries/fetch-red-without-action.ts';
import { saveCarriedOut } from './queries/save-carried-out.ts';
import { findCheckOf, saveCheckConcerns } from './queries/save-check-concerns.ts';
import { MONTHS_OF_CHECKS } from './teams.ts';

interface Checking {
  db: Database;
  authorityId: string;
  today: Day;
  failing: string;
}

/** Since so many months ago, what is decided Red has an intervention; what was Red before has been seen to long since. */
const MONTHS_OF_SUPPORT = 6;

const scopeOf = ({ authorityId }: Checking): Scope => ({
  authorityId,
  actor: 'demonstration',
  permissions: 'all',
});

/**
 * What is done about services in a month: random checks are drawn on its first day, and what the officers decided to be Red is
 * supported from the day of their decisions.
 */
export async function actInMonth(checking: Checking, month: Day, decidedOn: Day): Promise<void> {
  const { db, authorityId, today } = checking;
  const since = (months: number) => month >= `${addMonths(today, -months).slice(0, 7)}-01`;
  await db.within(scopeOf(checking), async (tx) => {
    if (since(MONTHS_OF_CHECKS))
      await drawChecks(tx, { authorityId, clock: fixedClock(`${month}T05:20:00Z`) }, '');
    if (!since(MONTHS_OF_SUPPORT)) return;
    const asks = (await fetchRedWithoutAction(tx)).map(({ locationId, decisionId, since: day }) => ({
      ...({ locationId, trigger: 'status', colour: 'Red' } as const),
      causeKey: `status ${locationId} Red ${day} ${decisionId}`,
      words: `Its status became Red on ${longDay(day)}`,
    }));
    await startInterventions(tx, { authorityId, clock: fixedClock(`${decidedOn}T11:00:00Z`) }, asks);
  });
}

/** As if everybody had done what was due by now. One visit of a random check found concerns, and support was proposed. */
export async function carryOut(checking: Checking): Promise<void> {
  const { db, today, failing, authorityId } = checking;
  await db.within(scopeOf(checking), async (tx) => {
    await findConcerns(tx, authorityId, today);
    await saveCarriedOut(tx, { authorityId, today, failing });
  });
}

const FOUND =
  'Announced visit of a random check. Care is kind, and records are not: four of ten medicine charts have gaps, fire drills stopped in the spring, and the deputy covers nights.';

async function findConcerns(tx: Tx, authorityId: string, today: Day): Promise<void> {
  const check = await findCheckOf(tx, addMonths(today, -MONTHS_OF_CHECKS), addDays(today, -2));
  if (check === null) return;
  const { locationId, interventionId, on } = check;
  const clock = fixedClock(`${on}T15:40:00Z`);
  const eventId = await recordEvent(
    tx,
    { authorityId, clock, announce: toNobody },
    {
      locationId,
      kind: 'visit-concern',
      source: 'Council officer',
      channel: 'system',
      severity: 2,
      occurredOn: addDays(on, -8),
      receivedOn: on,
      confidentiality: 'open',
      themes: ['medication'],
      peopleAffected: null,
      reference: '',
      identity: null,
      state: 'open',
      account: FOUND,
      title: 'Random check (announced visit): concerns',
    },
  );
  await saveCheckConcerns(tx, authorityId, check, { eventId, words: FOUND });
  await startIntervention(
    tx,
    { authorityId, clock },
    {
      locationId,
      trigger: 'check-concerns',
      colour: 'Amber',
      causeKey: `ended ${interventionId} concerns`,
      words: 'Announced visit found concerns',
    },
  );
}
