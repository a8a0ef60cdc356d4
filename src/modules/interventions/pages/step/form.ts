import type { Day } from '../../../../kernel/calendar-day.ts';
import type { FieldError, Parsed } from '../../../../kernel/parsed.ts';
import { dayOf, one, type Fields } from '../../../../platform/forms/index.ts';
import { messages } from '../../messages.ts';

/** What somebody does with a step. */
export type StepForm =
  | { act: 'do'; words: string }
  | { act: 'drop'; words: string }
  | { act: 'extend'; dueOn: Day; words: string }
  | { act: 'reassign'; ownerAccountId: string; words: string };

const LONGEST = 4000;

/** Reads one of the forms of a step's page; `owners` are those who may be given it. */
export function parseStepForm(fields: Fields, dueOn: Day, owners: ReadonlySet<string>): Parsed<StepForm> {
  const errors: FieldError[] = [];
  const act = one(fields, 'act');
  const words = (name: string, needed: boolean): string => {
    const text = one(fields, name);
    if ((needed && text === '') || text.length > LONGEST)
      errors.push({ field: name, message: needed ? messages.reasonMissing : messages.noteMissing });
    return text;
  };
  const value = ((): StepForm | null => {
    if (act === 'drop') return { act, words: words('drop-reason', true) };
    if (act === 'extend') return extension(fields, dueOn, words('extend-reason', true), errors);
    if (act === 'reassign') {
      const ownerAccountId = one(fields, 'owner');
      if (!owners.has(ownerAccountId)) errors.push({ field: 'owner', message: messages.ownerMissing });
      return { act, ownerAccountId, words: words('reassign-reason', false) };
    }
    return { act: 'do', words: words('done-note', false) };
  })();
  return errors.length > 0 || value === null ? { errors } : { value };
}

function extension(fields: Fields, before: Day, words: string, errors: FieldError[]): StepForm | null {
  const dueOn = dayOf(fields, 'due');
  const wrong =
    dueOn === undefined ? messages.dayWrong('The new day') : dueOn === null ? messages.dueMissing : dueOn <= before ? messages.duePast : null; // prettier-ignore
  if (wrong !== null) errors.unshift({ field: 'due-day', message: wrong });
  return wrong === null && dueOn ? { act: 'extend', dueOn, words } : null;
}
