import { addMonths, monthOf, type Day } from '../../../../kernel/calendar-day.ts';
import type { FieldError } from '../../../../kernel/parsed.ts';
import { one, type Fields } from '../../../../platform/forms/index.ts';
import { questionsOf, type Form } from '../../rules/form.ts';
import { monthStart } from '../../rules/return-window.ts';
import { ASKS, ASKS_WORDS, SUGGESTED, type Setting } from '../../rules/setting.ts';

const NUMBER_FIELDS = ['opensDay', 'dueDay', 'remindBefore', 'remindEvery', 'remindTimes'] as const;
export type NumberField = (typeof NUMBER_FIELDS)[number];

export interface SettingsModel {
  typed: Record<NumberField | 'validFrom' | 'asks', string>;
  months: { value: string; text: string }[];
  asks: { value: string; text: string }[];
  errors: FieldError[];
  rows: { from: string; asks: string; window: string; reminders: string; who: string }[];
  forms: { name: string; from: string; appliesTo: string; questions: string[]; source: string }[];
}

/** What stands in the form (the newest setting, or what is suggested first), and all that was set before. */
export function presentSettings(
  settings: readonly (Setting & { recordedBy: string })[],
  forms: readonly Form[],
  today: Day,
  typed: Fields | null,
  errors: FieldError[],
): SettingsModel {
  const first = monthStart(today);
  const newest = settings[0] ?? SUGGESTED;
  return {
    typed:
      typed === null
        ? { ...textsOf(newest), validFrom: first.slice(0, 7), asks: newest.asks }
        : fromFields(typed),
    months: [-2, -1, 0, 1, 2, 3].map((n) => {
      const month = addMonths(first, n);
      return { value: month.slice(0, 7), text: monthOf(month) };
    }),
    asks: ASKS.map((value) => ({ value, text: ASKS_WORDS[value] })),
    errors,
    rows: settings.map((setting) => ({
      from: monthOf(setting.validFrom),
      asks: ASKS_WORDS[setting.asks],
      window: `Opens on day ${setting.opensDay}, due on day ${setting.dueDay} of the month after`,
      reminders: `${setting.remindBefore} days before; after it every ${setting.remindEvery} days, ${setting.remindTimes} times`,
      who: setting.recordedBy,
    })),
    forms: forms.map((form) => ({
      name: `${form.name} (version ${form.version})`,
      from: monthOf(form.validFrom),
      appliesTo: form.appliesTo.join(', '),
      questions: questionsOf(form).map(({ label }) => label),
      source: form.source,
    })),
  };
}

const textsOf = (setting: Omit<Setting, 'validFrom'>) =>
  Object.fromEntries(NUMBER_FIELDS.map((field) => [field, String(setting[field])])) as Record<
    NumberField,
    string
  >;

function fromFields(fields: Fields): SettingsModel['typed'] {
  const names = [...NUMBER_FIELDS, 'validFrom', 'asks'] as const;
  return Object.fromEntries(names.map((name) => [name, one(fields, name)])) as SettingsModel['typed'];
}
