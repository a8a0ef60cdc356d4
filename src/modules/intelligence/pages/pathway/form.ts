import type { FieldError, Parsed } from '../../../../kernel/parsed.ts';
import { one, type Fields } from '../../../../platform/forms/index.ts';
import { messages } from '../../messages.ts';
import { ANSWERS, proposeKind, type Answer, type IncidentQuestions } from '../../rules/pathway.ts';

export interface TypedPathway {
  answers: Record<string, Answer>;
  chosen: string;
  why: string;
}

/** The answers that were given; a question without one is absent. */
export function answersOf(fields: Fields, { questions }: IncidentQuestions): Record<string, Answer> {
  return Object.fromEntries(
    questions.flatMap(({ question }) => {
      const answer = ANSWERS.find((each) => each === one(fields, `answer-${question}`));
      return answer === undefined ? [] : [[question, answer]];
    }),
  );
}

/** Reads the answers and, in the second step, what was chosen: null in the first. */
export function parsePathwayForm(
  fields: Fields,
  questions: IncidentQuestions,
): Parsed<{
  answers: Record<string, Answer>;
  chosen: 'safeguarding' | 'notifiable-incident' | null;
  why: string;
}> {
  const answers = answersOf(fields, questions);
  const errors = questions.questions
    .filter(({ question }) => answers[question] === undefined)
    .map(({ question }): FieldError => ({ field: `answer-${question}`, message: messages.answerMissing }));
  const why = one(fields, 'why');
  if (why.length > 2_000) errors.push({ field: 'why', message: messages.tooLong('The reason', 2_000) });
  if (errors.length > 0) return { errors };
  if (one(fields, 'step') !== 'choose') return { value: { answers, chosen: null, why } };
  const chosen = (['safeguarding', 'notifiable-incident'] as const).find(
    (each) => each === one(fields, 'chosen'),
  );
  if (chosen === undefined) return { errors: [{ field: 'chosen', message: messages.chosenMissing }] };
  if (chosen !== proposeKind(questions.questions, answers).kind && why === '')
    return { errors: [{ field: 'why', message: messages.whyNotProposed }] };
  return { value: { answers, chosen, why } };
}
