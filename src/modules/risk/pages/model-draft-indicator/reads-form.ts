import type { FieldError } from '../../../../kernel/parsed.ts';
import { many, one, type Fields } from '../../../../platform/forms/index.ts';
import { wholeIn } from '../../parts/whole-in.ts';
import type { Heard, Reads } from '../../rules/model.ts';

/** Of which kinds a form asks: all concerns, all notifiable incidents, or those that are ticked. */
export const THESE_KINDS = 'these';

/** What an indicator reads, as a form shows it. Which fact is read is not changed: another indicator is added for another fact. */
export function fieldsOfReads(reads: Reads): Fields {
  switch (reads.fact) {
    case 'rating':
      return { of: reads.of };
    case 'rating-age':
      return { of: reads.of, when: [...reads.when] };
    case 'heard':
      return { months: String(reads.months) };
    case 'return':
      return {
        measure: reads.measure,
        called: reads.called,
        months: String(reads.months),
        worse: reads.worse,
      };
    case 'events':
      return {
        ...fieldsOfHeard(reads),
        measureOf: reads.measure,
        ...Object.fromEntries(
          (reads.severityWeights ?? []).map((weight, at) => [`weight-${at + 1}`, String(weight)]),
        ),
        halfLife: reads.halfLife === undefined ? '' : String(reads.halfLife),
        perBeds: reads.perBeds === undefined ? '' : String(reads.perBeds),
      };
    default:
      return {};
  }
}

/** What is heard in a window, as a form shows it. */
export function fieldsOfHeard({ kinds, called, minSeverity, days }: Heard): Fields {
  return {
    kinds: typeof kinds === 'string' ? kinds : THESE_KINDS,
    kind: typeof kinds === 'string' ? [] : [...kinds],
    calledOne: called.one,
    calledMany: called.many,
    minSeverity: String(minSeverity),
    days: String(days),
  };
}

/** What a form makes of what an indicator reads. */
export function readsOf(fields: Fields, reads: Reads, errors: FieldError[]): unknown {
  const { fact } = reads;
  const whole = (name: string, what: string) => wholeIn(fields, name, what, errors);
  switch (fact) {
    case 'rating':
      return { fact, of: one(fields, 'of') };
    case 'rating-age':
      return { fact, of: one(fields, 'of'), when: many(fields, 'when') };
    case 'heard':
      return { fact, months: whole('months', 'The number of months') };
    case 'return':
      return {
        fact,
        measure: one(fields, 'measure'),
        called: one(fields, 'called'),
        months: whole('months', 'The number of months'),
        worse: one(fields, 'worse'),
      };
    case 'events':
      return eventsOf(fields, errors);
    default:
      return reads;
  }
}

function eventsOf(fields: Fields, errors: FieldError[]): unknown {
  const whole = (name: string, what: string) => wholeIn(fields, name, what, errors);
  const measure = one(fields, 'measureOf');
  const optional = (name: string, what: string) =>
    one(fields, name) === '' ? {} : { [name]: whole(name, what) };
  const weighed =
    measure === 'weight'
      ? {
          severityWeights: [1, 2, 3, 4, 5].map((at) => whole(`weight-${at}`, `The weight of severity ${at}`)),
          ...optional('halfLife', 'The half-life'),
        }
      : {};
  const size = measure === 'worst' ? {} : optional('perBeds', 'The number of beds');
  return { fact: 'events', ...heardOf(fields, errors), measure, ...weighed, ...size };
}

/** What a form makes of a window of the log. */
export function heardOf(fields: Fields, errors: FieldError[]): Record<string, unknown> {
  const kinds = one(fields, 'kinds');
  return {
    kinds: kinds === THESE_KINDS ? many(fields, 'kind') : kinds,
    called: { one: one(fields, 'calledOne'), many: one(fields, 'calledMany') },
    minSeverity: wholeIn(fields, 'minSeverity', 'The lowest severity', errors),
    days: wholeIn(fields, 'days', 'The number of days', errors),
  };
}

const INPUTS: Record<string, string> = {
  'called.one': 'calledOne',
  'called.many': 'calledMany',
  severityWeights: 'weight-1',
};

/** The id of the input for a place inside what is read: "days", "called.one". */
export function inputOfReads(place: string, reads: Reads): string {
  if (place === 'measure' && reads.fact === 'events') return 'measureOf';
  return INPUTS[place] ?? place.split('.')[0]!;
}
