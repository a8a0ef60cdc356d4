import type { Day } from '../../../kernel/calendar-day.ts';
import { KEY_QUESTIONS, ratingStep, type KeyQuestion, type Rating } from '../../../kernel/rating.ts';
import type { Regime } from './staged.ts';

/** What a standing is worked out from: one published judgement of the location. */
export interface Judgement {
  serviceGroup: string;
  keyQuestion: KeyQuestion | 'Overall';
  reportDate: Day;
  /** Null for a visit that gave none; it never cancels a rating. */
  rating: Rating | null;
  assessed: boolean;
  reportLink: string | null;
  regime: Regime;
}

/** The names by which a service group may cover a type of service: rows of cqc.service_type. */
export interface ServiceTypeNames {
  serviceType: string;
  shortName: string;
  serviceGroup: string;
}

/** The rating that stands for one question, and since when. */
export interface Stands {
  rating: Rating;
  /** The best of the location's services. */
  ratingBest: Rating;
  ratedOn: Day;
  /** True where an assessment carried the rating over and no earlier look is known. */
  carried: boolean;
  reportLink: string | null;
  regime: Regime;
}

type Rated = Judgement & { rating: Rating };
export type Question = KeyQuestion | 'Overall';

/**
 * The ratings that stand for one location on a day, by key question and 'Overall'; a question without a rating is
 * absent. Says what cqc.rating_stands says in SQL; see there for the rule in words.
 */
export function ratingsThatStand(
  judgements: readonly Judgement[],
  serviceTypes: readonly string[],
  names: readonly ServiceTypeNames[],
  onDay: Day,
): Map<Question, Stands> {
  const stands = new Map<Question, Stands>();
  for (const question of ['Overall', ...KEY_QUESTIONS] as const) {
    const rated = judgements.filter((j): j is Rated => j.keyQuestion === question && j.rating !== null);
    const answer = standsFor(rated, serviceTypes, names, onDay);
    if (answer !== null) stands.set(question, answer);
  }
  return stands;
}

function standsFor(
  rated: readonly Rated[],
  serviceTypes: readonly string[],
  names: readonly ServiceTypeNames[],
  onDay: Day,
): Stands | null {
  const newest = new Map<string, Rated>();
  for (const judgement of rated) {
    const held = newest.get(judgement.serviceGroup);
    if (judgement.reportDate <= onDay && (!held || held.reportDate < judgement.reportDate)) {
      newest.set(judgement.serviceGroup, judgement);
    }
  }
  const overall = newest.get('Overall');
  newest.delete('Overall');
  const counting = [...newest.values()].filter((group) => !overall || group.reportDate > overall.reportDate);
  const alive =
    overall &&
    overallStaysAlive(
      counting.map((group) => group.serviceGroup),
      serviceTypes,
      names,
    );
  const candidates = alive ? [...counting, overall] : counting;
  const worst = candidates.toSorted(worstThenNewest)[0];
  if (!worst) return null;
  const best = candidates.map((c) => c.rating).toSorted((a, b) => ratingStep(b) - ratingStep(a))[0]!;
  return { ...worst, rating: worst.rating, ratingBest: best, ...lookedOn(worst, rated) };
}

function overallStaysAlive(
  counting: readonly string[],
  serviceTypes: readonly string[],
  names: readonly ServiceTypeNames[],
): boolean {
  if (counting.length === 0) return true;
  const groups = counting.map((name) => name.toLowerCase());
  const covers = (type: ServiceTypeNames) =>
    [type.serviceGroup, type.serviceType, type.shortName].map((n) => n.toLowerCase());
  const allKnown = groups.every((group) => names.some((type) => covers(type).includes(group)));
  if (!allKnown) return false;
  return names
    .filter((type) => serviceTypes.includes(type.serviceType))
    .some((type) => !covers(type).some((name) => groups.includes(name)));
}

function worstThenNewest(a: Rated, b: Rated): number {
  const byStep = ratingStep(a.rating) - ratingStep(b.rating);
  if (byStep !== 0) return byStep;
  if (a.reportDate !== b.reportDate) return a.reportDate < b.reportDate ? 1 : -1;
  return a.serviceGroup < b.serviceGroup ? -1 : 1;
}

/** A carried-over rating takes the day of the newest earlier judgement that looked and said the same. */
function lookedOn(worst: Rated, rated: readonly Rated[]): { ratedOn: Day; carried: boolean } {
  if (worst.assessed) return { ratedOn: worst.reportDate, carried: false };
  const earlier = rated
    .filter((j) => j.assessed && j.rating === worst.rating && j.reportDate < worst.reportDate)
    .map((j) => j.reportDate)
    .toSorted()
    .at(-1);
  return earlier === undefined
    ? { ratedOn: worst.reportDate, carried: true }
    : { ratedOn: earlier, carried: false };
}
