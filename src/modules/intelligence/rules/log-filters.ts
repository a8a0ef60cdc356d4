import { parseDay, type Day } from '../../../kernel/calendar-day.ts';
import { many, one, wholeNumber, type Fields } from '../../../platform/forms/index.ts';
import { CONFIDENTIALITIES, type Confidentiality } from './event.ts';
import { STATES, type State } from './states.ts';

const SORTS = ['received', 'occurred', 'severity', 'kind', 'service', 'state'] as const;
export type Sort = (typeof SORTS)[number];

/** What the log is narrowed by and ordered by. */
export interface LogFilters {
  /** Words of a service's name, postcode, id, or of an event, or an event's number. */
  q: string;
  locationId: string;
  kind: string;
  /** At least so severe; null for all. */
  severity: number | null;
  /** Empty for those that are live: new, open and closed. */
  state: State | null;
  from: Day | null;
  until: Day | null;
  theme: string;
  confidentiality: Confidentiality | null;
  by: string;
  sort: Sort;
  descending: boolean;
  page: number;
}

/** Reads the log's address; what makes no sense is left out. */
export function readLogFilters(fields: Fields): LogFilters {
  const sort = one(fields, 'sort') || '-received';
  const key = sort.replace(/^-/, '');
  const known = SORTS.find((each) => each === key);
  return {
    q: one(fields, 'q').slice(0, 200),
    locationId: one(fields, 'service').slice(0, 60),
    kind: one(fields, 'kind').slice(0, 60),
    severity: wholeNumber(one(fields, 'severity'), 1, 5) ?? null,
    state: STATES.find((each) => each === one(fields, 'state')) ?? null,
    from: parseDay(one(fields, 'from')),
    until: parseDay(one(fields, 'until')),
    theme: many(fields, 'theme')[0]?.slice(0, 60) ?? '',
    confidentiality: CONFIDENTIALITIES.find((each) => each === one(fields, 'confidentiality')) ?? null,
    by: one(fields, 'by').slice(0, 200),
    sort: known ?? 'received',
    descending: known === undefined ? true : sort.startsWith('-'),
    page: wholeNumber(one(fields, 'page'), 1, 99_999) ?? 1,
  };
}
