import type { FieldError } from '../../../kernel/parsed.ts';
import { Input } from '../../../platform/govuk/index.ts';
import { DayInput, errorOf, type DayBoxes } from '../../market/index.ts';

export interface ChangeTyped {
  validFrom: DayBoxes;
  note: string;
  seen: string;
}

/** The end of every form of the rules: from when it holds, and why. */
export function ChangeFields({ typed, errors }: { typed: ChangeTyped; errors: FieldError[] }) {
  return (
    <>
      <input type="hidden" name="seen" value={typed.seen} />
      <DayInput
        name="validFrom"
        legend="Holds from"
        hint="Today or a day to come. What is open already keeps its clock."
        value={typed.validFrom}
        errors={errors}
      />
      <Input
        id="note"
        name="note"
        label={{ text: 'What is changed, and why', classes: 'govuk-label--s' }}
        hint={{ text: 'For example: agreed at the quality board in May' }}
        value={typed.note}
        errorMessage={errorOf(errors, 'note')}
      />
    </>
  );
}
