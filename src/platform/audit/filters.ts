import { parseDay, type Day } from '../../kernel/calendar-day.ts';
import type { FieldError } from '../../kernel/parsed.ts';
import { one, type Fields } from '../forms/index.ts';
import { messages } from './messages.ts';

/** What a search of the trail asks; '' and null ask nothing. */
export interface AuditFilters {
  /** Words in the name of who acted. */
  who: string;
  /** A table with its schema. */
  table: string;
  /** A record's id. */
  record: string;
  action: string;
  from: Day | null;
  to: Day | null;
}

const LONGEST = 200;

/** The search in an address. A day that is none is an error, and asks nothing. */
export function readFilters(fields: Fields): { filters: AuditFilters; errors: FieldError[] } {
  const errors: FieldError[] = [];
  const dayOf = (name: 'from' | 'to'): Day | null => {
    const text = one(fields, name);
    if (text === '') return null;
    // Within what a calendar on paper has; SQL knows no year 0.
    const found = /^(19|20|21)\d\d-/.test(text) ? parseDay(text) : null;
    if (found === null) errors.push({ field: name, message: messages.notADay(name) });
    return found;
  };
  const text = (name: string) => one(fields, name).slice(0, LONGEST).toWellFormed();
  const filters: AuditFilters = {
    who: text('who'),
    table: text('table'),
    record: text('record'),
    action: text('action'),
    from: dayOf('from'),
    to: dayOf('to'),
  };
  if (filters.from !== null && filters.to !== null && filters.from > filters.to)
    errors.push({ field: 'to', message: messages.endsBeforeItStarts });
  return { filters, errors };
}

/** The search as the trail keeps it of a download: only what was asked. */
export function askedOf(filters: AuditFilters): Record<string, string> {
  return Object.fromEntries(
    Object.entries(filters).filter(
      (entry): entry is [string, string] => entry[1] !== null && entry[1] !== '',
    ),
  );
}
