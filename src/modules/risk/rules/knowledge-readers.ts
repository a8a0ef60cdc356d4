import type { Day } from '../../../kernel/calendar-day.ts';
import { monthOf } from '../../../kernel/calendar-day.ts';
import { calledBy, countInWords } from './count-words.ts';
import type { Facts } from './facts.ts';
import { isLarge, valueOf, type Look } from './heard-events.ts';
import type { EventsFloor, EventsReads, Reads, ReturnReads } from './model.ts';
import type { Fill, Reader } from './reader.ts';

/*
 * How the council's own knowledge is read: what it heard, and what providers return.
 */

const UNITS = { count: 'events', worst: 'severity', weight: 'weight' } as const;

/** What was heard in a window. Nothing heard is a count of none, and no comfort: `heard` says when nothing was heard at all. */
export function readerOfEvents(reads: EventsReads | EventsFloor): Reader {
  const weighed = 'measure' in reads ? reads : null;
  return {
    values: [],
    unit: weighed === null ? 'events' : UNITS[weighed.measure],
    alwaysKnown: true,
    worse: 'higher',
    placeholders: ['count', 'kinds', 'days', 'newest', 'worst', 'size'],
    read: (facts, look) => {
      const sums = look.heard(reads, facts);
      return weighed === null ? sums.count : valueOf(weighed, sums, facts.beds);
    },
    fill: (facts, look): Fill => {
      const { count, worst, newest } = look.heard(reads, facts);
      return {
        count: countInWords(count),
        kinds: calledBy(count, reads.called),
        days: String(reads.days),
        newest: newest === null ? '' : look.see(newest).date,
        worst: String(worst),
        size: weighed !== null && isLarge(weighed, facts.beds) ? `, for its ${facts.beds} beds` : '',
      };
    },
    about: () => null,
  };
}

/** Whether a day is not more than so many months ago, nor still to come. */
function isWithin(on: Day | null | undefined, months: number, look: Look): boolean {
  if (on === null || on === undefined) return false;
  const seen = look.see(on);
  return seen.months < months && seen.days >= 0;
}

/**
 * Whether anything was heard at all. Its unknown can give no more points than its "heard" (parseModel sees to it): one thing
 * more that was heard, however bad, must never take points away.
 */
export function readerOfHeard({ months }: Extract<Reads, { fact: 'heard' }>): Reader {
  return {
    values: ['heard'],
    unit: null,
    placeholders: ['months'],
    read: ({ events, returns, lastVisitedOn }, look) =>
      isWithin(lastVisitedOn, months, look) ||
      isWithin(returns?.newest?.month, months, look) ||
      events.some(({ on }) => isWithin(on, months, look))
        ? 'heard'
        : null,
    fill: () => ({ months: String(months) }),
    about: () => '',
  };
}

/** Months in a row without a return, or with one that was late. No question where no return is asked for. */
export function readerOfMissing({ fact }: Extract<Reads, { fact: 'return-missed' | 'return-late' }>): Reader {
  const monthsOf = ({ returns }: Facts) => (fact === 'return-missed' ? returns?.missed : returns?.late);
  return {
    values: [],
    unit: 'in a row',
    alwaysKnown: true,
    worse: 'higher',
    placeholders: ['count', 'months'],
    read: monthsOf,
    fill: (facts) => {
      const n = monthsOf(facts) ?? 0;
      return { count: countInWords(n), months: calledBy(n, { one: 'month', many: 'months' }) };
    },
    about: (facts) => String(monthsOf(facts)),
  };
}

/** A number of the newest return; an old return is not known to be still so. */
export function readerOfReturn({ measure, called, months, worse }: ReturnReads): Reader {
  return {
    values: [],
    unit: 'number',
    worse,
    placeholders: ['value', 'measure', 'month'],
    read: ({ returns }, look) => {
      if (returns === null) return undefined;
      const value = returns.newest?.measures[measure];
      if (value === undefined || look.see(returns.newest!.month).months > months) return null;
      return Math.max(0, value);
    },
    fill: ({ returns }) => {
      const value = returns?.newest?.measures[measure];
      return {
        measure: called,
        ...(value === undefined ? {} : { value: inFigures(value), month: monthOf(returns!.newest!.month) }),
      };
    },
    about: ({ returns }) => `${returns?.newest?.month} ${returns?.newest?.measures[measure]}`,
  };
}

/** A number as people write it: at most one decimal. */
function inFigures(value: number): string {
  return String(Math.round(value * 10) / 10);
}
