import type { Day } from '../../kernel/calendar-day.ts';
import { newId, type Clock } from '../../platform/clock/index.ts';
import type { Tx } from '../../platform/db/types.ts';
import { sendNotices } from '../../platform/notices/index.ts';
import { MONTH_OPENED } from './notices.ts';
import { findCycle } from './queries/fetch-cycles.ts';
import type { Rules } from './queries/fetch-rule.ts';
import { fetchWaiting } from './queries/fetch-waiting.ts';
import { saveItems, saveNewCycle } from './queries/save-cycle.ts';
import { dueOn, monthName, monthStart } from './rules/cycle-days.ts';
import { paths } from './routes.ts';

/** What came of opening a month. */
export type Opened =
  | { state: 'opened'; month: Day; services: number }
  /** It is open or closed already. */
  | { state: 'already'; month: Day }
  /** No service has a status. */
  | { state: 'nothing'; month: Day };

/**
 * Opens the review of the month of today: every service that has a status, with the officer who answers for it. A month opens
 * once; whoever comes second changes nothing. Officers, and whoever covers for them, are told.
 */
export async function openCycle(
  tx: Tx,
  { authorityId, clock }: { authorityId: string; clock: Clock },
  rules: Rules,
): Promise<Opened> {
  const today = clock.today();
  const month = monthStart(today);
  const cycle = {
    cycleId: newId(clock),
    authorityId,
    month,
    openedOn: today,
    openedAt: clock.now(),
    dueOn: dueOn(today, rules.cycle, rules.bankHolidays),
  };
  if (!(await saveNewCycle(tx, cycle)))
    return { state: (await findCycle(tx, month)) === null ? 'nothing' : 'already', month };
  const services = await saveItems(tx, cycle);
  await sendNotices(
    tx,
    clock,
    (await fetchWaiting(tx, cycle.cycleId, today)).map((one) => ({
      authorityId,
      accountId: one.accountId,
      kind: MONTH_OPENED,
      href: paths.caseload(month),
      count: one.services,
      about: monthName(month),
    })),
  );
  return { state: 'opened', month, services };
}
