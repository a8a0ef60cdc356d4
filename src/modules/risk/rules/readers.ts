import type { Day } from '../../../kernel/calendar-day.ts';
import { RATINGS, ratingStep } from '../../../kernel/rating.ts';
import type { DatedRating, Enforcement, Facts } from './facts.ts';
import type { Look } from './heard-events.ts';
import { readerOfEvents, readerOfHeard, readerOfMissing, readerOfReturn } from './knowledge-readers.ts';
import type { EventsFloor, Question, Reads } from './model.ts';
import type { Fill, Reader } from './reader.ts';

export const QUESTION_NAMES: Record<Question, string> = {
  overall: 'overall',
  safe: 'Safe',
  'well-led': 'Well-led',
};

/** How the overall rating can have moved when it was last given. */
const CHANGES = [
  'improved',
  'unchanged',
  'still below Good',
  'fell one step',
  'fell two steps or more',
  'first rating',
] as const;

/** The rating of a question, or null. */
export function ratingOf(facts: Facts, of: Question): (DatedRating & { carried?: boolean }) | null {
  if (of === 'safe') return facts.safe;
  return of === 'well-led' ? facts.wellLed : facts.overall;
}

function whyNotRated(facts: Facts): string {
  if (!facts.regulated) return 'CQC does not register it';
  return facts.notRatedReason ?? 'no reason given';
}

function fillRating(facts: Facts, of: Question, look: Look): Fill {
  const found = ratingOf(facts, of);
  const question = QUESTION_NAMES[of];
  if (found === null) return { question, reason: whyNotRated(facts) };
  const seen = look.see(found.on);
  const ago = found.carried === true && seen.ago !== 'today' ? `at least ${seen.ago}` : seen.ago;
  return { question, rating: found.rating, date: seen.date, age: seen.age, ago };
}

function aboutRating(facts: Facts, of: Question): string {
  const found = ratingOf(facts, of);
  if (found === null) return whyNotRated(facts);
  // Most ratings are Good and need no new text to be told apart.
  return found.rating === 'Good' && !found.carried
    ? found.on
    : `${found.rating} ${found.on} ${found.carried}`;
}

function change(facts: Facts): (typeof CHANGES)[number] | null {
  if (facts.overall === null) return null;
  if (facts.previous === null) return 'first rating';
  const now = ratingStep(facts.overall.rating);
  const fell = ratingStep(facts.previous.rating) - now;
  if (fell >= 2) return 'fell two steps or more';
  if (fell === 1) return 'fell one step';
  if (fell < 0) return 'improved';
  return now < ratingStep('Good') ? 'still below Good' : 'unchanged';
}

/** The enforcement that weighs most: a severe one before others, then the newest; ties by kind, so that order never matters. */
function worstEnforcement(all: readonly Enforcement[]): Enforcement | null {
  let worst: Enforcement | null = null;
  for (const one of all) if (worst === null || weighsMore(one, worst)) worst = one;
  return worst;
}

function weighsMore(a: Enforcement, b: Enforcement): boolean {
  if (a.severe !== b.severe) return a.severe;
  if (a.imposedOn !== b.imposedOn) return a.imposedOn > b.imposedOn;
  return a.kind < b.kind;
}

function fillEnforcement(facts: Facts, look: Look): Fill {
  const worst = worstEnforcement(facts.enforcement);
  if (worst === null) return {};
  const seen = look.see(worst.imposedOn);
  const others = facts.enforcement.length - 1;
  const more = others === 0 ? '' : `, and ${others} more`;
  return { kind: worst.kind, date: seen.date, age: seen.age, ago: seen.ago, more };
}

function fillDay(on: Day | null, look: Look): Fill {
  if (on === null) return {};
  const { date, age, ago } = look.see(on);
  return { date, age, ago };
}

const PAST = ['date', 'age', 'ago'] as const;

