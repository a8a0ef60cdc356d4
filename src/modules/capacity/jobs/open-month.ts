import type { Day } from '../../../kernel/calendar-day.ts';
import type { Clock } from '../../../platform/clock/index.ts';
import type { Tx } from '../../../platform/db/types.ts';
import { fetchForms } from '../queries/fetch-forms.ts';
import { fetchHolidays } from '../queries/fetch-holidays.ts';
import { fetchLocationsToAsk } from '../queries/fetch-locations-to-ask.ts';
import { saveActs } from '../queries/save-acts.ts';
import { saveOpenedReturns, type NewReturn } from '../queries/save-opened-returns.ts';
import { formFor } from '../rules/form.ts';
import { windowFrom, windowOf, type Window } from '../rules/return-window.ts';
import { settingFor, type Setting } from '../rules/setting.ts';

/**
 * Asks for the returns of a month, from its opening day on: of every location that the council asks and that has none yet. To do it
 * again asks nobody twice.
 *
 * @returns how many were asked now
 */
export async function openMonth(
  tx: Tx,
  clock: Clock,
  authorityId: string,
  month: Day,
  settings: readonly Setting[],
): Promise<number> {
  const toAsk = await findReturnsToAsk(tx, month, clock.today(), settings);
  if (toAsk === null) return 0;
  const opened = await saveOpenedReturns(tx, clock, authorityId, { month, ...toAsk.window }, toAsk.returns);
  await saveActs(
    tx,
    clock,
    opened.map((key) => ({ ...key, act: 'ask' })),
  );
  return opened.length;
}

/** Which returns of a month are to be asked on a day, by which forms and until when; null where none are, or not yet. */
export async function findReturnsToAsk(
  tx: Tx,
  month: Day,
  today: Day,
  settings: readonly Setting[],
): Promise<{ window: Window; returns: NewReturn[] } | null> {
  const setting = settingFor(settings, month);
  if (setting === undefined || setting.asks === 'nobody') return null;
  const holidays = await fetchHolidays(tx);
  const window = windowOf(month, setting, holidays);
  if (today < window.opensOn) return null;
  const forms = await fetchForms(tx);
  const asked = await fetchLocationsToAsk(tx, month, today, setting.asks);
  const returns = asked.flatMap(({ locationId, category }) => {
    const form = formFor(forms, category, month);
    return form === undefined ? [] : [{ locationId, formId: form.id, formVersion: form.version }];
  });
  return { window: windowFrom(window, today, holidays), returns };
}
