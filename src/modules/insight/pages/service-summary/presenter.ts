import { addMonths, longDay, shortDay, type Day } from '../../../../kernel/calendar-day.ts';
import type { RatingChart } from '../../rules/rating-lines.ts';
import { TIMELINE_KINDS } from '../../rules/timeline.ts';
import type { LoadedService } from '../service/load-service.ts';
import { presentCqc, type CqcPanelModel } from '../service/present-cqc.ts';
import { presentLocal, type LocalPanelModel } from '../service/present-local.ts';
import { presentTop, type TopModel } from '../service/present-top.ts';
import { chartOf, itemsOf } from '../service/presenter.ts';

/** As many as one page of A4 holds beside the rest. */
const MOST_EVENTS = 7;
const MOST_LETTERS = 110;
const EVENT_MONTHS = 12;

export interface SummaryModel {
  today: Day;
  top: TopModel;
  cqc: CqcPanelModel | null;
  chart: RatingChart | null;
  local: LocalPanelModel;
  events: { day: string; kind: string; words: string }[];
  /** "and 4 more, on the service's page" */
  more: string;
  printed: string;
}

/** A service on one page: how it stands, why, and what happened in the last year. */
export function presentSummary(loaded: LoadedService, today: Day): SummaryModel {
  const local = presentLocal(loaded, today);
  const since = addMonths(today, -EVENT_MONTHS);
  // A paper that leaves the house carries nothing of the intelligence log.
  const recent = itemsOf(loaded).filter(
    (item) => item.day > since && item.day <= today && item.kind !== 'intelligence',
  );
  const left = recent.length - MOST_EVENTS;
  return {
    today,
    top: presentTop(loaded, today),
    cqc: presentCqc(loaded, today),
    chart: chartOf(loaded, today),
    local: { ...local, rows: local.rows.map(({ label, value }) => ({ label, value: shortened(value) })) },
    events: recent.slice(0, MOST_EVENTS).map((item) => ({
      day: shortDay(item.day),
      kind: TIMELINE_KINDS[item.kind].entry,
      words: shortened([item.title, ...item.lines].map((line) => line.replace(/\.$/, '')).join('. ')),
    })),
    more: left > 0 ? `And ${left} more, on the page of the service.` : '',
    printed: `Printed on ${longDay(today)}, as at that day.`,
  };
}

function shortened(words: string): string {
  return words.length <= MOST_LETTERS ? words : `${words.slice(0, MOST_LETTERS - 1).trimEnd()}…`;
}
