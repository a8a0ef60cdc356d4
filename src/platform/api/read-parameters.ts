import type { TObject, TSchema } from 'typebox';
import { Compile } from 'typebox/compile';
import { parseDay } from '../../kernel/calendar-day.ts';
import { MOST_VALUES } from './limits.ts';
import { fault, type RequestFault } from './problems.ts';

/** What an address may hold of one parameter, made from its schema. */
interface ParameterReader {
  name: string;
  many: boolean;
  /** The value of a text, or undefined where the text is none. */
  read(text: string): string | number | undefined;
  expected: string;
}

/** The keywords of a schema that a parameter is read by. */
interface Keywords {
  type?: string;
  enum?: readonly string[];
  format?: string;
  minimum?: number;
  maximum?: number;
  minLength?: number;
  maxLength?: number;
  items?: TSchema;
}

type Read = { value: Record<string, unknown>; errors?: never } | { value?: never; errors: RequestFault[] };

/** The names of the parameters that a request must have. */
export const requiredOf = (schema: TObject): readonly string[] =>
  (schema as { required?: readonly string[] }).required ?? [];

/** Makes the reader of an operation's parameters: it takes what the address says and answers typed values or every fault. */
export function parameterReader(
  schema: TObject,
  where: 'query' | 'path',
): (given: Readonly<Record<string, unknown>>) => Read {
  const required = requiredOf(schema);
  const readers = Object.entries(schema.properties).map(([name, property]) => ({
    ...readerOf(name, property as TSchema),
    required: required.includes(name),
  }));
  const known = new Set(readers.map(({ name }) => name));
  const all = [...known].join(', ');
  return (given) => {
    const errors = Object.keys(given)
      .filter((name) => !known.has(name))
      .map((name) => unknownParameter(where, name, given[name], all));
    const value: Record<string, unknown> = {};
    for (const reader of readers) {
      const texts = textsOf(given, reader.name);
      const read = texts.map((text) => (isPlain(text) ? reader.read(text) : undefined));
      const wrong = read.indexOf(undefined);
      if (texts.length === 0 && reader.required) errors.push(missing(where, reader));
      else if (wrong >= 0) errors.push(fault(where, reader.name, texts[wrong]!, reader.expected));
      else if (!reader.many && texts.length > 1)
        errors.push(fault(where, reader.name, texts.join(', '), `${reader.expected}, once`));
      else if (texts.length > MOST_VALUES)
        errors.push(fault(where, reader.name, `${texts.length} values`, `at most ${MOST_VALUES} values`));
      else if (texts.length > 0) value[reader.name] = reader.many ? [...new Set(read)] : read[0];
    }
    return errors.length > 0 ? { errors } : { value };
  };
}

function missing(where: 'query' | 'path', { name, expected }: ParameterReader): RequestFault {
  return { ...fault(where, name, '', expected), detail: `${name} is missing: expected ${expected}.` };
}

function unknownParameter(where: 'query' | 'path', name: string, value: unknown, all: string): RequestFault {
  const told = fault(where, name, String(value), '');
  const detail = `There is no parameter "${told.parameter}" here: ${all === '' ? 'there is none at all' : `there are ${all}`}.`;
  return { ...told, detail };
}

function textsOf(given: Readonly<Record<string, unknown>>, name: string): string[] {
  const value = Object.hasOwn(given, name) ? given[name] : undefined;
  const all = Array.isArray(value) ? (value as unknown[]) : value === undefined ? [] : [value];
  return all.map(String);
}

/** Text that a database can hold and an answer can repeat: no NUL, no half characters. */
function isPlain(text: string): boolean {
  return !text.includes('\u0000') && text.isWellFormed();
}

function readerOf(name: string, schema: TSchema): ParameterReader {
  const keywords = schema as Keywords;
  if (keywords.type === 'array' && keywords.items !== undefined)
    return { ...readerOf(name, keywords.items), many: true };
  const fits = Compile(schema);
  const isDay = keywords.format === 'date';
  return {
    name,
    many: false,
    expected: expectedOf(keywords),
    read: (text) => {
      const value = keywords.type === 'integer' ? wholeNumber(text) : text;
      return fits.Check(value) && (!isDay || parseDay(text) !== null)
        ? (value as string | number)
        : undefined;
    },
  };
}

function wholeNumber(text: string): number | undefined {
  return /^-?\d{1,9}$/.test(text) ? Number(text) : undefined;
}

function expectedOf({
  type,
  enum: choices,
  format,
  minimum,
  maximum,
  minLength,
  maxLength,
}: Keywords): string {
  if (choices !== undefined) return `one of ${choices.map((choice) => `"${choice}"`).join(', ')}`;
  if (type === 'integer') return `a whole number from ${minimum ?? 0} to ${maximum ?? 'any'}`;
  if (format === 'date') return 'a day from 1900-01-01 to 2099-12-31, written YYYY-MM-DD';
  if (format === 'uuid') return 'an id, written as a UUID';
  const least = minLength === undefined ? 'at most' : `${minLength} to`;
  return `plain text of ${least} ${maxLength ?? 'any number of'} characters`;
}
