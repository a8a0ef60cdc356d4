import { againAfterDeadlock } from '../../../platform/db/index.ts';
import { addDays, longDay, type Day } from '../../../kernel/calendar-day.ts';
import type { Clock } from '../../../platform/clock/index.ts';
import type { Tx } from '../../../platform/db/types.ts';
import type { JobContext, JobKind } from '../../../platform/jobs/types.ts';
import { sendNotices } from '../../../platform/notices/index.ts';
import { OVERRIDE_ENDS, REVIEW_OVERDUE } from '../notices.ts';
import { openCycle } from '../open-cycle.ts';
import { fetchCycles } from '../queries/fetch-cycles.ts';
import { fetchRules, type Rules } from '../queries/fetch-rule.ts';
import { fetchEndingOverrides, fetchWaiting } from '../queries/fetch-waiting.ts';
import { saveOfficersNow, saveReminded } from '../queries/save-cycle.ts';
import { saveTold } from '../queries/save-told.ts';
import { paths } from '../routes.ts';
import { monthName, monthStart, opensOn } from '../rules/cycle-days.ts';

/** What a day's look at the reviews did. */
interface DayResult {
  opened: number;
  reminded: number;
  endings: number;
}

/**
 * Each morning, after the rating: opens the month when its day has come (also a later day, where the server slept), follows who
 * answers for services, reminds of what is late, and tells of overrides that end. A second run on a day does nothing more.
 */
export const reviewsEachDay: JobKind = {
  kind: 'reviews.each-day',
  title: 'Looking after the monthly review',
  schedule: '15 6 * * *',
  async run(_payload, { db, scope, clock }: JobContext): Promise<DayResult> {
    const { authorityId } = scope;
    if (authorityId === null) return { opened: 0, reminded: 0, endings: 0 };
    return againAfterDeadlock(() =>
      db.within(scope, async (tx) => {
        const rules = await fetchRules(tx, clock.today());
        const working = { tx, clock, authorityId, rules };
        const opened = await openWhenDue(working);
        await saveOfficersNow(tx, clock.today());
        return { opened, reminded: await remind(working), endings: await tellOfEndings(working) };
      }),
    );
  },
};

interface Working {
  tx: Tx;
  clock: Clock;
  authorityId: string;
  rules: Rules;
}

async function openWhenDue({ tx, clock, authorityId, rules }: Working): Promise<number> {
  const today = clock.today();
  const month = monthStart(today);
  if (today < opensOn(month, rules.cycle, rules.bankHolidays)) return 0;
  if ((await fetchCycles(tx)).some((cycle) => cycle.month === month)) return 0;
  const done = await openCycle(tx, { authorityId, clock }, rules);
  return done.state === 'opened' ? done.services : 0;
}

async function remind({ tx, clock, authorityId, rules }: Working): Promise<number> {
  const today = clock.today();
  let told = 0;
  for (const cycle of await fetchCycles(tx)) {
    const again: Day | null = cycle.remindedOn && addDays(cycle.remindedOn, rules.cycle.remindDays);
    if (cycle.state === 'closed' || cycle.dueOn >= today || (again !== null && again > today)) continue;
    const waiting = await fetchWaiting(tx, cycle.cycleId, today);
    const notices = waiting.map(({ accountId, services }) => ({
      authorityId,
      accountId,
      kind: REVIEW_OVERDUE,
      href: paths.caseload(cycle.month),
      count: services,
      about: monthName(cycle.month),
    }));
    await sendNotices(tx, clock, notices);
    await saveReminded(tx, cycle.cycleId, today);
    told += notices.length;
  }
  return told;
}

async function tellOfEndings({ tx, clock, authorityId, rules }: Working): Promise<number> {
  const today = clock.today();
  const ending = await fetchEndingOverrides(tx, today, rules.cycle.expiryDays);
  await sendNotices(
    tx,
    clock,
    ending.map(({ accountId, locationId, name, expiresOn }) => ({
      authorityId,
      accountId,
      kind: OVERRIDE_ENDS,
      href: `${paths.service(locationId)}/status`,
      about: `${name.slice(0, 120)}, on ${longDay(expiresOn)}`,
    })),
  );
  await saveTold(
    tx,
    authorityId,
    today,
    ending.map(({ decisionId }) => decisionId),
  );
  return ending.length;
}
