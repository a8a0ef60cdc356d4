import type { FieldError } from '../../../../kernel/parsed.ts';
import {
  Button,
  DateInput,
  Input,
  PageHeading,
  Radios,
  Select,
  Textarea,
} from '../../../../platform/govuk/index.ts';
import { NEVER_SHARED } from '../../rules/sharing-levels.ts';
import { paths } from '../../routes.ts';
import type { AgreementFormModel, DayTyped } from './presenter.ts';

type ErrorOf = (field: string) => { text: string } | undefined;

/** The form of a new agreement, or of one that comes in the place of another. */
export function AgreementFormPage({ model, errors }: { model: AgreementFormModel; errors: FieldError[] }) {
  const errorOf: ErrorOf = (field) => {
    const found = errors.find((error) => error.field === field);
    return found === undefined ? undefined : { text: found.message };
  };
  return (
    <>
      <PageHeading title={model.title} lead={model.lead} />
      <form method="post" action={paths.newAgreement()} novalidate>
        {model.changes === null ? (
          <Select
            id="with"
            name="with"
            label={{ text: 'Council that may see our services' }}
            items={[{ value: '', text: 'Choose a council' }, ...model.councils]}
            errorMessage={errorOf('with')}
          />
        ) : (
          <input type="hidden" name="with" id="with" value={model.changes.receiverId} />
        )}
        <Radios
          idPrefix="level"
          name="level"
          fieldset={{ legend: { text: 'What they see', classes: 'govuk-fieldset__legend--s' } }}
          hint={{ text: NEVER_SHARED }}
          items={model.levels.map(({ value, text, hint, checked }) => ({
            value,
            text,
            hint: { text: hint },
            checked,
          }))}
          errorMessage={errorOf('level')}
        />
        <Texts model={model} errorOf={errorOf} />
        {model.changes === null && (
          <Days name="from" legend="First day" value={model.from} errorOf={errorOf} />
        )}
        <Days
          name="until"
          legend="Last day"
          hint="At most three years on: agreements are looked at again."
          value={model.until}
          errorOf={errorOf}
        />
        <Button text="Propose it to them" />
      </form>
    </>
  );
}

function Texts({ model, errorOf }: { model: AgreementFormModel; errorOf: ErrorOf }) {
  return (
    <>
      <Textarea
        id="purpose"
        name="purpose"
        rows={3}
        label={{ text: 'Purpose' }}
        hint={{
          text: 'For example: both councils place people in the same homes and need to know how they stand',
        }}
        value={model.purpose}
        errorMessage={errorOf('purpose')}
      />
      <Textarea
        id="lawfulBasis"
        name="lawfulBasis"
        rows={2}
        label={{ text: 'Lawful basis' }}
        hint={{ text: 'For example: public task, Care Act 2014 sections 3, 5 and 6' }}
        value={model.lawfulBasis}
        errorMessage={errorOf('lawfulBasis')}
      />
      <Input
        id="contact"
        name="contact"
        label={{ text: 'Whom they ask' }}
        hint={{ text: 'A team with its e-mail address or telephone number' }}
        value={model.contact}
        errorMessage={errorOf('contact')}
      />
    </>
  );
}

function Days(props: { name: string; legend: string; hint?: string; value: DayTyped; errorOf: ErrorOf }) {
  const { name, value } = props;
  return (
    <DateInput
      id={name}
      namePrefix={name}
      fieldset={{ legend: { text: props.legend, classes: 'govuk-fieldset__legend--s' } }}
      hint={props.hint === undefined ? undefined : { text: props.hint }}
      errorMessage={props.errorOf(`${name}-day`)}
      items={[
        { name: 'day', value: value.day, classes: 'govuk-input--width-2' },
        { name: 'month', value: value.month, classes: 'govuk-input--width-2' },
        { name: 'year', value: value.year, classes: 'govuk-input--width-4' },
      ]}
    />
  );
}
