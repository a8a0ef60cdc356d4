import type { Day } from '../../../kernel/calendar-day.ts';
import { RATINGS, ratingStep } from '../../../kernel/rating.ts';
import type { SeenDay } from './day-words.ts';
import type { DatedRating, Enforcement, Facts } from './facts.ts';
import type { Question, Reads } from './model.ts';

/** What the placeholders of a template stand for. */
export type Fill = Record<string, string>;
type See = (on: Day) => SeenDay;

/**
 * How one kind of fact is read. `read` answers a named value, whole months, null where it is not known, or undefined
 * where the question does not arise (the age of a rating that the indicator does not count, say).
 */
export interface Reader {
  /** Every named value it can answer; a model must give each a band. */
  values: readonly string[];
  /** Whether it can answer whole months. */
  months: boolean;
  /** What its templates may say. */
  placeholders: readonly string[];
  read(facts: Facts, see: See): string | number | null | undefined;
  fill(facts: Facts, see: See): Fill;
  /** What `fill` depends on, as text: facts of which it is the same are described in the same words. */
  about(facts: Facts): string;
}

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

function fillRating(facts: Facts, of: Question, see: See): Fill {
  const found = ratingOf(facts, of);
  const question = QUESTION_NAMES[of];
  if (found === null) return { question, reason: whyNotRated(facts) };
  const seen = see(found.on);
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

function fillEnforcement(facts: Facts, see: See): Fill {
  const worst = worstEnforcement(facts.enforcement);
  if (worst === null) return {};
  const seen = see(worst.imposedOn);
  const others = facts.enforcement.length - 1;
  const more = others === 0 ? '' : `, and ${others} more`;
  return { kind: worst.kind, date: seen.date, age: seen.age, ago: seen.ago, more };
}

function fillDay(on: Day | null, see: See): Fill {
  if (on === null) return {};
  const { date, age, ago } = see(on);
  return { date, age, ago };
}

const PAST = ['date', 'age', 'ago'] as const;

/** The reader of a fact. */
export function readerOf(reads: Reads): Reader {
  switch (reads.fact) {
    case 'rating':
      return {
        values: RATINGS,
        months: false,
        placeholders: ['rating', 'question', 'reason', ...PAST],
        read: (facts) => ratingOf(facts, reads.of)?.rating ?? null,
        fill: (facts, see) => fillRating(facts, reads.of, see),
        about: (facts) => aboutRating(facts, reads.of),
      };
    case 'rating-age':
      return {
        values: [],
        months: true,
        placeholders: ['rating', 'question', 'reason', ...PAST],
        read: (facts, see) => {
          const found = ratingOf(facts, reads.of);
          if (found === null) return null;
          return reads.when.includes(found.rating) ? see(found.on).months : undefined;
        },
        fill: (facts, see) => fillRating(facts, reads.of, see),
        about: (facts) => aboutRating(facts, reads.of),
      };
    case 'rating-change':
      return {
        values: CHANGES,
        months: false,
        placeholders: ['rating', 'previous', 'reason', ...PAST],
        read: (facts) => change(facts),
        fill: (facts, see) => ({
          ...fillRating(facts, 'overall', see),
          ...(facts.previous === null ? {} : { previous: facts.previous.rating }),
        }),
        about: (facts) => `${facts.previous?.rating} ${aboutRating(facts, 'overall')}`,
      };
    default:
      return readerOfRegister(reads);
  }
}

function readerOfRegister(
  reads: Exclude<Reads, { fact: 'rating' | 'rating-age' | 'rating-change' }>,
): Reader {
  switch (reads.fact) {
    case 'waiting':
      return {
        values: [],
        months: true,
        placeholders: PAST,
        read: (facts, see) => {
          if (facts.overall !== null || !facts.regulated) return undefined;
          return facts.registeredOn === null ? null : see(facts.registeredOn).months;
        },
        fill: (facts, see) => fillDay(facts.registeredOn, see),
        about: (facts) => String(facts.registeredOn),
      };
    case 'visit-age':
      return {
        values: [],
        months: true,
        placeholders: PAST,
        read: (facts, see) => (facts.lastVisitedOn === null ? null : see(facts.lastVisitedOn).months),
        fill: (facts, see) => fillDay(facts.lastVisitedOn, see),
        about: (facts) => String(facts.lastVisitedOn),
      };
    case 'manager':
      return {
        values: ['in post', 'none registered'],
        months: true,
        placeholders: PAST,
        read: (facts, see) => {
          if (facts.manager === null) return facts.regulated ? null : undefined;
          return facts.manager.state === 'absent' ? see(facts.manager.since).months : facts.manager.state;
        },
        fill: (facts, see) => fillDay(facts.manager?.state === 'absent' ? facts.manager.since : null, see),
        about: (facts) => (facts.manager?.state === 'absent' ? facts.manager.since : ''),
      };
    case 'dormancy':
      return {
        values: ['active', 'dormant'],
        months: false,
        placeholders: [],
        read: (facts) => (facts.dormancy === null && !facts.regulated ? undefined : facts.dormancy),
        fill: () => ({}),
        about: () => '',
      };
    case 'enforcement':
      return {
        values: ['none recorded', 'in force', 'severe in force'],
        months: false,
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
