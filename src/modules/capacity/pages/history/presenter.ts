import { monthOf, shortDay } from '../../../../kernel/calendar-day.ts';
import type { ServiceReturn } from '../../queries/fetch-service-returns.ts';
import { paths, type Side } from '../../routes.ts';
import { measureWords, SHOWN } from '../../rules/measure-words.ts';
import { hasCome, type ReturnState } from '../../rules/return-states.ts';

export interface HistoryModel {
  name: string;
  measures: string[];
  rows: { month: string; href: string; state: ReturnState; due: string; sent: string; values: string[] }[];
}

/** The returns of a service, a line a month, with the figures that any of them has. */
export function presentHistory(
  name: string,
  side: Side,
  locationId: string,
  returns: readonly ServiceReturn[],
): HistoryModel {
  const shown = SHOWN.filter(({ key }) => returns.some(({ measures }) => key in measures));
  return {
    name,
    measures: shown.map((measure) => measure.name),
    rows: returns.map(({ month, state, dueOn, sentOn, measures }) => ({
      month: monthOf(month),
      href: paths.return(side, locationId, month),
      state,
      due: shortDay(dueOn),
      sent: sentOn === null ? '' : shortDay(sentOn),
      values: shown.map((measure) => (hasCome(state) ? measureWords(measure, measures[measure.key]) : '')),
    })),
  };
}
