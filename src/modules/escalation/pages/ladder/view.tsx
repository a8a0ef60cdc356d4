import {
  Button,
  Checkboxes,
  Fieldset,
  Input,
  InsetText,
  PageHeading,
} from '../../../../platform/govuk/index.ts';
import { errorOf } from '../../../market/index.ts';
import { ChangeFields } from '../../parts/change-fields.tsx';
import type { LadderModel } from './presenter.ts';

/** The rungs from the lowest to the highest, how their people are found, and working time. */
export function LadderPage({ model }: { model: LadderModel }) {
  const { errors } = model;
  return (
    <>
      <PageHeading
        title="The ladder"
        lead="Who is told first, and who next when nobody answers. Leave a rung empty to do without it."
      />
      {model.clashed && <InsetText text="What you wrote is still in the form below." />}
      <form method="post" novalidate>
        {model.rungs.map((rung) => (
          <RungFields rung={rung} model={model} />
        ))}
        <Fieldset legend={{ text: 'Working time', classes: 'govuk-fieldset__legend--m' }}>
          <Input
            id="hours-from"
            name="hours-from"
            inputmode="numeric"
            classes="govuk-input--width-2"
            label={{ text: 'Begins at (hour, 0 to 23)' }}
            value={model.from}
            errorMessage={errorOf(errors, 'hours-from')}
          />
          <Input
            id="hours-to"
            name="hours-to"
            inputmode="numeric"
            classes="govuk-input--width-2"
            label={{ text: 'Ends at (hour, 1 to 24)' }}
            hint={{ text: 'Monday to Friday, without bank holidays' }}
            value={model.to}
            errorMessage={errorOf(errors, 'hours-to')}
          />
        </Fieldset>
        <ChangeFields typed={model.change} errors={errors} />
        <Button text="Save the ladder" />
      </form>
    </>
  );
}

function RungFields({ rung, model }: { rung: LadderModel['rungs'][number]; model: LadderModel }) {
  const { n, name, how, accounts } = rung;
  return (
    <Fieldset legend={{ text: `Rung ${n}`, classes: 'govuk-fieldset__legend--m' }}>
      <Input
        id={`name-${n}`}
        name={`name-${n}`}
        label={{ text: 'Name' }}
        value={name}
        errorMessage={errorOf(model.errors, `name-${n}`)}
      />
      <Checkboxes
        name={`how-${n}`}
        classes="govuk-checkboxes--small"
        fieldset={{ legend: { text: 'Who stands on it' } }}
        values={how}
        errorMessage={errorOf(model.errors, `how-${n}`)}
        items={model.how}
      />
      {model.people.length > 0 && (
        <Checkboxes
          name={`accounts-${n}`}
          classes="govuk-checkboxes--small"
          fieldset={{ legend: { text: 'These people by name' } }}
          values={accounts}
          errorMessage={errorOf(model.errors, `accounts-${n}`)}
          items={model.people}
        />
      )}
    </Fieldset>
  );
}
