import type { FieldError } from '../../../kernel/parsed.ts';
import { DateInput } from '../../../platform/govuk/index.ts';
import type { DayBoxes } from './day-field.ts';
import { errorOf } from './error-of.ts';

/** A day in three boxes; its errors are told under `<name>-day`, the id of the first box. */
export function DayInput(props: {
  name: string;
  legend: string;
  hint?: string;
  value: DayBoxes;
  errors: FieldError[];
}) {
  const { name, value } = props;
  return (
    <DateInput
      id={name}
      namePrefix={name}
      fieldset={{ legend: { text: props.legend, classes: 'govuk-fieldset__legend--s' } }}
      hint={props.hint === undefined ? undefined : { text: props.hint }}
      errorMessage={errorOf(props.errors, `${name}-day`)}
      items={[
        { name: 'day', value: value.day, classes: 'govuk-input--width-2' },
        { name: 'month', value: value.month, classes: 'govuk-input--width-2' },
        { name: 'year', value: value.year, classes: 'govuk-input--width-4' },
      ]}
    />
  );
}
