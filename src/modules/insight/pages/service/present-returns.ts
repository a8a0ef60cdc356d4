import { ageInWords, longDay, monthOf, type Day } from '../../../../kernel/calendar-day.ts';
import {
  capacityPaths,
  measureWords,
  RETURN_STATE_WORDS,
  SHOWN_MEASURES,
  type MeasureWords,
} from '../../../capacity/index.ts';
import type { ServiceMonth, ServiceRecord } from '../../queries/fetch-service.ts';

export interface ReturnsPanelModel {
  href: string;
  /** How the newest return stands, in a sentence. */
  standing: string;
  /** Since when the figures are true; '' before any came. */
  newest: string;
  lines: { name: string; now: string; run: (number | null)[]; label: string }[];
  table: { measures: string[]; rows: { month: string; href: string; state: string; values: string[] }[] };
}

/** A year of a service's monthly returns; null where there are none to show. */
export function presentReturns(
  { locationId, returns }: Pick<ServiceRecord, 'locationId' | 'returns'>,
  today: Day,
): ReturnsPanelModel | null {
  const [last] = returns;
  if (last === undefined) return null;
  const newest = returns.find(({ sentOn }) => sentOn !== null);
  const shown = SHOWN_MEASURES.filter(({ key }) => returns.some(({ measures }) => key in measures));
  const open = (month: Day) => capacityPaths.return('officer', locationId, month);
  return {
    href: capacityPaths.history('officer', locationId),
    standing: standingOf(last),
    newest: newest?.sentOn
      ? `Figures of ${monthOf(newest.month)}, sent ${agoWords(newest.sentOn, today)}.`
      : '',
    lines: shown.map((measure) => lineOf(measure, returns, newest)),
    table: {
      measures: shown.map(({ name }) => name),
      rows: returns.map(({ month, state, sentOn, measures }) => ({
        month: monthOf(month),
        href: open(month),
        state: RETURN_STATE_WORDS[state],
        values: shown.map((measure) => (sentOn === null ? '' : measureWords(measure, measures[measure.key]))),
      })),
    },
  };
}

function standingOf({ month, state, dueOn, sentOn }: ServiceMonth): string {
  const name = `The return for ${monthOf(month)}`;
  if (sentOn !== null) return `${name} came on ${longDay(sentOn)}${sentOn > dueOn ? ', late' : ''}.`;
  return state === 'late'
    ? `${name} was due on ${longDay(dueOn)} and has not come.`
    : `${name} is due on ${longDay(dueOn)}.`;
}

function agoWords(on: Day, today: Day): string {
  const age = ageInWords(on, today);
  return age === 'today' ? age : `${age} ago`;
}

function lineOf(
  measure: MeasureWords,
  returns: readonly ServiceMonth[],
  newest: ServiceMonth | undefined,
): ReturnsPanelModel['lines'][number] {
  const run = returns.map(({ measures }) => measures[measure.key] ?? null).toReversed();
  const known = run.filter((value) => value !== null);
  const words = (value: number | undefined) => measureWords(measure, value);
  return {
    name: measure.name,
    now: words(newest?.measures[measure.key]),
    run: measure.unit === 'yes or no' ? [] : run,
    label: `${measure.name} over ${run.length} months: ${words(known[0])} to ${words(known.at(-1))}`,
  };
}
