import { longDay, type Day } from '../../../kernel/calendar-day.ts';
import { KEY_QUESTIONS, RATINGS, ratingStep, type KeyQuestion, type Rating } from '../../../kernel/rating.ts';
import type { Standing, StandingRating } from '../queries/fetch-service.ts';
import type { ServiceJudgement } from '../queries/fetch-service-judgements.ts';

type Question = KeyQuestion | 'Overall';

/** The rating of one question with all that must be said beside it. */
export interface QuestionRating {
  question: Question;
  rating: Rating | null;
  on: Day | null;
  /** "Carried over on 17 September 2024", or why there is none; '' where nothing need be said. */
  note: string;
}

/** Overall and the five key questions as they stand. `judgements` are those of the location's own record. */
export function questionRatings(
  standing: Standing,
  judgements: readonly ServiceJudgement[],
): QuestionRating[] {
  const stands: [Question, StandingRating][] = [
    ['Overall', standing.overall],
    ...KEY_QUESTIONS.map((question): [Question, StandingRating] => [question, standing.questions[question]]),
  ];
  return stands.map(([question, { rating, on, carried }]) => ({
    question,
    rating,
    on,
    note:
      rating === null
        ? question === 'Overall'
          ? (standing.notRatedReason ?? '')
          : ''
        : carriedNote(question, rating, on, carried, judgements),
  }));
}

function carriedNote(
  question: Question,
  rating: Rating,
  on: Day | null,
  carried: boolean,
  judgements: readonly ServiceJudgement[],
): string {
  const into = judgements
    .filter(
      (one) =>
        one.keyQuestion === question &&
        one.rating === rating &&
        !one.assessed &&
        (on === null || one.reportDate >= on),
    )
    .map((one) => one.reportDate)
    .toSorted()
    .at(-1);
  if (into === undefined) return '';
  const words = `Carried over on ${longDay(into)}, not looked at again`;
  return carried ? `${words}; when it was first given is not in the data` : words;
}

/** The newest ratings of one group of services at a location. */
export interface GroupRatings {
  group: string;
  overall: { rating: Rating; on: Day } | null;
  questions: Record<KeyQuestion, { rating: Rating; on: Day } | null>;
}

/** Newest ratings by service group; empty unless CQC rated at least two groups here. */
export function groupRatings(judgements: readonly ServiceJudgement[]): GroupRatings[] {
  const groups = [
    ...new Set(
      judgements
        .filter((one) => one.serviceGroup !== 'Overall' && one.rating !== null)
        .map((one) => one.serviceGroup),
    ),
  ];
  if (groups.length < 2) return [];
  return groups.toSorted().map((group) => {
    const newest = (question: Question) => {
      const found = judgements
        .filter((one) => one.serviceGroup === group && one.keyQuestion === question && one.rating !== null)
        .at(-1);
      return found === undefined ? null : { rating: found.rating!, on: found.reportDate };
    };
    return {
      group,
      overall: newest('Overall'),
      questions: Object.fromEntries(
        KEY_QUESTIONS.map((question) => [question, newest(question)]),
      ) as GroupRatings['questions'],
    };
  });
}

/** "The location counts as the worst of them, Good; they range up to Outstanding." '' where there is no range. */
export function rangeInWords({ overall, ratingBest }: Pick<Standing, 'overall' | 'ratingBest'>): string {
  const { rating } = overall;
  if (rating === null || ratingBest === null || ratingStep(ratingBest) <= ratingStep(rating)) return '';
  const best = RATINGS.find((step) => step === ratingBest) ?? ratingBest;
  return `The location counts as the worst of its services, ${rating}; the best of them is ${best}.`;
}
