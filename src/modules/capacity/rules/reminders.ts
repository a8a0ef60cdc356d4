import { addDays, daysBetween, type Day } from '../../../kernel/calendar-day.ts';
import type { Setting } from './setting.ts';

/** A return that has not come, as far as reminding goes. */
export interface Awaited {
  opensOn: Day;
  dueOn: Day;
}

export type ReminderKind = 'opened' | 'due soon' | 'late' | 'told officer';

export interface Reminder {
  kind: ReminderKind;
  /** Which of several: 1 for the first. */
  number: number;
}

/**
 * What a provider should have been reminded of by a day, the last of it only: a job that did not run for some days sends one
 * reminder and not all that it missed. The officer is told once, on the first day after the due day.
 */
export function remindersDue({ opensOn, dueOn }: Awaited, setting: Setting, today: Day): Reminder[] {
  if (today < opensOn) return [];
  const late = daysBetween(dueOn, today);
  if (late <= 0) {
    const soon = setting.remindBefore > 0 && today >= addDays(dueOn, -setting.remindBefore);
    return [{ kind: soon ? 'due soon' : 'opened', number: 1 }];
  }
  const number = Math.min(Math.ceil(late / setting.remindEvery), setting.remindTimes);
  const told: Reminder = { kind: 'told officer', number: 1 };
  return number === 0 ? [told] : [{ kind: 'late', number }, told];
}
