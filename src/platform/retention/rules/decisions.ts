import type { PeriodRule } from '../types.ts';

/** What a council decided on its own period, newest first. */
export interface PeriodDecision {
  recordType: string;
  months: number;
  why: string;
  decidedBy: string;
  decidedAt: Date;
}

/** That nothing of a type goes. */
export interface Hold {
  recordType: string;
  why: string;
  heldBy: string;
  heldAt: Date;
}

/** What holds for a council. */
export interface Decisions {
  periods: readonly PeriodDecision[];
  holds: readonly Hold[];
  /** Types of the installation's own records that some council holds. */
  heldByAny: readonly string[];
}

/**
 * The period in force, in months: the council's newest decision, brought within the bounds of today's rule, else the house's
 * own. The installation's records are no single council's to decide on.
 */
export function monthsOf(rule: PeriodRule, periods: readonly PeriodDecision[]): number {
  const { months, least, most } = rule.keep;
  const own = rule.owner === 'installation' ? undefined : newest(rule.recordType, periods);
  return own === undefined ? months : Math.min(most, Math.max(least, own.months));
}

/** The council's decision in force; undefined where the house's own period holds. */
export const newest = (recordType: string, periods: readonly PeriodDecision[]): PeriodDecision | undefined =>
  periods.find((each) => each.recordType === recordType);

/** The hold that stops a type for this council; undefined where nothing does. */
export function holdOf(rule: PeriodRule, { holds }: Decisions): Hold | undefined {
  return holds.find((each) => each.recordType === rule.recordType);
}
