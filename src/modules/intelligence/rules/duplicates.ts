import { daysBetween, type Day } from '../../../kernel/calendar-day.ts';
import { similarWords } from './similar-words.ts';

/** What of an event says whether another tells of the same. */
export interface Comparable {
  eventId: string;
  locationId: string | null;
  kind: string;
  themes: readonly string[];
  reference: string;
  title: string;
  account: string;
  /** When it happened, or where that is not known when it was heard. */
  onDay: Day;
  /** Events that somebody found to tell of something else. */
  notSame?: readonly string[];
}

export interface Likeness {
  eventId: string;
  /** 0 to 100. */
  points: number;
  /** "same service, 2 days apart, same reference" */
  why: string;
}

/** Events further apart are never suggested, unless they carry one reference. */
export const NEAR_DAYS = 14;
/** From so many points on one is suggested. */
export const LIKELY = 50;

/** How alike two texts must be for their likeness to be told. */
const ALIKE = 0.3;

/**
 * How likely two events tell of one thing, with the reasons in words; null where not likely. Symmetric: who is compared with whom does
 * not matter. Events that somebody found to be different, events of different services, and two of which one is of no service and the words differ, are never the same.
 */
export function likeness(a: Comparable, b: Comparable): Likeness | null {
  if (a.eventId === b.eventId || saidApart(a, b)) return null;
  if (a.locationId !== null && b.locationId !== null && a.locationId !== b.locationId) return null;
  const apart = Math.abs(daysBetween(a.onDay, b.onDay));
  const sameReference = plain(a.reference) !== '' && plain(a.reference) === plain(b.reference);
  if (apart > NEAR_DAYS && !sameReference) return null;
  const reasons = [
    a.locationId !== null && a.locationId === b.locationId ? { points: 20, words: 'same service' } : null,
    apart <= NEAR_DAYS ? { points: 20 - apart, words: apartWords(apart) } : null,
    sameReference ? { points: 50, words: 'same reference' } : null,
    a.kind === b.kind ? { points: 15, words: 'same kind' } : null,
    themesReason(a.themes, b.themes),
    wordsReason(a, b),
  ].filter((reason) => reason !== null);
  const points = Math.min(
    100,
    reasons.reduce((sum, reason) => sum + reason.points, 0),
  );
  if (points < LIKELY) return null;
  return { eventId: b.eventId, points, why: reasons.map(({ words }) => words).join(', ') };
}

/** The events among some that likely tell of the same as one, likeliest first, at most three. */
export function likelyDuplicates(event: Comparable, others: readonly Comparable[]): Likeness[] {
  return others
    .map((other) => likeness(event, other))
    .filter((found) => found !== null)
    .toSorted((a, b) => b.points - a.points || a.eventId.localeCompare(b.eventId))
    .slice(0, 3);
}

const saidApart = (a: Comparable, b: Comparable) =>
  a.notSame?.includes(b.eventId) === true || b.notSame?.includes(a.eventId) === true;

const plain = (reference: string) => reference.replace(/[^\p{L}\p{N}]/gu, '').toLowerCase();

function apartWords(days: number): string {
  return days === 0 ? 'on the same day' : `${days} ${days === 1 ? 'day' : 'days'} apart`;
}

function themesReason(a: readonly string[], b: readonly string[]) {
  const shared = a.filter((theme) => b.includes(theme)).length;
  if (shared === 0) return null;
  return { points: Math.min(10, shared * 5), words: shared === 1 ? 'a theme in common' : 'themes in common' };
}

function wordsReason(a: Comparable, b: Comparable) {
  const alike = Math.max(
    similarWords(a.title, b.title),
    similarWords(`${a.title} ${a.account}`, `${b.title} ${b.account}`),
  );
  if (alike < ALIKE) return null;
  return { points: Math.round(alike * 40), words: alike > 0.8 ? 'nearly the same words' : 'similar words' };
}
