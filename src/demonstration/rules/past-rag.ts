import { addDays, addMonths, monthsBetween, type Day } from '../../kernel/calendar-day.ts';
import type { Rag } from '../../kernel/rating.ts';
import type { Random } from './random.ts';
import { ratingOn, type Registered } from './records.ts';

/** The colour that the council gave a location in one month, before it had this system. */
export interface PastRag {
  locationId: string;
  /** The first day of the month. */
  month: Day;
  rag: Rag;
}

export interface Month {
  first: Day;
  last: Day;
}

/** The `n` months before the month of `today`, oldest first. */
export function monthsBefore(today: Day, n: number): Month[] {
  const first = `${today.slice(0, 7)}-01` as Day;
  return Array.from({ length: n }, (_, i) => ({
    first: addMonths(first, i - n),
    last: addDays(addMonths(first, i - n + 1), -1),
  }));
}

/** How an officer would have coloured it, knowing only what was known in that month. */
function colourOf(registered: Registered, monthEnd: Day, uneasy: boolean): Rag {
  const { judgements, place } = registered;
  const rating = ratingOn(judgements, monthEnd);
  const managerGone = place.life.managerLeft !== null && place.life.managerLeft <= monthEnd;
  if (rating === 'Inadequate') return 'Red';
  if (rating === 'Requires improvement') {
    const newest = judgements
      .filter((j) => j.judgement.rating !== null && j.judgement.publishedOn <= monthEnd)
      .at(-1);
    const fresh = newest !== undefined && monthsBetween(newest.judgement.publishedOn, monthEnd) < 4;
    const unsafe = newest?.judgement.standing?.Safe === 'Inadequate';
    return (unsafe && fresh) || (managerGone && uneasy) ? 'Red' : 'Amber';
  }
  if (rating === null && monthsBetween(registered.from, monthEnd) < 6) return 'Amber';
  return uneasy || (managerGone && place.beds > 40) ? 'Amber' : 'Green';
}

/** Months in which the council was uneasy: those before a fall was published, and a spell that came to nothing. */
function uneasyMonths(registered: Registered, months: readonly Month[], random: Random): Set<Month> {
  const rated = registered.judgements.map((j) => j.judgement).filter((j) => j.rating !== null);
  const falls = rated.filter((j, i) => i > 0 && (j.rating === 'Inadequate' || (j.rating === 'Requires improvement' && rated[i - 1]!.rating !== 'Requires improvement'))); // prettier-ignore
  const notice = random.int(2, 6);
  const spell = random.chance(0.13) ? random.int(0, months.length - 1) : null;
  const length = random.int(1, 4);
  return new Set(
    months.filter((month, i) => {
      const beforeFall = falls.some(
        (fall) => month.last < fall.publishedOn && monthsBetween(month.last, fall.publishedOn) < notice,
      );
      return beforeFall || (spell !== null && i >= spell && i < spell + length);
    }),
  );
}

/** The past colours of one registration, for the months at whose end it was registered and open. */
export function pastRagOf(registered: Registered, months: readonly Month[], random: Random): PastRag[] {
  const uneasy = uneasyMonths(registered, months, random);
  const { notOperatingFrom } = registered.place.life;
  return months.flatMap((month) => {
    const end = month.last;
    const open = registered.from <= end && (registered.to === null || end < registered.to);
    const empty = notOperatingFrom !== null && notOperatingFrom <= end;
    return open && !empty
      ? [
          {
            locationId: registered.locationId,
            month: month.first,
            rag: colourOf(registered, end, uneasy.has(month)),
          },
        ]
      : [];
  });
}
