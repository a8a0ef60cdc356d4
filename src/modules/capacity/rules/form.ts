import type { Day } from '../../../kernel/calendar-day.ts';

/** What is asked of a kind of service from a day on: data, of which each version is kept. */
export interface Form {
  id: string;
  version: number;
  name: string;
  validFrom: Day;
  /** What councils count the services as that it asks: "Nursing home". */
  appliesTo: readonly string[];
  source: string;
  sections: readonly Section[];
  checks: readonly Check[];
  measures: readonly MeasureRule[];
}

interface Section {
  title: string;
  lead?: string;
  questions: readonly Question[];
}

interface Asked {
  key: string;
  label: string;
  hint?: string;
  /** May be left empty. */
  optional?: boolean;
}

/** A whole number from 0. A jump from last month of more than a share, and at least so many, is asked to be confirmed. */
interface NumberQuestion extends Asked {
  type: 'number';
  max: number;
  jump?: { percent: number; least: number };
}
/** A whole number of per cent. */
interface PercentQuestion extends Asked {
  type: 'percent';
}
interface ChoiceQuestion extends Asked {
  type: 'choice';
  items: readonly { value: string; text: string; score: number }[];
}
interface WordsQuestion extends Asked {
  type: 'words';
  max: number;
}
interface DayQuestion extends Asked {
  type: 'day';
}

export type Question = NumberQuestion | PercentQuestion | ChoiceQuestion | WordsQuestion | DayQuestion;

/** What must hold between answers; the message stands at the question that it names. */
export type Check =
  | { atMost: readonly [string, string]; message: string }
  | { parts: readonly string[]; total: string; message: string }
  | { parts: readonly string[]; atMost: string; message: string }
  | { needs: string; when: { question: string; from: number }; message: string };

/** A figure of a return: one answer, a sum, or one sum over another; a ratio over nothing is not known. */
export type MeasureRule =
  | { key: string; value: string }
  | { key: string; sum: readonly string[] }
  | { key: string; over: readonly string[]; under: readonly string[]; times: number };

/** What a return says, by question: a number, the value of a choice, words, or a day; null where nothing was said. */
export type Answers = Readonly<Record<string, number | string | null>>;

export const questionsOf = (form: Form): Question[] =>
  form.sections.flatMap(({ questions }) => [...questions]);

/** The input at which an error of a question stands. */
export const inputOf = (question: Question): string =>
  question.type === 'day' ? `${question.key}-day` : question.key;

/** A choice's score, or a number as it is; null where nothing was said. */
export function numberOf(form: Form, answers: Answers, key: string): number | null {
  const answer = answers[key] ?? null;
  if (typeof answer === 'number' || answer === null) return answer;
  const question = questionsOf(form).find((each) => each.key === key);
  if (question?.type !== 'choice') return null;
  return question.items.find(({ value }) => value === answer)?.score ?? null;
}

/** The form of a kind of service for a month, of all that are kept; undefined where it is not asked. */
export function formFor(forms: readonly Form[], category: string, month: Day): Form | undefined {
  return forms
    .filter((form) => form.appliesTo.includes(category) && form.validFrom <= month)
    .toSorted((a, b) => b.validFrom.localeCompare(a.validFrom) || b.version - a.version)[0];
}
