import type { Day } from '../../../kernel/calendar-day.ts';

/** A question that decides whether an incident is safeguarding. */
export interface IncidentQuestion {
  question: string;
  words: string;
  /** What a yes says: "somebody was harmed". */
  because: string;
}

/** The questions in force from a day. */
export interface IncidentQuestions {
  validFrom: Day;
  questions: readonly IncidentQuestion[];
}

export const ANSWERS = ['yes', 'no', 'unknown'] as const;
export type Answer = (typeof ANSWERS)[number];

export interface Proposal {
  kind: 'safeguarding' | 'notifiable-incident';
  /** Why, a sentence. */
  words: string;
}

/**
 * The questions in force on a day, of all that ever were.
 *
 * @throws RangeError where none were in force yet: a rule that is missing is an error, never silently another
 */
export function questionsOn(
  all: readonly (IncidentQuestion & { validFrom: Day })[],
  day: Day,
): IncidentQuestions {
  const from = all
    .map(({ validFrom }) => validFrom)
    .filter((each) => each <= day)
    .toSorted()
    .at(-1);
  if (from === undefined) throw new RangeError(`no questions about incidents are in force on ${day}`);
  return { validFrom: from, questions: all.filter(({ validFrom }) => validFrom === from) };
}

/** What the answers say an incident is: safeguarding where one is yes or not known, else a notifiable incident. */
export function proposeKind(
  questions: readonly IncidentQuestion[],
  answers: Readonly<Record<string, Answer>>,
): Proposal {
  const of = (answer: Answer) => questions.filter(({ question }) => answers[question] === answer);
  const yes = of('yes').map(({ because }) => because);
  const unknown = questions.filter(({ question }) => (answers[question] ?? 'unknown') === 'unknown').length;
  if (yes.length > 0) return { kind: 'safeguarding', words: `Safeguarding, because ${listed(yes)}.` };
  if (unknown > 0)
    return {
      kind: 'safeguarding',
      words: `Safeguarding, because ${unknown === 1 ? 'one answer is' : `${unknown} answers are`} not known: ask the safeguarding team.`,
    };
  return {
    kind: 'notifiable-incident',
    words: 'A notifiable incident: it is counted, and not logged as safeguarding.',
  };
}

function listed(words: readonly string[]): string {
  return words.length < 2
    ? (words[0] ?? '')
    : `${words.slice(0, -1).join(', ')} and ${words[words.length - 1]}`;
}
