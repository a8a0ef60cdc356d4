import type { Day } from '../../../kernel/calendar-day.ts';
import { RAGS, type Rag } from '../../../kernel/rating.ts';

/** What a service's place in a caseload depends on. */
export interface CaseloadFacts {
  locationId: string;
  name: string;
  /** Decided in this month. */
  done: boolean;
  /** Its status; null where it left the market. */
  rag: Rag | null;
  undecided: boolean;
  /** What was decided last, and the score then; null before the first decision. */
  decidedRag: Rag | null;
  decidedScore: number | null;
  decidedOn: Day | null;
  score: number | null;
}

/** Why a service stands where it does, in the order of a caseload. */
export const REASONS_OF_ORDER = ['worse', 'red', 'jump', 'amber', 'green', 'left', 'done'] as const;
export type ReasonOfOrder = (typeof REASONS_OF_ORDER)[number];

/** How many points a score has risen since the last decision; 0 where it has not, or nobody has decided. */
export function riseOf({ score, decidedScore }: Pick<CaseloadFacts, 'score' | 'decidedScore'>): number {
  return score === null || decidedScore === null ? 0 : Math.max(0, score - decidedScore);
}

/** What puts a service where it is. */
export function reasonOfOrder(one: CaseloadFacts, jumpPoints: number): ReasonOfOrder {
  if (one.done) return 'done';
  if (one.rag === null) return 'left';
  const worse = one.decidedRag !== null && RAGS.indexOf(one.rag) < RAGS.indexOf(one.decidedRag);
  if (one.undecided && worse) return 'worse';
  if (one.rag === 'Red') return 'red';
  if (riseOf(one) >= jumpPoints) return 'jump';
  return one.rag === 'Amber' ? 'amber' : 'green';
}

/**
 * A caseload in the order in which it is looked at: what got worse and nobody has decided, then red, then scores that jumped,
 * amber, green; within these the greatest rise first, then what was decided longest ago, never before all. What is done comes
 * last.
 */
export function inOrder<T extends CaseloadFacts>(caseload: readonly T[], jumpPoints: number): T[] {
  const place = (one: T) => REASONS_OF_ORDER.indexOf(reasonOfOrder(one, jumpPoints));
  return caseload.toSorted(
    (a, b) =>
      place(a) - place(b) ||
      riseOf(b) - riseOf(a) ||
      (a.decidedOn ?? '').localeCompare(b.decidedOn ?? '') ||
      a.name.localeCompare(b.name) ||
      a.locationId.localeCompare(b.locationId),
  );
}
