import type { Day } from '../../../kernel/calendar-day.ts';
import { mayPlace, type PlacingAnswer } from '../../placement/index.ts';
import type { ServiceRow } from '../queries/fetch-services.ts';

/** Whether somebody can be placed at a service of the list today, in words without anything confidential. */
export function placingAnswerOf(row: ServiceRow, today: Day): PlacingAnswer {
  const { registered, operational, dormant, rag, placing, placingFrom, placingScope } = row;
  return mayPlace(
    {
      registered,
      operational,
      dormant,
      rag,
      placing:
        placing === null || placingFrom === null
          ? null
          : { state: placing, fromDay: placingFrom, scope: placingScope ?? '', reviewOn: null },
    },
    today,
  );
}
