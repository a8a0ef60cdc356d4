import type { Day } from '../../../kernel/calendar-day.ts';
import { addWorkingDays } from '../../../kernel/working-days.ts';
import type { OwnerRule, ProtocolStep } from './protocol.ts';

/** Who may own steps at a service; null where there is nobody. */
export type Owners = Readonly<Record<OwnerRule, string | null>>;

/** A step as it is set down when an intervention starts. */
export interface PlannedStep {
  place: number;
  name: string;
  ownerAccountId: string | null;
  attends: readonly string[];
  dueOn: Day;
}

/** Who takes over where nobody answers to a rule, in this order. */
const STAND_INS: Readonly<Record<OwnerRule, readonly OwnerRule[]>> = {
  officer: ['team-lead', 'quality-manager', 'senior-manager'],
  'team-lead': ['quality-manager', 'officer', 'senior-manager'],
  'quality-manager': ['team-lead', 'senior-manager', 'officer'],
  'senior-manager': ['quality-manager', 'team-lead', 'officer'],
};

/** Whoever owns by a rule, or who stands in; null where nobody at all may. */
export function ownerBy(rule: OwnerRule, owners: Owners): string | null {
  return [rule, ...STAND_INS[rule]].map((one) => owners[one]).find((id) => id !== null) ?? null;
}

/** The steps of an intervention that starts on a day, each with its owner and its day. */
export function planSteps(
  steps: readonly ProtocolStep[],
  start: Day,
  owners: Owners,
  bankHolidays: ReadonlySet<string>,
): PlannedStep[] {
  return steps.map(({ name, days, owner, attends }, i) => ({
    place: i + 1,
    name,
    ownerAccountId: ownerBy(owner, owners),
    attends,
    dueOn: addWorkingDays(start, days, bankHolidays),
  }));
}
