import type { FieldError, Parsed } from '../../../../kernel/parsed.ts';
import { one, wholeNumber, type Fields } from '../../../forms/index.ts';
import { messages } from '../../messages.ts';
import { fieldOf } from '../../rules/kinds.ts';
import { choiceFor } from '../../rules/when-due.ts';
import { isQuiet } from '../../rules/quiet-hours.ts';
import type { Choice, NoticeKind, Preference } from '../../types.ts';

const CHOICES: readonly Choice[] = ['at-once', 'daily', 'weekly', 'in-app'];
/** A Wednesday in winter, when England's clocks show UTC: its hours stand for those of any working day. */
const ANY_WORKING_DAY = '2026-01-14T';

/** What was typed, or what is saved, as the form shows it. */
export interface PreferenceFields {
  choices: Record<string, string>;
  digestHour: string;
  digestWeekday: string;
  quietFrom: string;
  quietTo: string;
  workingDaysOnly: boolean;
}

/** The form of a preference that is saved. */
export function fieldsOf(preference: Preference, kinds: readonly NoticeKind[]): PreferenceFields {
  return {
    choices: Object.fromEntries(kinds.map((kind) => [fieldOf(kind), choiceFor(kind, preference)])),
    digestHour: String(preference.digestHour),
    digestWeekday: String(preference.digestWeekday),
    quietFrom: preference.quiet === null ? '' : String(preference.quiet.from),
    quietTo: preference.quiet === null ? '' : String(preference.quiet.to),
    workingDaysOnly: preference.workingDaysOnly,
  };
}

/** The form as it was sent. */
export function typedFields(fields: Fields, kinds: readonly NoticeKind[]): PreferenceFields {
  return {
    choices: Object.fromEntries(kinds.map((kind) => [fieldOf(kind), one(fields, fieldOf(kind))])),
    digestHour: one(fields, 'digestHour'),
    digestWeekday: one(fields, 'digestWeekday'),
    quietFrom: one(fields, 'quietFrom'),
    quietTo: one(fields, 'quietTo'),
    workingDaysOnly: one(fields, 'workingDaysOnly') === 'yes',
  };
}

/** Reads the form: a choice for every kind that is not urgent, an hour and a day for digests, and quiet hours or none. */
export function parsePreference(typed: PreferenceFields, kinds: readonly NoticeKind[]): Parsed<Preference> {
  const errors: FieldError[] = [];
  const wrong = (field: string, message: string) => void errors.push({ field, message });
  const choices: Record<string, Choice> = {};
  for (const kind of kinds.filter(({ urgent }) => urgent !== true)) {
    const choice = CHOICES.find((each) => each === typed.choices[fieldOf(kind)]);
    if (choice === undefined) wrong(fieldOf(kind), messages.choiceUnknown(kind.title));
    else choices[kind.kind] = choice;
  }
  const digestHour = wholeNumber(typed.digestHour, 0, 23);
  const digestWeekday = wholeNumber(typed.digestWeekday, 1, 7);
  if (digestHour == null) wrong('digestHour', messages.hourUnknown);
  if (digestWeekday == null) wrong('digestWeekday', messages.weekdayUnknown);
  const quiet = parseQuiet(typed, wrong);
  if (
    digestHour != null &&
    quiet != null &&
    isQuiet({ quiet, workingDaysOnly: false }, hourOfADay(digestHour))
  )
    wrong('digestHour', messages.digestInQuiet);
  if (errors.length > 0 || digestHour == null || digestWeekday == null || quiet === undefined)
    return { errors };
  return { value: { choices, digestHour, digestWeekday, quiet, workingDaysOnly: typed.workingDaysOnly } };
}

/** The quiet hours; null for none, undefined where they are wrong. */
function parseQuiet(
  typed: PreferenceFields,
  wrong: (field: string, message: string) => void,
): Preference['quiet'] | undefined {
  const from = wholeNumber(typed.quietFrom, 0, 23);
  const to = wholeNumber(typed.quietTo, 0, 23);
  if (from === null && to === null) return null;
  if (from === undefined) wrong('quietFrom', messages.hourUnknown);
  else if (to === undefined) wrong('quietTo', messages.hourUnknown);
  else if (from === null || to === null) wrong(from === null ? 'quietFrom' : 'quietTo', messages.quietHalf);
  else if (from === to) wrong('quietTo', messages.quietNever);
  else return { from, to };
  return undefined;
}

const hourOfADay = (hour: number) => new Date(`${ANY_WORKING_DAY}${String(hour).padStart(2, '0')}:00:00Z`);