/** The reader of a fact. */
export function readerOf(reads: Reads | EventsFloor): Reader {
  switch (reads.fact) {
    case 'rating':
      return {
        values: RATINGS,
        unit: null,
        placeholders: ['rating', 'question', 'reason', ...PAST],
        read: (facts) => ratingOf(facts, reads.of)?.rating ?? null,
        fill: (facts, look) => fillRating(facts, reads.of, look),
        about: (facts) => aboutRating(facts, reads.of),
      };
    case 'rating-age':
      return {
        values: [],
        unit: 'months',
        placeholders: ['rating', 'question', 'reason', ...PAST],
        read: (facts, look) => {
          const found = ratingOf(facts, reads.of);
          if (found === null) return null;
          return reads.when.includes(found.rating) ? look.see(found.on).months : undefined;
        },
        fill: (facts, look) => fillRating(facts, reads.of, look),
        about: (facts) => aboutRating(facts, reads.of),
      };
    case 'rating-change':
      return {
        values: CHANGES,
        unit: null,
        placeholders: ['rating', 'previous', 'reason', ...PAST],
        read: (facts) => change(facts),
        fill: (facts, look) => ({
          ...fillRating(facts, 'overall', look),
          ...(facts.previous === null ? {} : { previous: facts.previous.rating }),
        }),
        about: (facts) => `${facts.previous?.rating} ${aboutRating(facts, 'overall')}`,
      };
    case 'events':
      return readerOfEvents(reads);
    case 'heard':
      return readerOfHeard(reads);
    case 'return':
      return readerOfReturn(reads);
    case 'return-missed':
    case 'return-late':
      return readerOfMissing(reads);
    default:
      return readerOfRegister(reads);
  }
}

function readerOfRegister(
  reads: Extract<Reads, { fact: 'waiting' | 'visit-age' | 'manager' | 'dormancy' | 'enforcement' }>,
): Reader {
  switch (reads.fact) {
    case 'waiting':
      return {
        values: [],
        unit: 'months',
        placeholders: PAST,
        read: (facts, look) => {
          if (facts.overall !== null || !facts.regulated) return undefined;
          return facts.registeredOn === null ? null : look.see(facts.registeredOn).months;
        },
        fill: (facts, look) => fillDay(facts.registeredOn, look),
        about: (facts) => String(facts.registeredOn),
      };
    case 'visit-age':
      return {
        values: [],
        unit: 'months',
        placeholders: PAST,
        read: (facts, look) => (facts.lastVisitedOn === null ? null : look.see(facts.lastVisitedOn).months),
        fill: (facts, look) => fillDay(facts.lastVisitedOn, look),
        about: (facts) => String(facts.lastVisitedOn),
      };
    case 'manager':
      return {
        values: ['in post', 'none registered'],
        unit: 'months',
        placeholders: PAST,
        read: (facts, look) => {
          if (facts.manager === null) return facts.regulated ? null : undefined;
          return facts.manager.state === 'absent'
            ? look.see(facts.manager.since).months
            : facts.manager.state;
        },
        fill: (facts, look) => fillDay(facts.manager?.state === 'absent' ? facts.manager.since : null, look),
        about: (facts) => (facts.manager?.state === 'absent' ? facts.manager.since : ''),
      };
    case 'dormancy':
      return {
        values: ['active', 'dormant'],
        unit: null,
        placeholders: [],
        read: (facts) => (facts.dormancy === null && !facts.regulated ? undefined : facts.dormancy),
        fill: () => ({}),
        about: () => '',
      };
    case 'enforcement':
      return {
        values: ['none recorded', 'in force', 'severe in force'],
        unit: null,
        placeholders: ['kind', 'more', ...PAST],
        read: (facts) => {
          const worst = worstEnforcement(facts.enforcement);
          if (worst === null) return 'none recorded';
          return worst.severe ? 'severe in force' : 'in force';
        },
        fill: fillEnforcement,
        about: (facts) => facts.enforcement.map(({ kind, imposedOn }) => `${kind} ${imposedOn}`).join(),
      };
  }
}
