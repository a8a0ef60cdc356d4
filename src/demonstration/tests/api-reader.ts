import { day, type Day } from '../../kernel/calendar-day.ts';
import type { KeyQuestion, Rating } from '../../kernel/rating.ts';
import type { CqcLocationRecord } from '../rules/records.ts';

/** A reader of API records for tests only, so that the generator is not judged by its own rules. */

interface ApiInspection {
  reportDate: string;
  overall: {
    rating: string;
    keyQuestionRatings: { name: KeyQuestion; rating: string; reportDate?: string }[];
  };
}

interface ApiGroup {
  name: string;
  rating: string;
  keyQuestionRatings: { name: KeyQuestion; rating: string }[];
}

/** Current and past inspections. */
export function inspectionsIn(record: CqcLocationRecord): ApiInspection[] {
  return [record.currentRatings, ...((record.historicRatings ?? []) as unknown[])].filter(
    Boolean,
  ) as ApiInspection[];
}

/** The one group of each assessment, with the day of its publication. */
export function groupsIn(record: CqcLocationRecord): (ApiGroup & { date: string })[] {
  const assessments = (record.assessment ?? []) as {
    assessmentPlanPublishedDateTime: string;
    ratings: { asgRatings: ApiGroup[] };
  }[];
  return assessments.flatMap((a) =>
    a.ratings.asgRatings.map((g) => ({ ...g, date: a.assessmentPlanPublishedDateTime.slice(0, 10) })),
  );
}

interface Event {
  group: string;
  question: KeyQuestion | 'Overall';
  date: Day;
  rating: string;
}

/** Every judgement, rated or not. */
export function eventsIn(record: CqcLocationRecord): Event[] {
  const inspected = inspectionsIn(record).flatMap((i): Event[] => [
    { group: 'Overall', question: 'Overall', date: day(i.reportDate), rating: i.overall.rating },
    ...i.overall.keyQuestionRatings.map((q): Event => ({
      group: 'Overall',
      question: q.name,
      date: day(q.reportDate ?? i.reportDate),
      rating: q.rating,
    })),
  ]);
  const assessed = groupsIn(record).flatMap((g): Event[] => [
    { group: g.name, question: 'Overall', date: day(g.date), rating: g.rating },
    ...g.keyQuestionRatings.map((q): Event => ({
      group: g.name,
      question: q.name,
      date: day(g.date),
      rating: q.rating,
    })),
  ]);
  return [...inspected, ...assessed];
}

/** Worst first. */
export const STEPS = ['Inadequate', 'Requires improvement', 'Good', 'Outstanding'];
export const isRated = (event: Event) => STEPS.includes(event.rating);

/** The overall rating that stands, the worst of its services', and its day. */
export function standing(record: CqcLocationRecord): { rating: Rating; on: Day } | null {
  const rated = eventsIn(record).filter((e) => e.question === 'Overall' && isRated(e)).sort((a, b) => (a.date < b.date ? 1 : -1)); // prettier-ignore
  const groups = [...new Set(rated.map((e) => e.group))].map((g) => rated.find((e) => e.group === g)!);
  const overall = groups.find((e) => e.group === 'Overall');
  const newer = groups.filter((e) => e.group !== 'Overall' && (!overall || e.date > overall.date));
  const counting = newer.length > 0 ? newer : overall ? [overall] : [];
  const worst = counting.sort((a, b) => STEPS.indexOf(a.rating) - STEPS.indexOf(b.rating))[0];
  return worst ? { rating: worst.rating as Rating, on: worst.date } : null;
}
