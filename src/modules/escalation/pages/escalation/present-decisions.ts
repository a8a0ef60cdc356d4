import { longDay } from '../../../../kernel/calendar-day.ts';
import { instantWords } from '../../../market/index.ts';
import type { DecisionRow } from '../../queries/fetch-history.ts';
import { outcomeName } from '../../rules/outcomes.ts';

/** A decision as its page shows it. */
export interface DecisionShown {
  title: string;
  by: string;
  /** True for one that a later decision corrects. */
  corrected: boolean;
  lines: { label: string; text: string }[];
}

/** Decisions, the newest first: only that one holds. */
export function presentDecisions(decisions: readonly DecisionRow[]): DecisionShown[] {
  return decisions.map((decision, i) => ({
    title: outcomeName(decision.outcome),
    by: `${decision.by ?? 'Somebody'}, ${instantWords(new Date(decision.at))}`,
    corrected: i > 0,
    lines: [
      {
        label: 'Reason',
        text: decision.reason ?? 'You may not see it: it speaks of something that was told in confidence.',
      },
      ...(decision.lead === null ? [] : [{ label: 'Lead officer', text: decision.lead }]),
      ...(decision.panelOn === null ? [] : [{ label: 'Panel on', text: longDay(decision.panelOn) }]),
      ...(decision.attendees.length === 0 && decision.attendeesMore === ''
        ? []
        : [
            {
              label: 'Asked to it',
              text: [...decision.attendees, decision.attendeesMore].filter(Boolean).join(', '),
            },
          ]),
      { label: 'Placing councils', text: councilsWords(decision) },
    ],
  }));
}

function councilsWords({ toldCouncils, toldCouncilNames }: DecisionRow): string {
  if (toldCouncils === 'told') return `Told: ${toldCouncilNames}`;
  return toldCouncils === 'none' ? 'None has people there' : 'Not told yet';
}
