import { readRating } from './rating-words.ts';
import type { StagedRatingEvent } from './staged.ts';
import type { Values } from './values.ts';

/**
 * The overall rating and its day that the active and the deactivated file carry beside each location: an event where a
 * day is given, else the words where a rating would stand.
 */
export function overallEvent(
  values: Values,
  locationId: string,
  rating: { column: string; value: string },
  published: { column: string; value: string },
): { event?: StagedRatingEvent; unratedReason: string | null } {
  const read = readRating(rating.value);
  const reportDate = values.day(published.column, published.value);
  if (reportDate === null) {
    if (read.rating !== null && published.value.trim() === '') {
      values.refuse(published.column, '', `is needed: the rating "${read.rating}" has no date`);
    }
    return { unratedReason: rating.value.trim() === '' ? null : read.notRatedReason };
  }
  if (rating.value.trim() === '') return { unratedReason: null };
  const event: StagedRatingEvent = {
    locationId,
    serviceGroup: 'Overall',
    keyQuestion: 'Overall',
    reportDate,
    rating: read.rating,
    notRatedReason: read.notRatedReason,
    assessed: true,
    inspectedOn: null,
    reportLink: null,
    regime: 'inspection',
    inheritedFrom: null,
  };
  return { event, unratedReason: null };
}
