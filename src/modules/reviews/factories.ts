import { day } from '../../kernel/calendar-day.ts';
import type { CaseloadFacts } from './rules/caseload-order.ts';
import type { CycleRule } from './rules/cycle-days.ts';

let made = 0;

/** A service of a caseload that nobody has decided yet; overwrite what the test is about. */
export function caseloadFacts(overrides: Partial<CaseloadFacts> = {}): CaseloadFacts {
  return {
    locationId: `1-${++made}`,
    name: 'A service',
    done: false,
    rag: 'Green',
    undecided: false,
    decidedRag: null,
    decidedScore: null,
    decidedOn: null,
    score: 0,
    ...overrides,
  };
}

/** The rule that the migration ships. */
export const A_RULE: CycleRule = {
  opensWorkingDay: 1,
  dueWorkingDays: 10,
  jumpPoints: 10,
  expiryDays: 7,
  remindDays: 7,
};

/** A month that begins on a Sunday. */
export const NOVEMBER = day('2026-11-01');
