import type { Reads } from './model.ts';
import { parseEvents } from './parse-heard.ts';
import { isRecord, questionIn, ratingsIn, textIn, wholeIn, type Complain } from './parse-parts.ts';

const PLAIN_FACTS = [
  'rating-change', 'waiting', 'visit-age', 'manager', 'dormancy', 'enforcement', 'return-missed', 'return-late',
] as const; // prettier-ignore
const FACTS = ['rating', 'rating-age', ...PLAIN_FACTS, 'events', 'heard', 'return'];

/** What an indicator reads, or null where that cannot be told. */
export function parseReads(json: unknown, field: string, complain: Complain): Reads | null {
  const fact = isRecord(json) ? json.fact : undefined;
  const plain = PLAIN_FACTS.find((one) => one === fact);
  if (plain !== undefined) return { fact: plain };
  if (isRecord(json)) {
    const place = `${field}.reads`;
    switch (fact) {
      case 'rating':
        return { fact, of: questionIn(json, `${place}.of`, complain) };
      case 'rating-age': {
        const of = questionIn(json, `${place}.of`, complain);
        return { fact, of, when: ratingsIn(json, 'when', `${place}.when`, complain) };
      }
      case 'events':
        return parseEvents(json, place, complain);
      case 'heard':
        return { fact, months: positiveIn(json, 'months', place, complain) };
      case 'return':
        return parseReturn(json, place, complain);
    }
  }
  complain(
    `${field}.reads`,
    `${JSON.stringify(fact) ?? 'nothing'} is not a fact that can be read: use one of ${FACTS.join(', ')}`,
  );
  return null;
}

function parseReturn(json: Record<string, unknown>, place: string, complain: Complain): Reads {
  const worse = json.worse === 'lower' ? 'lower' : 'higher';
  if (json.worse !== worse) complain(`${place}.worse`, 'Say which way is worse: "higher" or "lower"');
  return {
    fact: 'return',
    measure: textIn(json, 'measure', `${place}.measure`, complain),
    called: textIn(json, 'called', `${place}.called`, complain),
    months: positiveIn(json, 'months', place, complain),
    worse,
  };
}

function positiveIn(json: Record<string, unknown>, key: string, place: string, complain: Complain): number {
  const n = wholeIn(json, key, `${place}.${key}`, complain);
  if (n === 0 && json[key] === 0) complain(`${place}.${key}`, `"${key}" must be 1 or more`);
  return n;
}
