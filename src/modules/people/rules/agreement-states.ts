import type { Day } from '../../../kernel/calendar-day.ts';

export type AgreementState = 'proposed' | 'accepted' | 'refused' | 'withdrawn' | 'revoked' | 'replaced';
/** Who of the two councils: the one that shows its services, or the one that sees them. */
export type Side = 'giver' | 'receiver';

interface Transition {
  from: AgreementState;
  to: AgreementState;
  by: readonly Side[];
  /** What a person presses. */
  act: string;
  /** Whether they say why. */
  withReason: boolean;
}

/**
 * Every step that an agreement can take. The database holds the same (people.guard_sharing_agreement); being replaced is no
 * act of its own: it comes with accepting the agreement that replaces it.
 */
export const TRANSITIONS: readonly Transition[] = [
  { from: 'proposed', to: 'accepted', by: ['receiver'], act: 'accept', withReason: false },
  { from: 'proposed', to: 'refused', by: ['receiver'], act: 'refuse', withReason: true },
  { from: 'proposed', to: 'withdrawn', by: ['giver'], act: 'withdraw', withReason: true },
  { from: 'accepted', to: 'revoked', by: ['giver', 'receiver'], act: 'revoke', withReason: true },
  { from: 'accepted', to: 'replaced', by: ['receiver'], act: '', withReason: false },
];

/** What this side may do with an agreement in a state. */
export function actsOf(state: AgreementState, side: Side): Transition[] {
  return TRANSITIONS.filter(({ from, by, act }) => from === state && by.includes(side) && act !== '');
}

/** How an agreement stands on a day, in words. */
export function standingOf(
  { state, fromDay, untilDay }: { state: AgreementState; fromDay: Day; untilDay: Day },
  today: Day,
): 'Proposed' | 'In force' | 'Not begun' | 'Ended' | 'Refused' | 'Withdrawn' | 'Revoked' | 'Replaced' {
  if (state === 'accepted') return today < fromDay ? 'Not begun' : today > untilDay ? 'Ended' : 'In force';
  return (
    {
      proposed: 'Proposed',
      refused: 'Refused',
      withdrawn: 'Withdrawn',
      revoked: 'Revoked',
      replaced: 'Replaced',
    } as const
  )[state];
}

/** The diagram in the README, made from the table. */
export function agreementDiagram(): string {
  const arrows = TRANSITIONS.map(({ from, to, by }) => `  ${from} -->|${by.join(' or ')}| ${to}`);
  return ['```mermaid', 'flowchart LR', ...arrows, '```'].join('\n');
}
