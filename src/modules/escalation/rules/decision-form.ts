import type { Day } from '../../../kernel/calendar-day.ts';
import type { InterventionKind, Outcome, ToldCouncils } from './outcomes.ts';

/** A decision as its form says it. */
export interface DecisionForm {
  outcome: Outcome;
  reason: string;
  /** What to start; null where the outcome names nothing. */
  kind: InterventionKind | null;
  leadAccountId: string | null;
  panelOn: Day | null;
  attendees: readonly string[];
  attendeesMore: string;
  toldCouncils: ToldCouncils;
  toldCouncilNames: string;
}
