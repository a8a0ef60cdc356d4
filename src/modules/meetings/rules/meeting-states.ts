export type MeetingState = 'planned' | 'held' | 'approved' | 'cancelled';
export type MeetingAct = 'hold' | 'approve' | 'cancel';

/** Every step that a meeting can take. Approved minutes stay as they are; corrections are noted beside them. */
const TRANSITIONS: readonly { from: MeetingState; act: MeetingAct; to: MeetingState }[] = [
  { from: 'planned', act: 'hold', to: 'held' },
  { from: 'planned', act: 'cancel', to: 'cancelled' },
  { from: 'held', act: 'approve', to: 'approved' },
];

/** Where an act leads; undefined where it cannot be done. */
export const after = (state: MeetingState, act: MeetingAct): MeetingState | undefined =>
  TRANSITIONS.find((step) => step.from === state && step.act === act)?.to;

/** Whether agenda, attendance and minutes can still be changed. */
export const isOpen = (state: MeetingState): boolean => state === 'planned' || state === 'held';

export const STATE_WORDS: Readonly<Record<MeetingState, string>> = {
  planned: 'Planned',
  held: 'Held, minutes not approved',
  approved: 'Minutes approved',
  cancelled: 'Cancelled',
};

/** The diagram in the README, made from the table. */
export function meetingDiagram(): string {
  const arrows = TRANSITIONS.map(({ from, act, to }) => `  ${from} -->|${act}| ${to}`);
  return ['```mermaid', 'flowchart LR', ...arrows, '```'].join('\n');
}
