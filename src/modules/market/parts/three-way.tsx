import type { FieldError } from '../../../kernel/parsed.ts';
import { Radios } from '../../../platform/govuk/index.ts';
import { errorOf } from './error-of.ts';

/** Yes, no or not known. */
export function ThreeWay(props: {
  name: string;
  legend: string;
  hint?: string;
  value: string;
  errors: FieldError[];
}) {
  return (
    <Radios
      idPrefix={props.name}
      name={props.name}
      classes="govuk-radios--inline govuk-radios--small"
      fieldset={{ legend: { text: props.legend, classes: 'govuk-fieldset__legend--s' } }}
      hint={props.hint === undefined ? undefined : { text: props.hint }}
      errorMessage={errorOf(props.errors, props.name)}
      value={props.value}
      items={[
        { value: 'yes', text: 'Yes' },
        { value: 'no', text: 'No' },
        { value: 'unknown', text: 'Not known' },
      ]}
    />
  );
}
