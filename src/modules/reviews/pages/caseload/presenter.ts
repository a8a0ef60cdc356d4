import { longDay, shortDay, type Day } from '../../../../kernel/calendar-day.ts';
import type { Rag } from '../../../../kernel/rating.ts';
import { waitingWords } from '../../../risk/index.ts';
import { isLate, waits, type Caseload } from '../../parts/load-caseload.ts';
import type { ReviewItem } from '../../queries/fetch-items.ts';
import { paths } from '../../routes.ts';
import { reasonOfOrder, riseOf, type ReasonOfOrder } from '../../rules/caseload-order.ts';
import { monthName } from '../../rules/cycle-days.ts';

export interface CaseloadModel {
  title: string;
  lead: string;
  /** The first service that waits; null where none does, and for whoever may not decide. */
  start: { text: string; href: string } | null;
  switchTo: { text: string; href: string } | null;
  progressHref: string | null;
  recordHref: string | null;
  rows: {
    name: string;
    href: string;
    category: string;
    rag: Rag | null;
    waiting: string;
    why: string;
    decided: string;
    officer: string;
    done: boolean;
  }[];
  empty: string;
}

const WHY: Record<ReasonOfOrder, string> = {
  worse: 'Got worse, and nobody has decided',
  red: 'Red',
  jump: 'Its score jumped',
  amber: 'Amber',
  green: 'Green',
  left: 'Not in the market any more',
  done: 'Decided',
};

/** A caseload as its page shows it. */
export function presentCaseload(
  { cycle, rules, items, whose, hasOwn, covered }: Caseload,
  { today, mayDecide, mayManage }: { today: Day; mayDecide: boolean; mayManage: boolean },
): CaseloadModel {
  const all = whose === 'all' ? 'all' : undefined;
  const first = items.find(waits);
  const done = items.filter((item) => item.done).length;
  const open = cycle.state === 'open';
  const away =
    covered.length === 0 ? '' : ` With the services of ${covered.join(' and ')}, who you cover for.`;
  return {
    title: `Review of ${monthName(cycle.month)}`,
    lead: `${done} of ${items.length} services decided. ${dueWords(cycle, today)}${away}`,
    start:
      first === undefined || !mayDecide || !open
        ? null
        : { text: `Start with ${first.name}`, href: paths.review(cycle.month, first.locationId, all) },
    switchTo: !hasOwn
      ? null
      : whose === 'mine'
        ? { text: 'Every service', href: paths.caseload(cycle.month, 'all') }
        : { text: 'My caseload only', href: paths.caseload(cycle.month) },
    progressHref: mayManage ? paths.progress(cycle.month) : null,
    recordHref: open ? null : paths.record(cycle.month),
    rows: items.map((item) => {
      const reason = reasonOfOrder(item, rules.cycle.jumpPoints);
      return {
        name: item.name,
        href:
          mayDecide && open && item.rag !== null
            ? paths.review(cycle.month, item.locationId, all)
            : paths.service(item.locationId),
        category: item.category,
        rag: item.rag,
        waiting:
          item.rag === null
            ? ''
            : waitingWords({ rag: item.rag, proposed: item.proposedRag, undecided: item.undecided }),
        why:
          riseOf(item) > 0 && reason !== 'done' ? `${WHY[reason]}, ${riseOf(item)} points up` : WHY[reason],
        decided: decidedWords(item),
        officer: item.officerName ?? 'Nobody',
        done: item.done,
      };
    }),
    empty:
      whose === 'mine'
        ? 'None of the services that you answer for is in this review.'
        : 'No service had a status when this review opened.',
  };
}

function dueWords(cycle: Caseload['cycle'], today: Day): string {
  if (cycle.state === 'closed') return 'The review is closed.';
  return isLate(cycle, today) ? `It was due on ${longDay(cycle.dueOn)}.` : `Due on ${longDay(cycle.dueOn)}.`;
}

function decidedWords({ made, decidedOn, decidedRag }: ReviewItem): string {
  if (made !== null) return `${made.rag} on ${shortDay(made.on)} by ${made.by}`;
  return decidedOn === null ? 'Never' : `Last ${decidedRag} on ${shortDay(decidedOn)}`;
}
