/** The state of an intervention. */
export type State = 'proposed' | 'open' | 'ended' | 'declined' | 'cancelled';
/** What somebody may do to an intervention. */
export type Act = 'accept' | 'decline' | 'end' | 'cancel';

export const STATE_NAMES: Readonly<Record<State, string>> = {
  proposed: 'Proposed',
  open: 'Open',
  ended: 'Ended',
  declined: 'Declined',
  cancelled: 'Cancelled',
};

/** How interventions may change, and no other way. The diagram of the README is made of it. */
const TRANSITIONS: readonly { from: State; act: Act; to: State; words: string }[] = [
  { from: 'proposed', act: 'accept', to: 'open', words: 'accepted' },
  { from: 'proposed', act: 'decline', to: 'declined', words: 'declined, with a reason' },
  { from: 'open', act: 'end', to: 'ended', words: 'ended, with what came of it' },
  { from: 'open', act: 'cancel', to: 'cancelled', words: 'cancelled, with a reason' },
];

/** The state of a step. */
export type StepState = 'to-do' | 'done' | 'not-needed';
export type StepAct = 'do' | 'drop';

export const STEP_STATE_NAMES: Readonly<Record<StepState, string>> = {
  'to-do': 'To do',
  done: 'Done',
  'not-needed': 'Not needed',
};

const STEP_TRANSITIONS: readonly { from: StepState; act: StepAct; to: StepState; words: string }[] = [
  { from: 'to-do', act: 'do', to: 'done', words: 'done' },
  { from: 'to-do', act: 'drop', to: 'not-needed', words: 'not needed, with a reason' },
];

/** Where an act leads from a state; null where it may not be done there. */
export function nextState(from: State, act: Act): State | null {
  return TRANSITIONS.find((one) => one.from === from && one.act === act)?.to ?? null;
}

/** The same of a step. */
export function nextStepState(from: StepState, act: StepAct): StepState | null {
  return STEP_TRANSITIONS.find((one) => one.from === from && one.act === act)?.to ?? null;
}

/** What came of an intervention that has ended. The last two are of random checks and visits. */
export const OUTCOMES = {
  improved: 'The service has improved',
  'not-improved': 'It has not improved enough, and this ends without more',
  escalated: 'More is needed: start the next level',
  fine: 'All was fine',
  concerns: 'There are concerns',
} as const;
export type Outcome = keyof typeof OUTCOMES;

const LOOKS = new Set(['desktop-review', 'visit-announced', 'visit-unannounced']);

/** What may come of a kind: a look finds a service fine or has concerns; support improves it or not. */
export function outcomesOf(kind: string): Outcome[] {
  return LOOKS.has(kind) ? ['fine', 'concerns', 'escalated'] : ['improved', 'not-improved', 'escalated'];
}

/** Mermaid's state diagram of both tables, for the README. */
export function stateDiagram(): string {
  const first = [
    '  [*] --> proposed: a protocol proposes it',
    '  [*] --> open: a protocol or a person starts it',
  ];
  const lines = TRANSITIONS.map(({ from, to, words }) => `  ${from} --> ${to}: ${words}`);
  const steps = STEP_TRANSITIONS.map(
    ({ from, to, words }) => `    ${mermaid(from)} --> ${mermaid(to)}: ${words}`,
  );
  return [
    'stateDiagram-v2',
    ...first,
    ...lines,
    '  state "each step" as step {',
    '    [*] --> to_do',
    ...steps,
    '  }',
  ].join('\n');
}

const mermaid = (state: string) => state.replaceAll('-', '_');
