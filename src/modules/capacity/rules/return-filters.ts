import { parseDay, type Day } from '../../../kernel/calendar-day.ts';
import { one, wholeNumber, type Fields } from '../../../platform/forms/index.ts';
import { OUTCOMES, type Outcome } from './outcome.ts';

const SORTS = ['name', 'sent', 'missed'] as const;

/** What the list of a month's returns is asked for. Empty text filters nothing. */
export interface ReturnFilters {
  month: Day;
  q: string;
  outcome: Outcome | '';
  /** Only those who missed so many that they are marked. */
  marked: boolean;
  sort: (typeof SORTS)[number];
  descending: boolean;
  /** From 1. */
  page: number;
}

/** Reads the list's address; what is not understood filters nothing. */
export function readReturnFilters(fields: Fields, newest: Day): ReturnFilters {
  const sort = one(fields, 'sort');
  const month = /^\d{4}-\d{2}$/.test(one(fields, 'month')) ? parseDay(`${one(fields, 'month')}-01`) : null;
  return {
    month: month ?? newest,
    q: one(fields, 'q').slice(0, 100),
    outcome: OUTCOMES.find((known) => known === one(fields, 'outcome')) ?? '',
    marked: one(fields, 'marked') === 'yes',
    sort: SORTS.find((known) => known === sort.replace(/^-/, '')) ?? 'name',
    descending: sort.startsWith('-'),
    page: wholeNumber(one(fields, 'page'), 1, 100_000) ?? 1,
  };
}
