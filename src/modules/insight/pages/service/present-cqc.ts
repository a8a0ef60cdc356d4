import { longDay, shortDay, type Day } from '../../../../kernel/calendar-day.ts';
import { KEY_QUESTIONS } from '../../../../kernel/rating.ts';
import {
  groupRatings,
  questionRatings,
  rangeInWords,
  type QuestionRating,
} from '../../rules/question-ratings.ts';
import { isStale } from '../../rules/stale.ts';
import { cqcPage, webAddress } from '../../rules/web-address.ts';
import type { LoadedService } from './load-service.ts';

export interface CqcPanelModel {
  questions: (QuestionRating & { date: string; stale: boolean })[];
  range: string;
  groups: { group: string; cells: { rating: string | null; date: string }[] }[];
  cqcHref: string;
  reportHref: string | null;
  /** What else CQC's register says that bears on trust: dormancy, no manager. */
  notes: string[];
}

/** CQC's ratings of a service; null where CQC does not register it. */
export function presentCqc(
  { service, judgements }: Pick<LoadedService, 'service' | 'judgements'>,
  today: Day,
): CqcPanelModel | null {
  if (!service.regulated) return null;
  const own = judgements.filter((one) => one.locationId === service.locationId);
  const { standing } = service;
  const cell = (given: { rating: string; on: Day } | null) => ({
    rating: given?.rating ?? null,
    date: given === null ? '' : shortDay(given.on),
  });
  return {
    questions: (standing === null ? [] : questionRatings(standing, own)).map((each) => ({
      ...each,
      date: each.on === null ? '' : shortDay(each.on),
      stale: isStale(each.on, today),
    })),
    range: standing === null ? '' : rangeInWords(standing),
    groups: groupRatings(own).map(({ group, overall, questions }) => ({
      group,
      cells: [overall, ...KEY_QUESTIONS.map((question) => questions[question])].map(cell),
    })),
    cqcHref: cqcPage('location', service.locationId),
    reportHref: webAddress(standing?.reportLink ?? null),
    notes: notesOf(service),
  };
}

function notesOf({
  dormant,
  dormantFrom,
  managerRegistered,
  managerAbsentFrom,
  registered,
}: LoadedService['service']): string[] {
  if (!registered) return [];
  const notes: string[] = [];
  if (dormant === true)
    notes.push(
      `Dormant${dormantFrom === null ? '' : ` since ${longDay(dormantFrom)}`}: registered, but giving no care.`,
    );
  if (managerAbsentFrom !== null)
    notes.push(`Without a registered manager since ${longDay(managerAbsentFrom)}.`);
  else if (managerRegistered === false) notes.push('No registered manager.');
  return notes;
}
