import type { FieldError } from '../../../kernel/parsed.ts';

/** What is missing, as people who fill in a form call it; the rules name fields of a file. */
const MISSING: Record<string, string> = {
  because: 'Enter the clause that follows "because": whoever gets points is told why',
  words: 'Enter what it says in a list of reasons',
  label: 'Enter a name',
  source: 'Say where this comes from: practice, regulation, data',
  name: 'Enter a name',
  one: 'Enter what one of them is called',
  many: 'Enter what several of them are called',
  called: 'Enter what it is called',
  measure: 'Enter the measure of the return',
};

/** A problem of a model in the words of a form. */
export function plainProblem({ field, message }: FieldError): string {
  const key = /^"(\w+)" must be text and must not be empty$/.exec(message)?.[1];
  if (key !== undefined) return MISSING[key] ?? message;
  const elsewhere = /^(caps|adjustments|floors)\.(\d+)/.exec(field);
  if (elsewhere === null) return message;
  const name = { caps: 'Cap', adjustments: 'What counts for more', floors: 'Floor' }[elsewhere[1] as 'caps'];
  return `${name} ${elsewhere[2]}: ${message}`;
}
