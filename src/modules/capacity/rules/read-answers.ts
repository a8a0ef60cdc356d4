import type { Day } from '../../../kernel/calendar-day.ts';
import type { FieldError, Parsed } from '../../../kernel/parsed.ts';
import { dayOf, one, type Fields } from '../../../platform/forms/index.ts';
import { messages } from '../messages.ts';
import { brokenChecks } from './checks.ts';
import { inputOf, questionsOf, type Answers, type Form, type Question } from './form.ts';

type Read = { value: number | string | null } | { wrong: string };

/** Reads a whole return: every answer and what must hold between them; one error a question, in the order of the form. */
export function readAnswers(form: Form, fields: Fields, today: Day): Parsed<Answers> {
  const answers: Record<string, number | string | null> = {};
  const errors: FieldError[] = [];
  for (const question of questionsOf(form)) {
    const read = readAnswer(question, fields, today);
    if ('wrong' in read) errors.push({ field: inputOf(question), message: read.wrong });
    else answers[question.key] = read.value;
  }
  for (const broken of brokenChecks(form, answers))
    if (!errors.some(({ field }) => field === broken.field)) errors.push(broken);
  return errors.length > 0 ? { errors: inOrder(form, errors) } : { value: answers };
}

function inOrder(form: Form, errors: readonly FieldError[]): FieldError[] {
  const place = new Map(questionsOf(form).map((question, i) => [inputOf(question), i]));
  return errors.toSorted((a, b) => (place.get(a.field) ?? 0) - (place.get(b.field) ?? 0));
}

function readAnswer(question: Question, fields: Fields, today: Day): Read {
  if (question.type === 'day') return readDay(question, fields, today);
  const typed = one(fields, question.key);
  if (typed === '')
    return question.optional === true ? { value: null } : { wrong: messages.missing(question.label) };
  switch (question.type) {
    case 'number':
      return readNumber(question.label, typed, question.max);
    case 'percent':
      return readNumber(question.label, typed.replace(/\s*%$/, ''), 100);
    case 'choice':
      return question.items.some(({ value }) => value === typed)
        ? { value: typed }
        : { wrong: messages.chooseOne(question.label) };
    case 'words':
      return typed.length > question.max
        ? { wrong: messages.tooLong(question.label, question.max) }
        : { value: typed };
  }
}

const WHOLE = /^\d{1,9}$/;
const DECIMAL = /^\d+[.,]\d+$/;

function readNumber(label: string, typed: string, max: number): Read {
  // "1,200" is how people write twelve hundred
  const text = typed.replace(/^(\d{1,3})((?:,\d{3})+)$/, (whole) => whole.replaceAll(',', ''));
  if (/^-\s*\d/.test(text)) return { wrong: messages.negative(label) };
  if (DECIMAL.test(text)) return { wrong: messages.decimal(label) };
  if (!WHOLE.test(text)) return { wrong: messages.notANumber(label, typed.slice(0, 20)) };
  const value = Number(text);
  return value > max ? { wrong: messages.tooMany(label, max) } : { value };
}

function readDay(question: Question, fields: Fields, today: Day): Read {
  const found = dayOf(fields, question.key);
  if (found === undefined) return { wrong: messages.dayWrong(question.label) };
  if (found === null)
    return question.optional === true ? { value: null } : { wrong: messages.missing(question.label) };
  if (found > today || found < '1950-01-01') return { wrong: messages.dayNotPast(question.label) };
  return { value: found };
}
