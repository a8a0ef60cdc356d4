import { longDay, shortDay } from '../../../../kernel/calendar-day.ts';
import { RAGS, type Rag } from '../../../../kernel/rating.ts';
import type { ClosedService } from '../../queries/fetch-closing.ts';
import type { Cycle } from '../../queries/fetch-cycles.ts';
import { monthName } from '../../rules/cycle-days.ts';

export interface RecordModel {
  title: string;
  council: string;
  lead: string;
  reason: string[];
  counts: string;
  rows: {
    name: string;
    category: string;
    officer: string;
    before: Rag;
    rag: Rag | null;
    decision: string;
    why: string;
    next: string;
  }[];
}

/** A closed month as it is printed. Made of what was frozen when it was closed, and of nothing else. */
export function presentRecord(cycle: Cycle, rows: readonly ClosedService[], council: string): RecordModel {
  const undecided = rows.filter((row) => row.undecided && row.rag !== null).length;
  const counts = RAGS.map((rag) => `${rows.filter((row) => row.rag === rag).length} ${rag}`).join(', ');
  return {
    title: `Review of ${monthName(cycle.month)}`,
    council,
    lead: `Opened on ${longDay(cycle.openedOn)}, closed on ${
      cycle.closedOn === null ? '' : longDay(cycle.closedOn)
    } by ${cycle.closedBy}.`,
    reason: cycle.closeReason === '' ? [] : cycle.closeReason.split('\n'),
    counts: `${rows.length} services: ${counts}. ${undecided} undecided.`,
    rows: rows.map((row) => ({
      name: row.name,
      category: row.category,
      officer: row.officerName ?? 'Nobody',
      before: row.openingRag,
      rag: row.rag,
      decision: decisionOf(row),
      why: row.reason,
      next: row.nextAction,
    })),
  };
}

function decisionOf(row: ClosedService): string {
  if (row.rag === null) return 'Left the market';
  if (row.decidedOn === null) return `Undecided; ${row.proposedRag} proposed`;
  const by = `${shortDay(row.decidedOn)}, ${row.decidedBy}`;
  const until = row.overridden && row.expiresOn !== null ? `, until ${shortDay(row.expiresOn)}` : '';
  return row.reason === '' ? `Accepted ${by}` : `Overridden ${by}${until}`;
}
