export const RETURN_STATES = [
  'not-asked',
  'asked',
  'in-hand',
  'late',
  'sent',
  'queried',
  'accepted',
] as const;
export type ReturnState = (typeof RETURN_STATES)[number];

/** Who takes a step: the house by itself, the provider, or an officer of the council. */
type Actor = 'house' | 'provider' | 'officer';

export type Act = 'ask' | 'save' | 'pass due' | 'send' | 'correct' | 'query' | 'accept' | 'excuse';

interface Transition {
  from: ReturnState;
  act: Act;
  to: ReturnState;
  by: readonly Actor[];
}

const BOTH: readonly Actor[] = ['provider', 'officer'];

/**
 * Every step that a return can take. A draft that is saved after the due day leaves the return late. An officer sends and corrects on
 * behalf of the provider.
 */
export const TRANSITIONS: readonly Transition[] = [
  { from: 'not-asked', act: 'ask', to: 'asked', by: ['house', 'officer'] },
  { from: 'asked', act: 'save', to: 'in-hand', by: BOTH },
  { from: 'in-hand', act: 'save', to: 'in-hand', by: BOTH },
  { from: 'late', act: 'save', to: 'late', by: BOTH },
  { from: 'sent', act: 'save', to: 'sent', by: BOTH },
  { from: 'queried', act: 'save', to: 'queried', by: BOTH },
  { from: 'accepted', act: 'save', to: 'accepted', by: BOTH },
  { from: 'asked', act: 'pass due', to: 'late', by: ['house'] },
  { from: 'in-hand', act: 'pass due', to: 'late', by: ['house'] },
  { from: 'asked', act: 'send', to: 'sent', by: BOTH },
  { from: 'in-hand', act: 'send', to: 'sent', by: BOTH },
  { from: 'late', act: 'send', to: 'sent', by: BOTH },
  { from: 'sent', act: 'correct', to: 'sent', by: BOTH },
  { from: 'queried', act: 'correct', to: 'sent', by: BOTH },
  { from: 'accepted', act: 'correct', to: 'sent', by: BOTH },
  { from: 'sent', act: 'query', to: 'queried', by: ['officer'] },
  { from: 'accepted', act: 'query', to: 'queried', by: ['officer'] },
  { from: 'sent', act: 'accept', to: 'accepted', by: ['officer'] },
  { from: 'queried', act: 'accept', to: 'accepted', by: ['officer'] },
  { from: 'asked', act: 'excuse', to: 'not-asked', by: ['officer'] },
  { from: 'in-hand', act: 'excuse', to: 'not-asked', by: ['officer'] },
  { from: 'late', act: 'excuse', to: 'not-asked', by: ['officer'] },
];

/** Where an act leads from a state; undefined where it cannot be done there. */
export function after(state: ReturnState, act: Act): ReturnState | undefined {
  return TRANSITIONS.find((step) => step.from === state && step.act === act)?.to;
}

/** Whether the answers that were sent stand already, so that sending again corrects them. */
export const hasCome = (state: ReturnState): boolean =>
  state === 'sent' || state === 'queried' || state === 'accepted';

export const STATE_WORDS: Readonly<Record<ReturnState, string>> = {
  'not-asked': 'Not asked',
  asked: 'Asked',
  'in-hand': 'In hand',
  late: 'Late',
  sent: 'Sent',
  queried: 'Queried',
  accepted: 'Accepted',
};

/** The diagram in the README, made from the table; saving a draft, which changes nothing there, is left out. */
export function returnDiagram(): string {
  const arrows = TRANSITIONS.filter(({ from, act, to }) => act !== 'save' || from !== to).map(
    ({ from, act, to }) => `  ${from} -->|${act}| ${to}`,
  );
  return ['```mermaid', 'flowchart LR', ...arrows, '```'].join('\n');
}
