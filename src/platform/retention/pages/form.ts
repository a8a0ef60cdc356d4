import type { FieldError, Parsed } from '../../../kernel/parsed.ts';
import { one, wholeNumber, type Fields } from '../../forms/index.ts';
import { messages } from '../messages.ts';
import type { PeriodRule } from '../types.ts';

const MOST_WORDS = 1000;

/** Reads a council's own period of a type, with its reason. */
export function parsePeriodForm(fields: Fields, rule: PeriodRule): Parsed<{ months: number; why: string }> {
  const { least, most } = rule.keep;
  const months = wholeNumber(one(fields, 'months'), least, most);
  const errors: FieldError[] = [];
  if (rule.owner === 'installation') errors.push({ field: 'months', message: messages.notChangeable });
  else if (months === null || months === undefined)
    errors.push({ field: 'months', message: messages.monthsWrong(least, most) });
  const why = parseWhy(fields, 'period-why');
  if (why.errors) errors.push(...why.errors);
  if (errors.length > 0 || typeof months !== 'number' || why.errors) return { errors };
  return { value: { months, why: why.value } };
}

/** Reads why somebody holds a type, lifts a hold or chose a period. */
export function parseWhy(fields: Fields, field: string): Parsed<string> {
  const why = one(fields, field);
  if (why === '') return { errors: [{ field, message: messages.whyMissing }] };
  if (why.length > MOST_WORDS) return { errors: [{ field, message: messages.whyTooLong }] };
  return { value: why };
}
