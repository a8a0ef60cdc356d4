import { monthsBetween, type Day } from '../../../kernel/calendar-day.ts';
import { KEY_QUESTIONS } from '../../../kernel/rating.ts';
import type { Of } from '../../../platform/api/index.ts';
import type { ServiceRecord } from '../queries/fetch-service.ts';
import type { ServiceJudgement } from '../queries/fetch-service-judgements.ts';
import { groupRatings, questionRatings, rangeInWords } from '../rules/question-ratings.ts';
import { isStale } from '../rules/stale.ts';
import { webAddress } from '../rules/web-address.ts';
import type { Standing } from './schemas.ts';

/** What stands for a location, as its page shows it; null where CQC does not rate it. */
export function standingOf(
  { locationId, standing }: ServiceRecord,
  judgements: readonly ServiceJudgement[],
  today: Day,
): Of<typeof Standing> {
  if (standing === null) return null;
  const own = judgements.filter((one) => one.locationId === locationId);
  return {
    questions: questionRatings(standing, own).map(({ question, rating, on, note }) => ({
      question,
      rating,
      on,
      ageMonths: on === null ? null : monthsBetween(on, today),
      stale: isStale(on, today),
      note,
    })),
    best: standing.ratingBest,
    range: rangeInWords(standing),
    byService: groupRatings(own).map(({ group, overall, questions }) => ({
      service: group,
      ratings: [
        { question: 'Overall' as const, rating: overall?.rating ?? null, on: overall?.on ?? null },
        ...KEY_QUESTIONS.map((question) => ({
          question,
          rating: questions[question]?.rating ?? null,
          on: questions[question]?.on ?? null,
        })),
      ],
    })),
    lastVisitedOn: standing.lastVisitedOn,
    reportLink: webAddress(standing.reportLink),
  };
}
