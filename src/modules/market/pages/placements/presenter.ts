import { shortDay, type Day } from '../../../../kernel/calendar-day.ts';
import type { FieldError } from '../../../../kernel/parsed.ts';
import { one, type Fields } from '../../../../platform/forms/index.ts';
import { boxesOf, boxesTyped, type DayBoxes } from '../../parts/day-field.ts';
import { instantWords } from '../../parts/instant-words.ts';
import type { LocationFacts } from '../../parts/register.ts';
import type { Placement } from '../../queries/fetch-placements.ts';

export interface PlacementPageModel {
  location: LocationFacts & { locationId: string };
  typed: { people: string; asOf: DayBoxes };
  /** Offers to replace the count of that day. */
  offerReplace: boolean;
  errors: FieldError[];
  counts: { day: string; people: number; recorded: string }[];
}

/** The counts of a location by day, with the form as typed, or for today. */
export function placementModel(
  location: PlacementPageModel['location'],
  placements: readonly Placement[],
  today: Day,
  submitted?: { fields: Fields; errors: FieldError[]; offerReplace: boolean },
): PlacementPageModel {
  return {
    location,
    typed:
      submitted === undefined
        ? { people: '', asOf: boxesOf(today) }
        : { people: one(submitted.fields, 'people'), asOf: boxesTyped(submitted.fields, 'asOf') },
    offerReplace: submitted?.offerReplace ?? false,
    errors: submitted?.errors ?? [],
    counts: placements.map(({ asOf, people, recordedAt }) => ({
      day: shortDay(asOf),
      people,
      recorded: instantWords(recordedAt),
    })),
  };
}
