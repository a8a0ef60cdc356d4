import { instantWords } from '../../../market/index.ts';
import type { EscalationRow } from '../../queries/escalations-source.ts';
import type { StepRow } from '../../queries/fetch-history.ts';

/** A step of the history as its page shows it. */
export interface StepShown {
  at: string;
  words: string;
  /** When the clock had run out, where the step came later than that. */
  due: string | null;
}

/** A step that the clock took so long after it was due is told with both moments: the server was not there to take it. */
const NOTED_AFTER_MS = 5 * 60_000;

/** The steps in their order, in sentences. */
export function presentSteps(
  steps: readonly StepRow[],
  { rungs }: Pick<EscalationRow, 'rungs'>,
): StepShown[] {
  return steps.map((step) => {
    const at = new Date(step.at);
    const due = step.dueAt === null ? null : new Date(step.dueAt);
    const noted = due !== null && at.getTime() - due.getTime() > NOTED_AFTER_MS;
    return { at: instantWords(at), words: wordsOf(step, rungs), due: noted ? instantWords(due) : null };
  });
}

const BECAUSE: Record<string, string> = {
  lead: 'leads the team',
  role: 'by role',
  name: 'named on this rung',
  'nobody else': 'nobody else was there',
};

function wordsOf({ kind, level, who, words, told }: StepRow, rungs: number): string {
  const by = who ?? 'Somebody';
  const rung = `rung ${level} of ${rungs}`;
  const names = told
    .map(
      ({ name, because, coversFor }) =>
        `${name} (${coversFor === null ? BECAUSE[because] : `for ${coversFor}, who is away`})`,
    )
    .join(', ');
  switch (kind) {
    case 'raised':
      return 'Raised.';
    case 'cause added':
      return 'One more reason was added; everybody who was told before was told of it.';
    case 'told':
      return names === ''
        ? `On ${rung}: everybody there had been told before.`
        : `Told on ${rung}: ${names}.`;
    case 'passed over':
      return `Nobody who may answer stands on ${rung}: passed over.`;
    case 'nobody left':
      return names === ''
        ? 'No rung above has anybody who may answer, and nobody else who may was left to be told.'
        : `No rung above has anybody who may answer: everybody who may was told: ${names}.`;
    case 'acknowledged':
      return `${by} took it on.`;
    case 'moved up':
      return `Nobody answered in time: it went up to ${rung}, and those below were told.`;
    case 'reminded':
      return 'Still unanswered at the top of the ladder: reminded.';
    case 'decided':
      return `${by} decided.`;
    case 'reopened':
      return words === null ? `${by} opened it again.` : `${by} opened it again: ${words}`;
  }
}
