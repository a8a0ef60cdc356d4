import { longDay, shortDay, type Day } from '../../../../kernel/calendar-day.ts';
import type { CycleWithCounts } from '../../queries/fetch-cycles.ts';
import type { Rules } from '../../queries/fetch-rule.ts';
import { paths } from '../../routes.ts';
import { monthName, monthStart, opensOn } from '../../rules/cycle-days.ts';

export interface OverviewModel {
  lead: string;
  months: {
    name: string;
    href: string;
    state: string;
    late: boolean;
    progress: string;
    due: string;
    links: { text: string; href: string }[];
  }[];
  /** Null for whoever may not open one, and where this month is open. */
  openThis: { action: string; text: string } | null;
}

/** The months, the newest first. */
export function presentOverview(
  cycles: readonly CycleWithCounts[],
  { today, rules, mayManage }: { today: Day; rules: Rules; mayManage: boolean },
): OverviewModel {
  const month = monthStart(today);
  const opened = cycles.some((cycle) => cycle.month === month);
  const opens = opensOn(month, rules.cycle, rules.bankHolidays);
  return {
    lead: opened
      ? 'Every service with a status is looked at each month, and decided.'
      : `The review of ${monthName(month)} opens by itself on ${longDay(opens < today ? today : opens)}.`,
    months: cycles.map((cycle) => monthOf(cycle, today, mayManage)),
    openThis: mayManage && !opened ? { action: paths.open(), text: `Open ${monthName(month)} now` } : null,
  };
}

function monthOf(cycle: CycleWithCounts, today: Day, mayManage: boolean): OverviewModel['months'][number] {
  const { month, state, dueOn, services, decided, closedOn } = cycle;
  const closed = state === 'closed';
  const late = !closed && dueOn < today && decided < services;
  return {
    name: monthName(month),
    href: closed ? paths.record(month) : paths.caseload(month),
    state: closed ? `Closed ${closedOn === null ? '' : shortDay(closedOn)}` : late ? 'Overdue' : 'Open',
    late,
    progress: `${decided} of ${services}`,
    due: shortDay(dueOn),
    links: [
      ...(closed ? [] : [{ text: 'Caseload', href: paths.caseload(month) }]),
      ...(mayManage ? [{ text: 'Progress', href: paths.progress(month) }] : []),
      ...(closed ? [{ text: 'Record', href: paths.record(month) }] : []),
    ],
  };
}
