import { RATINGS, type Rating } from '../../../kernel/rating.ts';
import { QUESTIONS, type Question, type Worded } from './model.ts';
import { placeholdersOf } from './words.ts';

/** Notes what is wrong at a place, "indicators.safe.bands". */
export type Complain = (field: string, message: string) => void;

export function isRecord(json: unknown): json is Record<string, unknown> {
  return typeof json === 'object' && json !== null && !Array.isArray(json);
}

/** Text that must be there; '' after a complaint. */
export function textIn(
  json: Record<string, unknown>,
  key: string,
  field: string,
  complain: Complain,
): string {
  const text = json[key];
  if (typeof text === 'string' && text.trim() !== '') return text;
  complain(field, `"${key}" must be text and must not be empty`);
  return '';
}

/** A whole number of 0 or more; 0 after a complaint. */
export function wholeIn(
  json: Record<string, unknown>,
  key: string,
  field: string,
  complain: Complain,
): number {
  const value = json[key];
  if (typeof value === 'number' && Number.isInteger(value) && value >= 0) return value;
  const problem =
    typeof value === 'number' && value < 0 ? 'must not be negative' : 'must be a whole number, 0 or more';
  complain(field, `"${key}" is ${JSON.stringify(value) ?? 'missing'}: it ${problem}`);
  return 0;
}

/** Which rating is meant; 'overall' after a complaint. */
export function questionIn(json: Record<string, unknown>, field: string, complain: Complain): Question {
  const found = QUESTIONS.find((question) => question === json.of);
  if (found !== undefined) return found;
  complain(
    field,
    `"of" is ${JSON.stringify(json.of) ?? 'missing'}: it must be one of ${QUESTIONS.join(', ')}`,
  );
  return 'overall';
}

/** A list of ratings on the four-step scale, not empty. */
export function ratingsIn(
  json: Record<string, unknown>,
  key: string,
  field: string,
  complain: Complain,
): Rating[] {
  const list = json[key];
  const ratings = Array.isArray(list) ? RATINGS.filter((rating) => list.includes(rating)) : [];
  if (!Array.isArray(list) || list.length === 0 || ratings.length !== list.length) {
    complain(field, `"${key}" must list ratings, each once, out of ${RATINGS.join(', ')}`);
  }
  return ratings;
}

/** Points and words of a band, an unknown or a floor. */
export function wordedIn(
  json: Record<string, unknown>,
  field: string,
  placeholders: readonly string[],
  complain: Complain,
): Worded {
  const points = wholeIn(json, 'points', `${field}.points`, complain);
  const words = textIn(json, 'words', `${field}.words`, complain);
  checkTemplate(words, `${field}.words`, placeholders, complain);
  if (json.because === undefined && points === 0) return { points, words };
  const because = textIn(json, 'because', `${field}.because`, complain);
  checkTemplate(because, `${field}.because`, placeholders, complain);
  return { points, words, because };
}

/** Complains of placeholders that the fact cannot fill. */
export function checkTemplate(
  text: string,
  field: string,
  allowed: readonly string[],
  complain: Complain,
): void {
  for (const name of placeholdersOf(text)) {
    if (allowed.includes(name)) continue;
    const known = allowed.length === 0 ? 'none' : allowed.map((one) => `{${one}}`).join(', ');
    complain(field, `"${text}" uses {${name}}, which this fact cannot fill: it knows ${known}`);
  }
}
