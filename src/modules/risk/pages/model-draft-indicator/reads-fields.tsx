import type { FieldError } from '../../../../kernel/parsed.ts';
import { RATINGS } from '../../../../kernel/rating.ts';
import { many, one, type Fields } from '../../../../platform/forms/index.ts';
import { Checkboxes, Input, Radios, Select } from '../../../../platform/govuk/index.ts';
import { errorOf } from '../../../market/index.ts';
import { QUESTIONS } from '../../rules/model.ts';
import { QUESTION_NAMES } from '../../rules/readers.ts';
import { THESE_KINDS } from './reads-form.ts';

interface Props {
  fields: Fields;
  errors: FieldError[];
}

/** What an indicator or a floor reads, by the kind of fact. */
export function ReadsFields(props: Props & { fact: string; kinds: KindItem[] }) {
  const { fact, kinds, ...rest } = props;
  switch (fact) {
    case 'rating':
      return <QuestionField {...rest} />;
    case 'rating-age':
      return (
        <>
          <QuestionField {...rest} />
          <Checkboxes
            idPrefix="when"
            name="when"
            classes="govuk-checkboxes--small"
            fieldset={{ legend: { text: 'Ratings whose age counts', classes: 'govuk-fieldset__legend--s' } }}
            errorMessage={errorOf(rest.errors, 'when')}
            items={RATINGS.map((rating) => ({
              value: rating,
              text: rating,
              checked: many(rest.fields, 'when').includes(rating),
            }))}
          />
        </>
      );
    case 'heard':
      return <NumberField {...rest} name="months" label="Within how many months" />;
    case 'return':
      return <ReturnFields {...rest} />;
    case 'events':
      return <EventsFields {...rest} kinds={kinds} />;
    default:
      return null;
  }
}

export interface KindItem {
  value: string;
  text: string;
  checked: boolean;
}

/** One number. */
export function NumberField({
  fields,
  errors,
  name,
  label,
  hint,
}: Props & { name: string; label: string; hint?: string }) {
  return (
    <Input
      id={name}
      name={name}
      classes="govuk-input--width-4"
      inputmode="numeric"
      label={{ text: label, classes: 'govuk-label--s' }}
      hint={hint === undefined ? undefined : { text: hint }}
      value={one(fields, name)}
      errorMessage={errorOf(errors, name)}
    />
  );
}

/** Which rating is read. */
export function QuestionField({ fields, errors }: Props) {
  return (
    <Select
      id="of"
      name="of"
      label={{ text: 'Which rating', classes: 'govuk-label--s' }}
      items={QUESTIONS.map((question) => ({ value: question, text: QUESTION_NAMES[question] }))}
      value={one(fields, 'of')}
      errorMessage={errorOf(errors, 'of')}
    />
  );
}

function ReturnFields({ fields, errors }: Props) {
  return (
    <>
      <Input
        id="measure"
        name="measure"
        classes="govuk-input--width-20"
        label={{ text: 'Measure of the monthly return', classes: 'govuk-label--s' }}
        hint={{ text: 'Its key in the form. For example, vacancy_rate' }}
        value={one(fields, 'measure')}
        errorMessage={errorOf(errors, 'measure')}
      />
      <Input
        id="called"
        name="called"
        label={{ text: 'What it is called', classes: 'govuk-label--s' }}
        value={one(fields, 'called')}
        errorMessage={errorOf(errors, 'called')}
      />
      <NumberField
        fields={fields}
        errors={errors}
        name="months"
        label="Not known where the newest return is older than so many months"
      />
      <Radios
        idPrefix="worse"
        name="worse"
        classes="govuk-radios--small govuk-radios--inline"
        fieldset={{ legend: { text: 'Which way is worse', classes: 'govuk-fieldset__legend--s' } }}
        value={one(fields, 'worse')}
        errorMessage={errorOf(errors, 'worse')}
        items={[
          { value: 'higher', text: 'Higher' },
          { value: 'lower', text: 'Lower' },
        ]}
      />
    </>
  );
}

function EventsFields({ fields, errors, kinds }: Props & { kinds: KindItem[] }) {
  return (
    <>
      <HeardFields fields={fields} errors={errors} kinds={kinds} />
      <Select
        id="measureOf"
        name="measureOf"
        label={{ text: 'What is counted', classes: 'govuk-label--s' }}
        value={one(fields, 'measureOf')}
        errorMessage={errorOf(errors, 'measureOf')}
        items={[
          { value: 'count', text: 'How many' },
          { value: 'worst', text: 'The highest severity' },
          { value: 'weight', text: 'A weight for each, by its severity' },
        ]}
      />
      <fieldset class="govuk-fieldset">
        <legend class="govuk-fieldset__legend govuk-fieldset__legend--s">
          Weights by severity, where a weight is counted
        </legend>
        <div class="amb-numbers">
          {[1, 2, 3, 4, 5].map((at) => (
            <Input
              id={`weight-${at}`}
              name={`weight-${at}`}
              classes="govuk-input--width-3"
              inputmode="numeric"
              label={{ text: `Severity ${at}` }}
              value={one(fields, `weight-${at}`)}
              errorMessage={errorOf(errors, `weight-${at}`)}
            />
          ))}
        </div>
      </fieldset>
      <NumberField
        fields={fields}
        errors={errors}
        name="halfLife"
        label="Half-life in days"
        hint="After so many days one weighs half. Leave it empty where age does not matter inside the window"
      />
      <NumberField
        fields={fields}
        errors={errors}
        name="perBeds"
        label="Size adjustment: beds"
        hint="A home of more beds counts in proportion. Leave it empty where size does not matter"
      />
    </>
  );
}

/** Which entries of the log are asked for. */
export function HeardFields({ fields, errors, kinds }: Props & { kinds: KindItem[] }) {
  return (
    <>
      <Radios
        idPrefix="kinds"
        name="kinds"
        classes="govuk-radios--small"
        fieldset={{ legend: { text: 'Which entries of the log', classes: 'govuk-fieldset__legend--s' } }}
        value={one(fields, 'kinds')}
        errorMessage={errorOf(errors, 'kinds')}
        items={[
          { value: 'adverse', text: 'Every concern' },
          { value: 'notifiable incident', text: 'Every notifiable incident' },
          {
            value: THESE_KINDS,
            text: 'These kinds',
            conditional: {
              content: (
                <Checkboxes
                  idPrefix="kind"
                  name="kind"
                  classes="govuk-checkboxes--small"
                  fieldset={{ legend: { text: 'Kinds of entry', classes: 'govuk-visually-hidden' } }}
                  items={kinds}
                />
              ),
            },
          },
        ]}
      />
      <Input
        id="calledOne"
        name="calledOne"
        classes="govuk-input--width-20"
        label={{ text: 'One of them is called', classes: 'govuk-label--s' }}
        value={one(fields, 'calledOne')}
        errorMessage={errorOf(errors, 'calledOne')}
      />
      <Input
        id="calledMany"
        name="calledMany"
        classes="govuk-input--width-20"
        label={{ text: 'Several of them are called', classes: 'govuk-label--s' }}
        value={one(fields, 'calledMany')}
        errorMessage={errorOf(errors, 'calledMany')}
      />
      <NumberField fields={fields} errors={errors} name="minSeverity" label="Lowest severity that counts" />
      <NumberField fields={fields} errors={errors} name="days" label="Heard within how many days" />
    </>
  );
}
