import type { FieldError } from '../../../kernel/parsed.ts';
import { one, type Fields } from '../../../platform/forms/index.ts';
import { DateInput } from '../../../platform/govuk/index.ts';
import { errorOf } from '../../market/index.ts';

/** A day in three boxes as it was typed; its errors are told under `<name>-day`, the id of the first box. */
export function DayBoxes(props: {
  name: string;
  legend: string;
  hint?: string;
  fields: Fields;
  errors: FieldError[];
}) {
  const { name, fields } = props;
  return (
    <DateInput
      id={name}
      namePrefix={name}
      fieldset={{ legend: { text: props.legend, classes: 'govuk-fieldset__legend--s' } }}
      hint={props.hint === undefined ? undefined : { text: props.hint }}
      errorMessage={errorOf(props.errors, `${name}-day`)}
      items={[
        { name: 'day', value: one(fields, `${name}-day`), classes: 'govuk-input--width-2' },
        { name: 'month', value: one(fields, `${name}-month`), classes: 'govuk-input--width-2' },
        { name: 'year', value: one(fields, `${name}-year`), classes: 'govuk-input--width-4' },
      ]}
    />
  );
}
