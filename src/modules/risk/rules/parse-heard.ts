import type { EventsFloor, EventsReads, Heard } from './model.ts';
import { isRecord, textIn, wholeIn, type Complain } from './parse-parts.ts';

/** Ten years: further back nothing is read. */
const MOST_DAYS = 3660;
const MEASURES = ['count', 'worst', 'weight'] as const;
const WHISTLEBLOWING = 'whistleblowing';
/** With fewer other kinds, whoever sees the reason and not the entry could tell that it is a whistleblower's. */
const OTHER_KINDS = 2;

/** What an indicator asks of the log. */
export function parseEvents(json: Record<string, unknown>, place: string, complain: Complain): EventsReads {
  const heard = parseHeard(json, place, complain);
  const measure = MEASURES.find((one) => one === json.measure) ?? 'count';
  if (json.measure !== measure)
    complain(`${place}.measure`, `"measure" must be one of ${MEASURES.join(', ')}`);
  const reads: EventsReads = { fact: 'events', ...heard, measure };
  if (json.severityWeights !== undefined)
    reads.severityWeights = parseWeights(json.severityWeights, place, complain);
  if (json.halfLife !== undefined) reads.halfLife = atLeastOne(json, 'halfLife', place, complain);
  if (json.perBeds !== undefined) reads.perBeds = atLeastOne(json, 'perBeds', place, complain);
  checkTogether(reads, place, complain);
  return reads;
}

function checkTogether(reads: EventsReads, place: string, complain: Complain): void {
  const { measure, severityWeights, halfLife, perBeds } = reads;
  if (measure === 'weight' && severityWeights === undefined)
    complain(
      `${place}.severityWeights`,
      'A weight needs "severityWeights": what severity 1, 2, 3, 4 and 5 weigh',
    );
  if (measure !== 'weight' && (severityWeights !== undefined || halfLife !== undefined))
    complain(`${place}.measure`, `"severityWeights" and "halfLife" are for a weight, not for a ${measure}`);
  if (measure === 'worst' && perBeds !== undefined)
    complain(`${place}.perBeds`, 'The worst severity does not depend on the number of beds');
}

/** When a floor of the log holds. */
export function parseEventsFloor(
  json: Record<string, unknown>,
  place: string,
  complain: Complain,
): EventsFloor {
  return {
    fact: 'events',
    ...parseHeard(json, place, complain),
    count: atLeastOne(json, 'count', place, complain),
  };
}

function parseHeard(json: Record<string, unknown>, place: string, complain: Complain): Heard {
  const minSeverity = atLeastOne(json, 'minSeverity', place, complain);
  if (minSeverity > 5)
    complain(`${place}.minSeverity`, `"minSeverity" is ${minSeverity}: severity goes from 1 to 5`);
  const days = atLeastOne(json, 'days', place, complain);
  if (days > MOST_DAYS)
    complain(`${place}.days`, `"days" is ${days}: at most ${MOST_DAYS} days are looked back`);
  return {
    kinds: parseKinds(json.kinds, place, complain),
    called: parseCalled(json.called, place, complain),
    minSeverity,
    days,
  };
}

function parseKinds(json: unknown, place: string, complain: Complain): Heard['kinds'] {
  if (json === 'adverse' || json === 'notifiable incident') return json;
  const kinds = Array.isArray(json) ? json.filter((one) => typeof one === 'string' && one !== '') : [];
  if (!Array.isArray(json) || kinds.length === 0 || new Set(kinds).size !== json.length) {
    complain(
      `${place}.kinds`,
      '"kinds" must be "adverse", "notifiable incident", or list kinds of the log, each once',
    );
    return 'adverse';
  }
  if (kinds.includes(WHISTLEBLOWING) && kinds.length <= OTHER_KINDS)
    complain(
      `${place}.kinds`,
      `What whistleblowers tell must be read together with at least ${OTHER_KINDS} other kinds: points of its own would tell everybody that somebody spoke up`,
    );
  return kinds;
}

function parseCalled(json: unknown, place: string, complain: Complain): Heard['called'] {
  if (!isRecord(json)) {
    complain(`${place}.called`, '"called" must say how one and many of them are called');
    return { one: '', many: '' };
  }
  return {
    one: textIn(json, 'one', `${place}.called.one`, complain),
    many: textIn(json, 'many', `${place}.called.many`, complain),
  };
}

function parseWeights(json: unknown, place: string, complain: Complain): readonly number[] {
  const weights = Array.isArray(json) ? json : [];
  const good = weights.length === 5 && weights.every((one) => Number.isInteger(one) && one >= 0);
  if (!good) {
    complain(`${place}.severityWeights`, '"severityWeights" must be five whole numbers, for severity 1 to 5');
    return [0, 0, 0, 0, 0];
  }
  if (weights.some((one, at) => at > 0 && one < weights[at - 1]))
    complain(`${place}.severityWeights`, 'What is more severe must not weigh less');
  return weights;
}

function atLeastOne(json: Record<string, unknown>, key: string, place: string, complain: Complain): number {
  const n = wholeIn(json, key, `${place}.${key}`, complain);
  if (json[key] === 0) complain(`${place}.${key}`, `"${key}" must be 1 or more`);
  return n;
}

/** Refuses words that name what nobody may name: who reads a reason need not be allowed to know of it. */
export function complainOfNaming(
  texts: readonly { field: string; text: string }[],
  complain: Complain,
): void {
  for (const { field, text } of texts)
    if (/whistle[\s-]*blow/i.test(text))
      complain(
        field,
        `"${text}" names whistleblowing: say "concern", because whoever reads it may not know of it`,
      );
}
