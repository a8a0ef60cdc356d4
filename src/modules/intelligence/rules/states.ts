/** Where an event stands. */
export const STATES = ['new', 'open', 'closed', 'merged', 'split', 'withdrawn'] as const;
export type State = (typeof STATES)[number];

/** What an officer does with an event that moves it from one state to another. */
export type Act = 'accept' | 'close' | 'reopen' | 'merge' | 'split' | 'withdraw' | 'undo';

interface Transition {
  act: Act;
  from: readonly State[];
  /** 'before' is the state that the event had before it was merged, split or withdrawn. */
  to: State | 'before';
}

/** Every step that an event can take, and no other. */
export const TRANSITIONS: readonly Transition[] = [
  { act: 'accept', from: ['new'], to: 'open' },
  { act: 'close', from: ['new', 'open'], to: 'closed' },
  { act: 'reopen', from: ['closed'], to: 'open' },
  { act: 'merge', from: ['new', 'open', 'closed'], to: 'merged' },
  { act: 'split', from: ['new', 'open', 'closed'], to: 'split' },
  { act: 'withdraw', from: ['new', 'open', 'closed'], to: 'withdrawn' },
  { act: 'undo', from: ['merged', 'split', 'withdrawn'], to: 'before' },
];

/** The state that an act leads to; undefined where it cannot be done from this one. */
export function stateAfter(act: Act, from: State): Transition['to'] | undefined {
  return TRANSITIONS.find((each) => each.act === act && each.from.includes(from))?.to;
}

/** What can be done with an event in a state. */
export const actsFrom = (state: State): Act[] =>
  TRANSITIONS.filter(({ from }) => from.includes(state)).map(({ act }) => act);

/** Whether an event is weighed and listed: not merged, split or withdrawn. */
export const isLive = (state: State): boolean => state === 'new' || state === 'open' || state === 'closed';

/** The diagram in the README, made from the table. */
export function stateDiagram(): string {
  const arrows = TRANSITIONS.flatMap(({ act, from, to }) =>
    from.map((state) => `  ${state} -->|${act}| ${to === 'before' ? 'before' : to}`),
  );
  return ['```mermaid', 'flowchart LR', ...arrows, '```'].join('\n');
}
