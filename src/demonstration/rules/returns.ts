import { addDays, addMonths, daysBetween, monthsBetween, type Day } from '../../kernel/calendar-day.ts';
import { fallAfter } from './heard.ts';
import { isHome } from './providers.ts';
import type { Random } from './random.ts';
import { agencyAnswers, homeAnswers, type Month } from './return-answers.ts';
import { ratingOn, type Registered } from './records.ts';

/** What a provider returned for one month. */
export interface ToldReturn {
  locationId: string;
  /** The first day of the month that it is about. */
  month: Day;
  /** Null where it has not come by the end of yesterday. */
  sentOn: Day | null;
  answers: Record<string, number | string | null>;
}

/** Returns are asked for from this day of the month that follows, and due by that one. */
export const OPENS_DAY = 3;
export const DUE_DAY = 25;
/** The council began to ask so many months ago, a month before the home that fails began to slip. */
const MONTHS = 13;
/** How long before a fall a service slips, and its staff go. */
const SLIPPING_MONTHS = 9;

/** The months that the council has asked about, oldest first: the last is the one before today's. */
export function monthsAsked(today: Day): Day[] {
  const first = `${today.slice(0, 7)}-01` as Day;
  return Array.from({ length: MONTHS }, (_, i) => addMonths(first, i - MONTHS));
}

/** How the returns of the home that fails came, by months ago: days late (or early), and null for those that its new manager sent. */
const FAILING: Readonly<Record<number, { late: number | null; trouble: number }>> = {
  13: { late: 6, trouble: 0.3 }, 12: { late: 9, trouble: 0.4 }, 11: { late: 15, trouble: 0.5 },
  10: { late: null, trouble: 0.65 }, 9: { late: null, trouble: 0.75 }, 8: { late: null, trouble: 0.85 },
  7: { late: 11, trouble: 0.9 }, 6: { late: 8, trouble: 1 }, 5: { late: 12, trouble: 1 }, 4: { late: 9, trouble: 1 },
  3: { late: -4, trouble: 0.8 }, 2: { late: -9, trouble: 0.6 }, 1: { late: -14, trouble: 0.45 },
}; // prettier-ignore
/** The day on which the new manager of that home sent what had been missed. */
const CAUGHT_UP_DAYS_AGO = 69;

/** How troubled a service was in a month, from 0 to 1: its rating, and the months before a fall. */
function troubleIn(registered: Registered, month: Day): number {
  const rating = ratingOn(registered.judgements, month);
  const standing = rating === 'Inadequate' ? 0.6 : rating === 'Requires improvement' ? 0.2 : 0;
  const fall = fallAfter(registered, month);
  const near = fall === null ? SLIPPING_MONTHS : Math.max(0, monthsBetween(month, fall.on));
  const slip = (0.6 * Math.max(0, SLIPPING_MONTHS - near)) / SLIPPING_MONTHS;
  return Math.min(1, standing + slip);
}

/** The returns of one registration for the months that were asked, whoever of them the council asks. */
export function returnsOf(registered: Registered, today: Day, random: Random): ToldReturn[] {
  const { place, locationId } = registered;
  if (registered.to !== null || !place.role.ofCounty) return [];
  const answersOf = isHome(place.role) ? homeAnswers(registered, random) : agencyAnswers(registered, random);
  // Most are punctual; one in seven is not.
  const lateOdds = random.chance(0.14) ? 0.35 : 0.04;
  return monthsAsked(today).map((month) => {
    const ago = monthsBetween(month, today);
    const told = place.role.story === 'failing' ? FAILING[ago] : undefined;
    const managed = place.life.managerLeft === null || place.life.managerLeft > addMonths(month, 1);
    const facts: Month = { month, managed, trouble: told?.trouble ?? troubleIn(registered, month) };
    const due = addDays(addMonths(month, 1), DUE_DAY - 1);
    const asked = daysBetween(addDays(addMonths(month, 1), OPENS_DAY - 1), due);
    const drawn = random.chance(lateOdds + 0.1 * facts.trouble)
      ? random.int(4, 40)
      : -Math.floor(asked * random.next() ** 1.5);
    const sentOn =
      told?.late === null ? addDays(today, -CAUGHT_UP_DAYS_AGO) : addDays(due, told?.late ?? drawn);
    const answers = answersOf(facts);
    return { locationId, month, sentOn: sentOn >= today ? null : sentOn, answers };
  });
}
