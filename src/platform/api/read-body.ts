import type { TObject, TSchema } from 'typebox';
import { Compile } from 'typebox/compile';
import { parseDay } from '../../kernel/calendar-day.ts';
import { ApiProblem, fault, type RequestFault } from './problems.ts';

type Json = Record<string, unknown>;
type Read = { value: Json; errors?: never } | { value?: never; errors: RequestFault[] };

/** The keywords of a schema that a field is read by. */
interface Keywords {
  type?: string;
  enum?: readonly string[];
  format?: string;
  minimum?: number;
  maximum?: number;
  minLength?: number;
  maxLength?: number;
  maxItems?: number;
  items?: Keywords;
}

/** Makes the reader of an operation's body: one object of fields, each plain or a list of plain values. Every fault is told. */
export function bodyReader(schema: TObject): (given: unknown) => Read {
  const needed = new Set((schema as { required?: string[] }).required ?? []);
  const fields = Object.entries(schema.properties).map(([name, property]) => ({
    name,
    needed: needed.has(name),
    ...checkOf(property as TSchema),
  }));
  const known = new Set(fields.map(({ name }) => name));
  return (given) => {
    if (typeof given !== 'object' || given === null || Array.isArray(given)) throw notAnObject();
    const body = given as Json;
    const errors = Object.keys(body)
      .filter((name) => !known.has(name))
      .map((name) => unknownField(name, body[name], [...known].join(', ')));
    const value: Json = {};
    for (const { name, needed: must, fits, expected } of fields) {
      const sent = Object.hasOwn(body, name) ? body[name] : undefined;
      if (sent === undefined) {
        if (must) errors.push(missing(name, expected));
      } else if (fits(sent)) value[name] = sent;
      else errors.push(fault('body', name, shown(sent), expected));
    }
    return errors.length > 0 ? { errors } : { value };
  };
}

const notAnObject = () =>
  new ApiProblem('invalid-request', 'The body is no JSON object: expected one with the fields as described.');

function missing(name: string, expected: string): RequestFault {
  return { ...fault('body', name, '', expected), detail: `${name} is missing: expected ${expected}.` };
}

function unknownField(name: string, value: unknown, all: string): RequestFault {
  const told = fault('body', name, shown(value), '');
  return { ...told, detail: `There is no field "${told.parameter}" here: there are ${all}.` };
}

const shown = (value: unknown): string =>
  (typeof value === 'string' ? value : (JSON.stringify(value) ?? '')).toWellFormed();

function checkOf(schema: TSchema): { fits(value: unknown): boolean; expected: string } {
  const keywords = schema as Keywords;
  const compiled = Compile(schema);
  const isDay = keywords.format === 'date';
  return {
    expected: expectedOf(keywords),
    fits: (value) =>
      compiled.Check(value) &&
      textsOf(value).every(isPlain) &&
      (!isDay || parseDay(value as string) !== null),
  };
}

const textsOf = (value: unknown): string[] =>
  (Array.isArray(value) ? value : [value]).filter((each) => typeof each === 'string');

/** Text that a database can hold and an answer can repeat: no NUL, no half characters. */
const isPlain = (text: string): boolean => !text.includes('\u0000') && text.isWellFormed();

function expectedOf({ type, enum: choices, format, items, ...bounds }: Keywords): string {
  const { minimum, maximum, minLength, maxLength, maxItems } = bounds;
  if (choices !== undefined) return `one of ${choices.map((choice) => `"${choice}"`).join(', ')}`;
  if (type === 'array')
    return `a list of at most ${maxItems ?? 'any number'}, each ${expectedOf(items ?? {})}`;
  if (type === 'integer') return `a whole number from ${minimum ?? 0} to ${maximum ?? 'any'}`;
  if (format === 'date') return 'a day from 1900-01-01 to 2099-12-31, written YYYY-MM-DD';
  const least = minLength === undefined ? 'at most' : `${minLength} to`;
  return `plain text of ${least} ${maxLength ?? 'any number of'} characters`;
}
