import type { Day } from '../../../kernel/calendar-day.ts';
import type { SeenDay } from './day-words.ts';
import type { Facts, HeardEvent } from './facts.ts';
import type { EventsReads, Heard, Model } from './model.ts';

/** What the log says of a location to one question of a model. */
export interface HeardSums {
  count: number;
  /** In thousandths, so that sums of halved weights do not depend on their order. */
  weight: number;
  /** The heaviest one, in thousandths. */
  heaviest: number;
  /** The highest severity; 0 where nothing was heard. */
  worst: number;
  /** The age of the newest in days; Infinity where nothing was heard. */
  youngest: number;
  /** The newest day; null where nothing was heard. */
  newest: Day | null;
}

/** What facts are looked at with, from one day. */
export interface Look {
  see(on: Day): SeenDay;
  /** What was heard of a location that a question of the model asks for. */
  heard(question: Heard, facts: Facts): HeardSums;
}

const isWeighed = (question: Heard): question is EventsReads => 'measure' in question;

/** Every question that a model asks of the log. */
export function questionsOf(model: Pick<Model, 'indicators' | 'floors'>): Heard[] {
  return [
    ...model.indicators.flatMap(({ reads }) => (reads.fact === 'events' ? [reads] : [])),
    ...model.floors.flatMap(({ when }) => (when.fact === 'events' ? [when] : [])),
  ];
}

/** Whether a question asks for an entry of the log, whatever its age. What is not adverse never counts. */
function asksFor(question: Heard, event: Pick<HeardEvent, 'kind' | 'adverse' | 'pathway' | 'severity'>) {
  if (!event.adverse || event.severity < question.minSeverity) return false;
  if (question.kinds === 'adverse') return event.pathway === 'concern';
  return question.kinds === 'notifiable incident'
    ? event.pathway === question.kinds
    : question.kinds.includes(event.kind);
}

/** What one entry weighs, in thousandths. */
function weightOf(question: Heard, severity: number, age: number): number {
  if (!isWeighed(question) || question.severityWeights === undefined) return 1000;
  const whole = 1000 * (question.severityWeights[severity - 1] ?? 0);
  return question.halfLife === undefined ? whole : Math.round(whole * 2 ** (-age / question.halfLife));
}

/**
 * Counts what was heard of a location, for all questions of a model in one pass over its events. What an event means to each
 * question is worked out once for each event object, and locations share them: a million events are some 20,000 objects.
 */
export function eventCounter(
  questions: readonly Heard[],
  see: (on: Day) => SeenDay,
): (question: Heard, facts: Facts) => HeardSums {
  const sums = new Map<Heard, HeardSums>(questions.map((question) => [question, nothingHeard()]));
  const all = [...sums];
  const meant = new Map<HeardEvent, readonly Meaning[]>();
  const numbered: (Numbered | undefined)[] = [];
  let last: Facts | null = null;
  const meaningOf = (event: HeardEvent): readonly Meaning[] => {
    const { severity, on } = event;
    const age = see(on).days;
    return all.flatMap(([question, into]) =>
      age >= 0 && age < question.days && asksFor(question, event)
        ? [{ into, weight: weightOf(question, severity, age), severity, age, on }]
        : [],
    );
  };
  const remembered = (event: HeardEvent): readonly Meaning[] => {
    let meanings = meant.get(event);
    if (meanings === undefined) meant.set(event, (meanings = meaningOf(event)));
    return meanings;
  };
  // A number finds what a million events mean in a third of the time that the object takes; it is only a hint.
  const meaningsOf = (event: HeardEvent): readonly Meaning[] => {
    if (event.number === undefined) return remembered(event);
    const known = numbered[event.number];
    if (known?.event === event) return known.meanings;
    const meanings = remembered(event);
    numbered[event.number] = { event, meanings };
    return meanings;
  };
  const count = ({ events }: Facts) => {
    for (const [, into] of all) if (into.count > 0) clear(into);
    for (const event of events) {
      const meanings = meaningsOf(event);
      for (let at = 0; at < meanings.length; at++) add(meanings[at]!);
    }
  };
  return (question, facts) => {
    if (facts !== last) count(facts);
    last = facts;
    return sums.get(question)!;
  };
}

interface Numbered {
  event: HeardEvent;
  meanings: readonly Meaning[];
}

/** What one event adds to the sums of one question. */
interface Meaning {
  into: HeardSums;
  weight: number;
  severity: number;
  age: number;
  on: Day;
}

function nothingHeard(): HeardSums {
  return { count: 0, weight: 0, heaviest: 0, worst: 0, youngest: Infinity, newest: null };
}

function clear(into: HeardSums): void {
  into.count = 0;
  into.weight = 0;
  into.heaviest = 0;
  into.worst = 0;
  into.youngest = Infinity;
  into.newest = null;
}

function add({ into, weight, severity, age, on }: Meaning): void {
  into.count += 1;
  into.weight += weight;
  if (weight > into.heaviest) into.heaviest = weight;
  if (severity > into.worst) into.worst = severity;
  if (age < into.youngest) {
    into.youngest = age;
    into.newest = on;
  }
}

/** Whether a home is so large that its events count in proportion. */
export function isLarge({ perBeds }: EventsReads, beds: number | null): beds is number {
  return perBeds !== undefined && beds !== null && beds > perBeds;
}

/** The number that an indicator's bands are for. It never falls where an event is added. */
export function valueOf(reads: EventsReads, sums: HeardSums, beds: number | null): number {
  if (reads.measure === 'worst') return sums.worst;
  const [sum, heaviest] =
    reads.measure === 'count'
      ? [sums.count, Math.min(sums.count, 1)]
      : [sums.weight / 1000, sums.heaviest / 1000];
  return isLarge(reads, beds) ? Math.max(heaviest, (sum * reads.perBeds!) / beds) : sum;
}
