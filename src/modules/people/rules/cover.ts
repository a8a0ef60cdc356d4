import type { Day } from '../../../kernel/calendar-day.ts';
import type { FieldError } from '../../../kernel/parsed.ts';
import { messages } from '../messages.ts';

/** Days on which an officer's caseload is looked after by another; both days are included. */
export interface Cover {
  officerId: string;
  coverOfficerId: string;
  from: Day;
  until: Day;
}

/** Nobody arranges cover for longer: a caseload is handed over then. */
export const LONGEST_DAYS_AHEAD = 400;

const overlap = (a: Pick<Cover, 'from' | 'until'>, b: Pick<Cover, 'from' | 'until'>) =>
  a.from <= b.until && b.from <= a.until;

/** What is wrong with a cover beside those that are arranged already. `last`: the last day that can be chosen. */
export function coverErrors(cover: Cover, others: readonly Cover[], today: Day, last: Day): FieldError[] {
  const { officerId, coverOfficerId, from, until } = cover;
  if (officerId === coverOfficerId) return [{ field: 'cover', message: messages.coverSame }];
  if (until < from) return [{ field: 'until-day', message: messages.coverBackwards }];
  if (until < today) return [{ field: 'until-day', message: messages.coverPast }];
  if (until > last) return [{ field: 'until-day', message: messages.coverTooLong }];
  const meanwhile = others.filter((other) => overlap(cover, other));
  if (meanwhile.some((other) => other.officerId === officerId))
    return [{ field: 'officer', message: messages.coverTwice }];
  if (meanwhile.some((other) => other.officerId === coverOfficerId))
    return [{ field: 'cover', message: messages.coverAway }];
  return [];
}
