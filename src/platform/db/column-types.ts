import pg from 'pg';

/** PostgreSQL's fixed object ids of the types that we read otherwise than node-postgres does. */
const INT8 = 20;
const DATE = 1082;
const NUMERIC = 1700;
const INT8_ARRAY = 1016;
const DATE_ARRAY = 1182;
const NUMERIC_ARRAY = 1231;

/** Throws where a whole number is too large for a JavaScript number to hold exactly, instead of rounding it. */
function wholeNumber(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) {
    throw new RangeError(
      `the bigint ${text} does not fit a number (at most ${Number.MAX_SAFE_INTEGER}); select it as text`,
    );
  }
  return value;
}

const asText = (text: string): string => text;

/** node-postgres's own array parser; its declared type is not what it exports. */
const { arrayParser } = pg.types as unknown as {
  arrayParser: { create(text: string, entry: (text: string) => unknown): { parse(): unknown[] } };
};
const arrayOf = (entry: (text: string) => unknown) => (text: string) =>
  arrayParser.create(text, entry).parse();

const OURS = new Map<number, (text: string) => unknown>([
  [INT8, wholeNumber],
  [DATE, asText],
  [NUMERIC, Number],
  [INT8_ARRAY, arrayOf(wholeNumber)],
  [DATE_ARRAY, arrayOf(asText)],
  [NUMERIC_ARRAY, arrayOf(Number)],
]);

/**
 * How columns read, for one pool (node-postgres also has global parsers, which would reach other people's pools):
 * `date` is ISO text because a calendar day has no time zone, `bigint` and `numeric` are numbers because counts and
 * pence fit one. All else is as node-postgres has it.
 */
export const columnTypes = {
  getTypeParser(oid: number, format?: 'text' | 'binary'): (text: string) => unknown {
    const ours = format === 'binary' ? undefined : OURS.get(oid);
    return ours ?? (pg.types.getTypeParser(oid, format as 'text') as (text: string) => unknown);
  },
} as unknown as pg.CustomTypesConfig;
