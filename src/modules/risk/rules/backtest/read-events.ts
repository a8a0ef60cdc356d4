import { parseDay } from '../../../../kernel/calendar-day.ts';
import { RATINGS, type Rating } from '../../../../kernel/rating.ts';
import type { Day } from '../../../../kernel/calendar-day.ts';
import type { RatingEvent } from './rating-pairs.ts';

/** The columns of a file of rating events, by their headings. */
export const EVENT_COLUMNS = { on: 'reportdate', rating: 'overall', locationId: 'locationid' } as const;

/** Where each column stands in a row's cells, from 0. */
export type EventPlaces = Record<keyof typeof EVENT_COLUMNS, number>;

/** A row with a rating that cannot be used, and why. */
interface LeftOutRow {
  row: number;
  why: string;
}

/** What the rows of a file hold: nothing is dropped without being counted. */
export interface RatingEvents {
  events: RatingEvent[];
  /** Rows whose word is none of the four ratings: they are no event, and break no pair. */
  unrated: number;
  leftOut: LeftOutRow[];
}

const RATING_WORDS = new Map<string, Rating>(RATINGS.map((rating) => [rating.toLowerCase(), rating]));

/** Reads rows one by one into what they hold. Days come again and again, and are looked at once. */
export function eventReader(places: EventPlaces) {
  const read: RatingEvents = { events: [], unrated: 0, leftOut: [] };
  const days = new Map<string, Day | null>();
  const add = (row: number, cells: readonly string[]): void => {
    const text = (key: keyof EventPlaces) => (cells[places[key]] ?? '').trim();
    const rating = RATING_WORDS.get(text('rating').replace(/\s+/g, ' ').toLowerCase());
    if (rating === undefined) {
      read.unrated += 1;
      return;
    }
    const written = text('on');
    let on = days.get(written);
    if (on === undefined) days.set(written, (on = dayOf(written)));
    const locationId = text('locationId');
    if (on === null)
      read.leftOut.push({
        row,
        why: `${EVENT_COLUMNS.on} is "${written}", which is not a day written YYYY-MM-DD`,
      });
    else if (locationId === '') read.leftOut.push({ row, why: `${EVENT_COLUMNS.locationId} is empty` });
    else read.events.push({ locationId, on, rating });
  };
  return { read, add };
}

/** The day of an ISO date, which may carry a time. */
function dayOf(written: string): Day | null {
  return parseDay(/^(\d{4}-\d{2}-\d{2})[T ]\d{2}:\d{2}/.exec(written)?.[1] ?? written);
}
