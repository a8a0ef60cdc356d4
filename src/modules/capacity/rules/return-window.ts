import { addDays, addMonths, day, daysBetween, type Day } from '../../../kernel/calendar-day.ts';
import { nextWorkingDay } from '../../../kernel/working-days.ts';
import type { Setting } from './setting.ts';

export interface Window {
  opensOn: Day;
  dueOn: Day;
}

/** When the return of a month opens and is due: both in the month that follows, by the setting of its month. */
export function windowOf(month: Day, setting: Setting, holidays: ReadonlySet<string>): Window {
  const next = addMonths(month, 1);
  return {
    opensOn: addDays(next, setting.opensDay - 1),
    dueOn: nextWorkingDay(addDays(next, setting.dueDay - 1), holidays),
  };
}

/** The window of whoever is asked on a day: where the due day is past already, there is as long to answer from then on. */
export function windowFrom(window: Window, today: Day, holidays: ReadonlySet<string>): Window {
  if (today <= window.opensOn) return window;
  if (today <= window.dueOn) return { opensOn: today, dueOn: window.dueOn };
  const days = daysBetween(window.opensOn, window.dueOn);
  return { opensOn: today, dueOn: nextWorkingDay(addDays(today, days), holidays) };
}

/** The first day of the month that a day is in. */
export const monthStart = (at: Day): Day => day(`${at.slice(0, 7)}-01`);

/** The first day of the month before that of a day: what is asked of now. */
export const monthBefore = (at: Day): Day => addMonths(monthStart(at), -1);
