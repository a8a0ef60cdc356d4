import type { Clock } from '../../../platform/clock/index.ts';
import type { Tx } from '../../../platform/db/types.ts';
import { saveAnswers } from '../queries/save-answers.ts';
import type { WeeklyReturn } from '../queries/return-source.ts';
import type { Answers, Design } from '../rules/design.ts';
import { propose } from '../rules/rate.ts';

/** Keeps answers and rates by them at once; false where somebody changed the return meanwhile. */
export function answerReturn(
  tx: Tx,
  how: { clock: Clock; authorityId: string; design: Design; seen: number; onBehalf: boolean },
  asked: Pick<WeeklyReturn, 'returnId' | 'locationId' | 'category' | 'beds'>,
  answers: Answers,
): Promise<boolean> {
  const { returnId, locationId } = asked;
  const key = { authorityId: how.authorityId, returnId, locationId, seen: how.seen };
  const proposal = propose(how.design, answers, asked);
  return saveAnswers(tx, how.clock, key, { answers, onBehalf: how.onBehalf, proposal });
}
