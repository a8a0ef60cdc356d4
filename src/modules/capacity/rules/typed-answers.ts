import { dayOf, one, type Fields } from '../../../platform/forms/index.ts';
import { longDay, type Day } from '../../../kernel/calendar-day.ts';
import { questionsOf, type Answers, type Form, type Question } from './form.ts';

/** Longer texts are no answers to any question. */
const MOST_TYPED = 4000;

const DAY_PARTS = ['day', 'month', 'year'] as const;

const namesOf = (question: Question): string[] =>
  question.type === 'day' ? DAY_PARTS.map((part) => `${question.key}-${part}`) : [question.key];

/** What was typed of a form, and nothing else that came with it; as a draft keeps it. */
export function typedOf(form: Form, fields: Fields): Record<string, string> {
  const names = questionsOf(form).flatMap(namesOf);
  return Object.fromEntries(
    names.map((name) => [name, one(fields, name).slice(0, MOST_TYPED)]).filter(([, text]) => text !== ''),
  );
}

/** Answers as they would be typed. */
export function fieldsOf(form: Form, answers: Answers): Record<string, string> {
  return Object.fromEntries(
    questionsOf(form).flatMap((question): [string, string][] => {
      const answer = answers[question.key] ?? null;
      if (answer === null) return [];
      if (question.type !== 'day') return [[question.key, String(answer)]];
      const [year, month, day] = String(answer).split('-').map(Number);
      return [
        [`${question.key}-day`, String(day)],
        [`${question.key}-month`, String(month)],
        [`${question.key}-year`, String(year)],
      ];
    }),
  );
}

/** An answer as a page shows it; '' where nothing was said. */
export function answerWords(question: Question, answer: number | string | null): string {
  if (answer === null || answer === '') return '';
  switch (question.type) {
    case 'choice':
      return question.items.find(({ value }) => value === answer)?.text ?? String(answer);
    case 'day':
      return longDay(answer as Day);
    case 'percent':
      return `${answer} %`;
    default:
      return typeof answer === 'number' ? answer.toLocaleString('en-GB') : answer;
  }
}

/** What was typed in answer to a question, as a page shows it beside another's. */
function typedWords(question: Question, typed: Fields): string {
  if (question.type !== 'day') return answerWords(question, one(typed, question.key) || null);
  const day = dayOf(typed, question.key);
  return day === null || day === undefined ? '' : longDay(day);
}

/** The questions that two people answered differently, in words. */
export function differences(
  form: Form,
  theirs: Fields,
  yours: Fields,
): { label: string; theirs: string; yours: string }[] {
  return questionsOf(form)
    .map((question) => ({
      label: question.label,
      theirs: typedWords(question, theirs),
      yours: typedWords(question, yours),
    }))
    .filter((row) => row.theirs !== row.yours);
}
