import type { Day } from '../../../kernel/calendar-day.ts';

/** Whom a council asks for returns. */
export const ASKS = ['contracted', 'all', 'nobody'] as const;
export type Asks = (typeof ASKS)[number];

/** Whom a council asks, and when, from a month on. */
export interface Setting {
  /** The first month that is asked by it. */
  validFrom: Day;
  asks: Asks;
  /** Days of the month that follows the one asked about. */
  opensDay: number;
  dueDay: number;
  /** Reminders: so many days before the due day, and after it each so many days, at most so many times. */
  remindBefore: number;
  remindEvery: number;
  remindTimes: number;
}

/**
 * What a council is offered first: the window of the national Capacity Tracker (from the 8th to the 14th, or the next working
 * day), and a reminder three days before and each week after, four times.
 */
export const SUGGESTED: Omit<Setting, 'validFrom'> = {
  asks: 'contracted',
  opensDay: 8,
  dueDay: 14,
  remindBefore: 3,
  remindEvery: 7,
  remindTimes: 4,
};

/** The setting of a month; undefined before the first, when nobody is asked. */
export function settingFor(settings: readonly Setting[], month: Day): Setting | undefined {
  return settings
    .filter(({ validFrom }) => validFrom <= month)
    .toSorted((a, b) => b.validFrom.localeCompare(a.validFrom))[0];
}

export const ASKS_WORDS: Readonly<Record<Asks, string>> = {
  contracted: 'Services that the council has a contract with',
  all: 'Every operating service in our area',
  nobody: 'Nobody',
};
