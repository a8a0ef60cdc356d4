import { addDays, type Day } from '../../kernel/calendar-day.ts';
import { KEY_QUESTIONS, type KeyQuestion, type Rating } from '../../kernel/rating.ts';
import type { Random } from './random.ts';

/** What assessments rate; 'Overall' is the whole location, as inspections rated it. */
export type ServiceGroup = 'Overall' | 'Care Homes' | 'Homecare';

export type KeyQuestionRatings = Record<KeyQuestion, Rating>;

/** One published judgement of the regulator on one location. */
export interface Judgement {
  publishedOn: Day;
  visitedOn: Day;
  regime: 'inspection' | 'assessment';
  group: ServiceGroup;
  /** Null: a visit that gave no rating ("Inspected but not rated"). */
  rating: Rating | null;
  /** The key questions looked at; for an unrated visit, only Safe. */
  looked: KeyQuestion[];
  /** All five as they stand from this day on, those not looked at carried from before. Null for an unrated visit. */
  standing: KeyQuestionRatings | null;
  reportId: string;
}

/** From this day new visits were made under the single assessment framework in our part of the country. */
const ASSESSMENTS_FROM = '2024-04-01' as Day;

/** The overall rating that five key questions come to, by CQC's published principles of aggregation. */
export function overallOf(ratings: KeyQuestionRatings): Rating {
  const count = (rating: Rating) => KEY_QUESTIONS.filter((q) => ratings[q] === rating).length;
  if (count('Inadequate') >= 2) return 'Inadequate';
  if (count('Inadequate') === 1 || count('Requires improvement') >= 2) return 'Requires improvement';
  if (count('Outstanding') >= 2 && count('Requires improvement') === 0) return 'Outstanding';
  return 'Good';
}

const ALL_GOOD: KeyQuestionRatings = {
  Safe: 'Good', Effective: 'Good', Caring: 'Good', Responsive: 'Good', 'Well-led': 'Good',
}; // prettier-ignore

/** Five key questions that come to a given overall rating, as reports tend to have them. */
function keyQuestionsFor(rating: Rating, random: Random): KeyQuestionRatings {
  const ri: Rating = 'Requires improvement';
  if (rating === 'Outstanding') {
    const shining = random.shuffle(['Caring', 'Responsive', 'Well-led'] as const).slice(0, random.int(2, 3));
    return { ...ALL_GOOD, ...Object.fromEntries(shining.map((q) => [q, 'Outstanding'])) };
  }
  if (rating === 'Good') {
    const odd = random.next();
    if (odd < 0.2) return { ...ALL_GOOD, [random.weighted([['Safe', 5], ['Well-led', 4], ['Effective', 2], ['Responsive', 1]])]: ri }; // prettier-ignore
    if (odd < 0.28) return { ...ALL_GOOD, [random.pick(['Caring', 'Responsive'])]: 'Outstanding' };
    return { ...ALL_GOOD };
  }
  const more = random.chance(0.45) ? { Effective: ri } : {};
  const less = random.chance(0.15) ? { Responsive: ri } : {};
  if (rating === ri) {
    const safe = random.chance(0.08) ? 'Inadequate' : ri;
    return { ...ALL_GOOD, Safe: safe, 'Well-led': ri, ...more, ...less };
  }
  return {
    ...ALL_GOOD,
    Safe: 'Inadequate',
    'Well-led': 'Inadequate',
    Effective: ri,
    ...less,
    Caring: random.chance(0.4) ? ri : 'Good',
  };
}

function regimeOf(visitedOn: Day, random: Random): Judgement['regime'] {
  return visitedOn >= ASSESSMENTS_FROM && (visitedOn >= addDays(ASSESSMENTS_FROM, 180) || random.chance(0.6))
    ? 'assessment'
    : 'inspection';
}

/**
 * The judgement that gives `rating` on a day. A focused one looks at Safe and Well-led alone (sometimes one more) and
 * carries the rest from what stood before; it is focused only where that still comes to the rating.
 */
export function judge(
  asked: { rating: Rating; publishedOn: Day; group: ServiceGroup; mayBeFocused: boolean },
  before: KeyQuestionRatings | null,
  random: Random,
): Judgement {
  const visitedOn = addDays(asked.publishedOn, -random.int(20, 58));
  const regime = regimeOf(visitedOn, random);
  const fresh = keyQuestionsFor(asked.rating, random);
  const looked: KeyQuestion[] = random.chance(0.3) ? ['Safe', 'Effective', 'Well-led'] : ['Safe', 'Well-led'];
  const focused = before && { ...before, ...Object.fromEntries(looked.map((q) => [q, fresh[q]])) };
  const isFocused = asked.mayBeFocused && focused !== null && overallOf(focused) === asked.rating;
  return {
    publishedOn: asked.publishedOn,
    visitedOn,
    regime,
    group: regime === 'assessment' ? asked.group : 'Overall',
    rating: asked.rating,
    looked: isFocused ? looked : [...KEY_QUESTIONS],
    standing: isFocused ? focused : fresh,
    reportId: random.uuid(),
  };
}

/** An infection control visit of the pandemic years: published, but without a rating. */
export function unratedVisit(publishedOn: Day, random: Random): Judgement {
  return {
    publishedOn,
    visitedOn: addDays(publishedOn, -random.int(12, 35)),
    regime: 'inspection',
    group: 'Overall',
    rating: null,
    looked: ['Safe'],
    standing: null,
    reportId: random.uuid(),
  };
}
