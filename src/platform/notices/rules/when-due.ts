import { Temporal } from 'temporal-polyfill';
import type { Choice, Delivery, NoticeKind, Preference, Timing } from '../types.ts';
import { afterQuiet, inLondon, isQuiet } from './quiet-hours.ts';

/** How a person hears who has not chosen: once a day at eight, on working days. */
export const DEFAULT_PREFERENCE: Preference = {
  choices: {},
  digestHour: 8,
  digestWeekday: 1,
  quiet: { from: 19, to: 7 },
  workingDaysOnly: true,
};
const DEFAULT_CHOICE: Choice = 'daily';

/** Days that are looked through for the next digest: two weeks, so that a weekly one is found after a quiet one. */
const DAYS_AHEAD = 15;

/** How a person hears of a kind: what is urgent at once, the rest as they chose. */
export function choiceFor(kind: Pick<NoticeKind, 'kind' | 'urgent'>, preference: Preference): Choice {
  if (kind.urgent === true) return 'at-once';
  return Object.hasOwn(preference.choices, kind.kind) ? preference.choices[kind.kind]! : DEFAULT_CHOICE;
}

/** How and when a mail about a notice leaves; null where there is none. */
export function planMail(
  kind: Pick<NoticeKind, 'kind' | 'urgent'>,
  preference: Preference,
  now: Date,
): { delivery: Delivery; at: Date } | null {
  const delivery = choiceFor(kind, preference);
  if (delivery === 'in-app') return null;
  if (kind.urgent === true) return { delivery, at: now };
  if (delivery === 'at-once') return { delivery, at: afterQuiet(preference, now) };
  return { delivery, at: nextDigest(delivery, preference, now) };
}

/**
 * The next digest after `now`: the first of its days on which its hour is not quiet. Where its hour is quiet on all
 * of them, it comes when the quiet after the first has ended.
 */
export function nextDigest(delivery: 'daily' | 'weekly', timing: Timing, now: Date): Date {
  const today = inLondon(now).toPlainDate();
  const time = Temporal.PlainTime.from({ hour: timing.digestHour });
  const digests: Date[] = [];
  for (let n = 0; n < DAYS_AHEAD; n++) {
    const day = today.add({ days: n });
    if (delivery === 'weekly' && day.dayOfWeek !== timing.digestWeekday) continue;
    const at = day.toZonedDateTime({ timeZone: 'Europe/London', plainTime: time }).epochMilliseconds;
    if (at > now.getTime()) digests.push(new Date(at));
  }
  return digests.find((at) => !isQuiet(timing, at)) ?? afterQuiet(timing, digests[0]!);
}
