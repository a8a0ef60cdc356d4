/** How an escalation stands. */
export const STATES = ['raised', 'acknowledged', 'decided'] as const;
export type State = (typeof STATES)[number];

/** What can happen to an escalation, in the words of its steps. */
const TRANSITIONS = [
  { from: null, to: 'raised', step: 'raised', words: 'a rule fires' },
  { from: 'raised', to: 'raised', step: 'moved up', words: 'nobody acknowledged in time' },
  { from: 'raised', to: 'acknowledged', step: 'acknowledged', words: 'somebody takes it on' },
  { from: 'raised', to: 'decided', step: 'decided', words: 'somebody decides' },
  { from: 'acknowledged', to: 'raised', step: 'moved up', words: 'nobody decided in time' },
  { from: 'acknowledged', to: 'decided', step: 'decided', words: 'somebody decides' },
  { from: 'decided', to: 'decided', step: 'decided', words: 'a decision is corrected by another' },
  { from: 'decided', to: 'raised', step: 'reopened', words: 'somebody opens it again' },
] as const;

export type StepKind =
  (typeof TRANSITIONS)[number]['step'] | 'cause added' | 'told' | 'passed over' | 'nobody left' | 'reminded';

/** Whether a step may happen in a state, and the state after it; undefined where it may not. */
export function after(from: State | null, step: StepKind): State | undefined {
  return TRANSITIONS.find((each) => each.from === from && each.step === step)?.to;
}

/** The state diagram of the README. */
export function stateDiagram(): string {
  const lines = TRANSITIONS.map(
    ({ from, to, words }) => `  ${from === null ? '[*]' : from} --> ${to}: ${words}`,
  );
  return ['stateDiagram-v2', ...lines].join('\n');
}
