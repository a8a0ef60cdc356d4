import { readsOfFloor } from './floors.ts';
import type { Floor, FloorCondition } from './model.ts';
import { parseEventsFloor } from './parse-heard.ts';
import {
  checkTemplate,
  isRecord,
  questionIn,
  ratingsIn,
  textIn,
  wholeIn,
  type Complain,
} from './parse-parts.ts';
import { readerOf } from './readers.ts';

const CONDITIONS = [
  'rating',
  'rating-age',
  'not-rated',
  'not-regulated',
  'dormancy',
  'manager',
  'enforcement',
  'events',
  'return-missed',
];

/** One floor, or null where its condition cannot be told. Every problem is complained of at "floors.<place>". */
export function parseFloor(json: unknown, at: number, complain: Complain): Floor | null {
  const field = `floors.${at + 1}`;
  if (!isRecord(json)) {
    complain(field, `Floor ${at + 1} must be a JSON object`);
    return null;
  }
  const when = parseCondition(json.when, `${field}.when`, complain);
  const atLeast = json.atLeast;
  if (atLeast !== 'Amber' && atLeast !== 'Red') {
    complain(
      `${field}.atLeast`,
      `"atLeast" is ${JSON.stringify(atLeast) ?? 'missing'}: a floor holds at Amber or at Red`,
    );
    return null;
  }
  if (when === null) return null;
  const placeholders = readerOf(readsOfFloor(when)).placeholders;
  const words = textIn(json, 'words', `${field}.words`, complain);
  const because = textIn(json, 'because', `${field}.because`, complain);
  checkTemplate(words, `${field}.words`, placeholders, complain);
  checkTemplate(because, `${field}.because`, placeholders, complain);
  return { when, atLeast, words, because, source: textIn(json, 'source', `${field}.source`, complain) };
}

function parseCondition(json: unknown, field: string, complain: Complain): FloorCondition | null {
  const fact = isRecord(json) ? json.fact : undefined;
  if (isRecord(json)) {
    switch (fact) {
      case 'rating':
        return {
          fact,
          of: questionIn(json, `${field}.of`, complain),
          in: ratingsIn(json, 'in', `${field}.in`, complain),
        };
      case 'rating-age':
        return {
          fact,
          of: questionIn(json, `${field}.of`, complain),
          months: wholeIn(json, 'months', `${field}.months`, complain),
        };
      case 'events':
        return parseEventsFloor(json, field, complain);
      case 'manager':
      case 'return-missed':
        return { fact, months: wholeIn(json, 'months', `${field}.months`, complain) };
      case 'enforcement':
        return { fact, severe: json.severe === true };
      case 'not-rated':
      case 'not-regulated':
      case 'dormancy':
        return { fact };
    }
  }
  complain(
    field,
    `${JSON.stringify(fact) ?? 'nothing'} is not a condition of a floor: use one of ${CONDITIONS.join(', ')}`,
  );
  return null;
}
