import type { Day } from '../../../kernel/calendar-day.ts';
import { mayPlace, type PlacingAnswer } from '../../placement/index.ts';
import type { ServiceRow } from '../queries/fetch-services.ts';

/** What the answer rests on, of a service of the list. */
export type PlacedRow = Pick<
  ServiceRow,
  'registered' | 'operational' | 'dormant' | 'rag' | 'placing' | 'placingFrom' | 'placingScope'
>;

/** Whether somebody can be placed at a service of the list today, in words without anything confidential. */
export function placingAnswerOf(row: PlacedRow, today: Day): PlacingAnswer {
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
