import type { State } from './states.ts';
import { dueWords } from './words.ts';

/** An escalation as far as its clock shows. */
export interface Shown {
  state: State;
  acknowledgeBy: Date | null;
  decideBy: Date | null;
}

/** What is asked next and when: "Acknowledge within 12 minutes", "Decide: 2 hours late"; null once decided. */
export function clockWords({ state, acknowledgeBy, decideBy }: Shown, now: Date): string | null {
  if (state === 'raised' && acknowledgeBy !== null) return dueWords('Acknowledge', acknowledgeBy, now);
  if (state === 'acknowledged' && decideBy !== null) return dueWords('Decide', decideBy, now);
  return null;
}

/** Whether what is asked next is late. */
export function isLate({ state, acknowledgeBy, decideBy }: Shown, now: Date): boolean {
  const by = state === 'raised' ? acknowledgeBy : state === 'acknowledged' ? decideBy : null;
  return by !== null && by < now;
}

export const STATE_NAMES: Readonly<Record<State, string>> = {
  raised: 'Waits for somebody',
  acknowledged: 'Taken on',
  decided: 'Decided',
};
