import { addDays, addMonths, monthsBetween, type Day } from '../kernel/calendar-day.ts';
import { nextWorkingDay } from '../kernel/working-days.ts';
import { closeCycle, fetchRules, findCycle, openCycle } from '../modules/reviews/index.ts';
import { keepStatus } from '../modules/risk/index.ts';
import { fixedClock, newId } from '../platform/clock/index.ts';
import type { Database, Scope } from '../platform/db/types.ts';
import { fetchToDecide } from './queries/fetch-to-decide.ts';
import { saveDecisions } from './queries/save-decisions.ts';
import { randomFor } from './rules/random.ts';
import { decideAs } from './rules/review-decisions.ts';

export interface Reviewing {
  db: Database;
  authorityId: string;
  seed: number | string;
  today: Day;
  /** Of the home that fails. */
  failing: string;
  /** Who opens and closes the months, as the trail names people, and owns overrides of officers who do not sign in. */
  manager: { actor: string; accountId: string };
}

/** So many days after a month opened its services had been decided, and so many after that it was closed. */
const DECIDED_AFTER = 9;
const CLOSED_AFTER = 12;
/** Of the month under way, the share of services that is decided. */
const DECIDED_SO_FAR = 0.7;

/**
 * The review of one month as it went: opened on its first day, decided by the officers a week later, closed by the manager. Of the
 * month of today as much as has been done by now. Answers the day of the decisions.
 */
export async function reviewMonth(reviewing: Reviewing, month: Day): Promise<Day> {
  const { db, authorityId, today, manager } = reviewing;
  const scope: Scope = { authorityId, actor: manager.actor, permissions: 'all' };
  const working = await db.within(scope, async (tx) => {
    const rules = await fetchRules(tx, month);
    const openedOn = earlier(nextWorkingDay(month, rules.bankHolidays), today);
    const clock = fixedClock(`${openedOn}T08:30:00Z`);
    await openCycle(tx, { authorityId, clock }, rules);
    return (day: Day) => nextWorkingDay(day, rules.bankHolidays);
  });
  const yesterday = addDays(today, -1);
  const decidedOn = earlier(working(addDays(month, DECIDED_AFTER)), yesterday < month ? today : yesterday);
  await decideMonth(reviewing, scope, month, decidedOn);
  const closedOn = working(addDays(month, DECIDED_AFTER + CLOSED_AFTER));
  if (addMonths(month, 1) > today) return decidedOn;
  await db.within(scope, async (tx) => {
    const cycle = await findCycle(tx, month);
    if (cycle === null || cycle.state === 'closed') return;
    await closeCycle(
      tx,
      fixedClock(`${closedOn}T15:00:00Z`),
      cycle,
      cycle.version,
      'Services without an officer are named.',
    );
  });
  return decidedOn;
}

async function decideMonth(reviewing: Reviewing, scope: Scope, month: Day, on: Day): Promise<void> {
  const { db, authorityId, seed, today, failing, manager } = reviewing;
  const random = randomFor(seed, `review ${month}`);
  const clock = fixedClock(`${on}T10:00:00Z`);
  const underWay = addMonths(month, 1) > today;
  await db.within(scope, async (tx) => {
    const services = await fetchToDecide(tx, month);
    const rows = services
      .map((one) => ({
        one,
        made: decideAs(
          { ...one, failing: one.locationId === failing },
          on,
          monthsBetween(month, today),
          random,
        ),
        // By the service, so that a second start decides no more of them.
        now: randomFor(seed, `decided so far ${one.locationId}`).chance(DECIDED_SO_FAR),
      }))
      .filter(({ now }) => !underWay || now)
      .map(({ one, made }) => ({
        ...made,
        decisionId: newId(clock),
        decider: one.decider ?? manager.actor,
        accountId: one.accountId,
      }));
    if (rows.length === 0) return;
    await saveDecisions(tx, authorityId, { month, on, owner: manager.accountId }, rows);
    await keepStatus(tx, authorityId, on);
  });
}

const earlier = (a: Day, b: Day): Day => (a < b ? a : b);
