import type { Day } from '../../../kernel/calendar-day.ts';
import { ratingStep, type KeyQuestion, type Rating } from '../../../kernel/rating.ts';
import { ratingsThatStand, type ServiceTypeNames } from '../../cqc/index.ts';
import type { Registration } from '../queries/fetch-service-registrations.ts';
import type { ServiceJudgement } from '../queries/fetch-service-judgements.ts';

/** What CQC said of one key question (or overall) of one of its groups of services. */
export interface Verdict {
  group: string;
  question: KeyQuestion | 'Overall';
  rating: Rating | null;
  reason: string | null;
  assessed: boolean;
}

/** All that CQC published on one registration on one day. */
export interface Publication {
  day: Day;
  locationId: string;
  regime: string;
  verdicts: Verdict[];
  inspectedOn: Day | null;
  reportLink: string | null;
  /** The overall rating that stood for the location from that day; null where this gave none. */
  level: Rating | null;
  /** The one that stood before, in this registration or the one before it. */
  before: Rating | null;
}

type Line = readonly Pick<Registration, 'locationId' | 'from' | 'until' | 'place' | 'serviceTypes'>[];

/**
 * What CQC published on a chain of registrations, oldest first, each publication once: one that a registration
 * inherited is told by the registration that it was given to, where the register has that one's record too.
 */
export function publicationsOf(
  line: Line,
  judgements: readonly ServiceJudgement[],
  names: readonly ServiceTypeNames[],
): Publication[] {
  const groups = new Map<string, ServiceJudgement[]>();
  for (const judgement of judgements) {
    const key = `${judgement.reportDate} ${judgement.locationId}`;
    groups.set(key, [...(groups.get(key) ?? []), judgement]);
  }
  const places = new Map(line.map((registration) => [registration.locationId, registration]));
  const isInherited = ({ locationId, reportDate }: ServiceJudgement) => {
    const own = places.get(locationId);
    if (own === undefined || own.from === null || reportDate >= own.from) return false;
    return line.some((other) => other.place < own.place && groups.has(`${reportDate} ${other.locationId}`));
  };
  let last: Rating | null = null;
  return [...groups.values()]
    .filter((group) => !isInherited(group[0]!))
    .map((group) => {
      const publication = publicationOf(group);
      const rated = group.some((one) => one.keyQuestion === 'Overall' && one.rating !== null);
      const level = rated ? levelOn(publication.day, publication.locationId, line, judgements, names) : null;
      const told: Publication = { ...publication, level, before: last };
      last = level ?? last;
      return told;
    });
}

function publicationOf(group: readonly ServiceJudgement[]): Omit<Publication, 'level' | 'before'> {
  const [first] = group;
  return {
    day: first!.reportDate,
    locationId: first!.locationId,
    regime: first!.regime,
    inspectedOn: group.map((one) => one.inspectedOn).find((day) => day !== null) ?? null,
    reportLink: group.map((one) => one.reportLink).find((link) => link !== null) ?? null,
    verdicts: group.map((one) => ({
      group: one.serviceGroup,
      question: one.keyQuestion,
      rating: one.rating,
      reason: one.notRatedReason,
      assessed: one.assessed,
    })),
  };
}

/** The overall rating that stands for one registration of the line on a day. */
export function levelOn(
  day: Day,
  locationId: string,
  line: Line,
  judgements: readonly ServiceJudgement[],
  names: readonly ServiceTypeNames[],
): Rating | null {
  const own = judgements.filter((one) => one.locationId === locationId && one.keyQuestion === 'Overall');
  const serviceTypes =
    line.find((registration) => registration.locationId === locationId)?.serviceTypes ?? [];
  return ratingsThatStand(own, serviceTypes, names, day).get('Overall')?.rating ?? null;
}

/** 1 where a rating is better than the one before it, -1 where it is worse, 0 where it is the same or the first. */
export function direction(rating: Rating, before: Rating | null): -1 | 0 | 1 {
  if (before === null) return 0;
  return Math.sign(ratingStep(rating) - ratingStep(before)) as -1 | 0 | 1;
}
