import { addMonths, longDay, type Day } from '../../../kernel/calendar-day.ts';
import type { RatingLine, RatingPoint } from '../../../platform/charts/index.ts';
import type { ServiceTypeNames } from '../../cqc/index.ts';
import type { ServiceJudgement } from '../queries/fetch-service-judgements.ts';
import type { Registration } from '../queries/fetch-service-registrations.ts';
import { levelOn, type Publication } from './publications.ts';

/** A service's ratings over time, across all its registrations, as its chart takes them. */
export interface RatingChart {
  lines: RatingLine[];
  visits: { day: Day; text: string }[];
  from: Day;
  to: Day;
}

/** CQC began to rate adult social care on the four-step scale in October 2014. */
const SHORTEST_MONTHS = 36;

/**
 * The chart of a chain of registrations: a line for each that was ever rated. A registration that took over begins on
 * its first day with the rating that it inherited.
 */
export function ratingChart(input: {
  registrations: readonly Registration[];
  publications: readonly Publication[];
  judgements: readonly ServiceJudgement[];
  typeNames: readonly ServiceTypeNames[];
  today: Day;
}): RatingChart {
  const { publications, today } = input;
  const rated = input.registrations
    .map((registration) => ({ registration, points: pointsOf(registration, input) }))
    .filter(({ points }) => points.length > 0);
  const lines = rated.map(({ registration, points }) => ({
    // In the picture there is room for ids beside each other, not for names.
    label: rated.length > 1 ? registration.locationId : labelOf(registration),
    points,
    until: registration.until,
  }));
  const visits = publications
    .filter((one) => one.verdicts.every((verdict) => verdict.rating === null))
    .map((one) => ({ day: one.day, text: one.verdicts[0]?.reason ?? 'No rating' }));
  const days = [
    ...lines.flatMap((line) => line.points.map((point) => point.day)),
    ...visits.map((visit) => visit.day),
  ];
  const earliest = [addMonths(today, -SHORTEST_MONTHS), ...days.map((day) => addMonths(day, -2))].sort()[0]!;
  return { lines, visits, from: earliest, to: today };
}

function labelOf({ name, knownName, locationId }: Registration): string {
  return `${name ?? knownName ?? 'Registration'} (${locationId})`;
}

function pointsOf(
  registration: Registration,
  { registrations, publications, judgements, typeNames, today }: Parameters<typeof ratingChart>[0],
): RatingPoint[] {
  const points: RatingPoint[] = publications
    .filter((one) => one.locationId === registration.locationId && one.level !== null)
    .map((one) => ({ day: one.day, rating: one.level! }));
  const { from } = registration;
  if (from === null || from > today || points.some((point) => point.day <= from)) return points;
  const inherited = levelOn(from, registration.locationId, registrations, judgements, typeNames);
  if (inherited === null) return points;
  return [
    { day: from, rating: inherited, note: `held over from the former registration on ${longDay(from)}` },
    ...points,
  ];
}
