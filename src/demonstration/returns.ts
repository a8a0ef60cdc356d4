import { addMonths, day, type Day } from '../kernel/calendar-day.ts';
import {
  fetchForms,
  findReturnsToAsk,
  measuresOf,
  saveSetting,
  type Form,
  type Setting,
} from '../modules/capacity/index.ts';
import { fixedClock, newId } from '../platform/clock/index.ts';
import type { Database, Scope, Tx } from '../platform/db/types.ts';
import { hasReturns, saveReturns, type ReturnRow } from './queries/save-returns.ts';
import { DUE_DAY, monthsAsked, OPENS_DAY, type ToldReturn } from './rules/returns.ts';

interface Returning {
  db: Database;
  authorityId: string;
  /** The trail names whoever set what is asked. */
  actor: string;
  returns: readonly ToldReturn[];
  today: Day;
}

/**
 * Writes the returns of the last months as they came: asked of whom the council had asked on the opening day, answered by those
 * who did. A month is there as a whole or not at all. The log is not told of each: that would be half of it.
 */
export async function saveYearOfReturns({
  db,
  authorityId,
  actor,
  returns,
  today,
}: Returning): Promise<void> {
  const scope: Scope = { authorityId, actor, permissions: 'all' };
  const months = monthsAsked(today);
  const setting: Setting = {
    validFrom: months[0]!, asks: 'contracted', opensDay: OPENS_DAY, dueDay: DUE_DAY,
    remindBefore: 5, remindEvery: 7, remindTimes: 4,
  };
  const byMonth = Map.groupBy(returns, ({ month }) => month);
  for (const month of months) {
    await db.within(scope, async (tx) => {
      if (await hasReturns(tx, month)) return;
      if (month === months[0]) await saveSetting(tx, authorityId, newId(fixedClock(`${month}T09:00:00Z`)), setting);
      const rows = await rowsOf(tx, month, today, setting, byMonth.get(month) ?? []);
      await saveReturns(tx, authorityId, month, rows);
    });
  }
} // prettier-ignore

/** What is to be written of a month: one row for each service that was asked and of which something is told. */
async function rowsOf(
  tx: Tx,
  month: Day,
  today: Day,
  setting: Setting,
  told: readonly ToldReturn[],
): Promise<ReturnRow[]> {
  const opensOn = day(`${addMonths(month, 1).slice(0, 7)}-${String(setting.opensDay).padStart(2, '0')}`);
  if (opensOn > today) return [];
  const asked = await findReturnsToAsk(tx, month, opensOn, [setting]);
  if (asked === null) return [];
  const forms = new Map((await fetchForms(tx)).map((form) => [`${form.id} ${form.version}`, form]));
  const byLocation = new Map(told.map((one) => [one.locationId, one]));
  const clock = fixedClock(`${opensOn}T06:15:00Z`);
  return asked.returns.flatMap(({ locationId, formId, formVersion }) => {
    const one = byLocation.get(locationId);
    const form = forms.get(`${formId} ${formVersion}`);
    if (one === undefined || form === undefined) return [];
    const key = { returnId: newId(clock), askId: newId(clock), sendId: newId(clock), locationId };
    return [
      { ...key, formId, formVersion, ...asked.window, ...cameOf(one, form, asked.window.dueOn, today) },
    ];
  });
}

function cameOf({ sentOn, answers }: ToldReturn, form: Form, dueOn: Day, today: Day) {
  const measures = sentOn === null ? {} : Object.fromEntries(measuresOf(form, answers));
  const state = sentOn !== null ? 'sent' : dueOn < today ? 'late' : 'asked';
  return { state, sentOn, answers: sentOn === null ? null : answers, measures } as const;
}
