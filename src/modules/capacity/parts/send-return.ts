import type { Clock } from '../../../platform/clock/index.ts';
import type { Tx } from '../../../platform/db/types.ts';
import type { Announce } from '../../../platform/events/index.ts';
import type { MonthlyReturn } from '../queries/find-return.ts';
import { saveActs } from '../queries/save-acts.ts';
import { saveMeasures } from '../queries/save-measures.ts';
import { saveAnswers, saveReturnState } from '../queries/save-return.ts';
import { RETURNS_CHANGED } from '../returns-changed.ts';
import { eventWords } from '../rules/event-words.ts';
import type { Answers } from '../rules/form.ts';
import { measuresOf } from '../rules/measures.ts';
import { after, hasCome } from '../rules/return-states.ts';

export interface Sending {
  tx: Tx;
  authorityId: string;
  clock: Clock;
  announce: Announce;
  /** The version of the return that the form was made of. */
  seen: number;
  /** Why answers that were sent already are corrected. */
  reason: string;
  /** True where an officer enters it for the provider. */
  onBehalf: boolean;
}

/**
 * Sends a return, or corrects one that was sent: keeps the answers as a new version, works out its figures, and tells the log. A
 * correction records no second event; whoever weighs risk hears of it all the same. False where somebody changed it meanwhile.
 */
export async function sendReturn(found: MonthlyReturn, answers: Answers, how: Sending): Promise<boolean> {
  const { tx, authorityId, clock, announce } = how;
  const { returnId, locationId, month } = found;
  const today = clock.today();
  const act = hasCome(found.state) ? 'correct' : 'send';
  const state = after(found.state, act);
  const number = (found.number ?? 0) + 1;
  if (state === undefined) return false;
  if (!(await saveReturnState(tx, returnId, how.seen, state, { on: today, number }))) return false;
  const key = { returnId, authorityId, locationId };
  const measures = measuresOf(found.form, answers);
  await saveAnswers(tx, {
    ...key, number, answers, reason: act === 'correct' ? how.reason : '', onBehalf: how.onBehalf, sentOn: today, sentAt: clock.now(),
  }); // prettier-ignore
  await saveMeasures(tx, { ...key, month }, measures);
  await saveActs(tx, clock, [{ ...key, act, words: act === 'correct' ? how.reason : '' }]);
  const came =
    act === 'correct'
      ? null
      : {
          locationId,
          month,
          sentOn: today,
          onBehalf: how.onBehalf,
          ...eventWords(month, found.dueOn, today, measures),
        };
  await announce(tx, RETURNS_CHANGED, { authorityId, locationIds: [locationId], came });
  return true;
}
