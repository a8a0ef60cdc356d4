import type { Day } from '../../../kernel/calendar-day.ts';
import { one, type Fields } from '../../../platform/forms/index.ts';

/** Kinds by which a timeline can be filtered, with what people call them and the icon of the kit. */
export const TIMELINE_KINDS = {
  ratings: { text: 'Ratings', entry: 'Rating', icon: 'rating' },
  visits: { text: 'Visits without a rating', entry: 'Visit', icon: 'inspection' },
  registration: { text: 'Registration', entry: 'Registration', icon: 'registration' },
  changes: { text: 'Changes', entry: 'Change', icon: 'change' },
  enforcement: { text: 'Enforcement', entry: 'Enforcement', icon: 'concern' },
  risk: { text: 'Risk', entry: 'Risk', icon: 'rag' },
  intelligence: { text: 'Intelligence', entry: 'Intelligence', icon: 'concern' },
  council: { text: 'Local facts', entry: 'Local facts', icon: 'note' },
} as const;

export type TimelineKind = keyof typeof TIMELINE_KINDS;

/** One thing that happened. */
export interface TimelineItem {
  day: Day;
  kind: TimelineKind;
  title: string;
  lines: string[];
  /** Ratings that it gave: shown as tags. */
  ratings?: { label: string; rating: string | null; note: string | null }[];
  link?: { text: string; href: string };
}

/** The kind that an address asks for; null for everything, and for a word that is none. */
export function readTimelineKind(fields: Fields): TimelineKind | null {
  const asked = one(fields, 'kind');
  return Object.hasOwn(TIMELINE_KINDS, asked) ? (asked as TimelineKind) : null;
}

/** Newest first; what happened on one day in the order in which it was found. */
export function newestFirst(items: readonly TimelineItem[]): TimelineItem[] {
  return items.toSorted((a, b) => (a.day < b.day ? 1 : a.day > b.day ? -1 : 0));
}

/** A list in words: "Safe", "Safe and Caring", "Safe, Caring and Well-led". */
export function inWords(items: readonly string[]): string {
  return items.length < 2 ? (items[0] ?? '') : `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`;
}
