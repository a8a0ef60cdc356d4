import {
  Button,
  DataTable,
  Details,
  Input,
  PageHeading,
  Radios,
  Select,
} from '../../../../platform/govuk/index.ts';
import { paths } from '../../routes.ts';
import type { NumberField, SettingsModel } from './presenter.ts';

const LABELS: readonly (readonly [NumberField, string, string])[] = [
  ['opensDay', 'Opens on this day of the month after', 'For example 8'],
  ['dueDay', 'Due on this day of the month after', 'Or on the next working day. For example 14'],
  ['remindBefore', 'Remind this many days before it is due', '0 for no reminder before'],
  ['remindEvery', 'Once late, remind every so many days', 'For example 7'],
  ['remindTimes', 'And at most this many times', '0 for no reminder after'],
];

/** Whom the council asks for monthly returns and when, from a month on; and what they are asked. */
export function SettingsPage({ model }: { model: SettingsModel }) {
  const errorAt = (field: string) => {
    const error = model.errors.find((each) => each.field === field);
    return error === undefined ? undefined : { text: error.message };
  };
  return (
    <>
      <PageHeading
        title="Whom to ask for monthly returns"
        lead="Returns open by themselves on the day that is set, and providers are reminded. A change holds from a month on; what was asked before stays as it was."
      />
      <form method="post" action={paths.settings()} novalidate>
        <Select
          id="validFrom"
          name="validFrom"
          label={{ text: 'First month that is asked about in this way', classes: 'govuk-label--s' }}
          value={model.typed.validFrom}
          errorMessage={errorAt('validFrom')}
          items={model.months}
        />
        <Radios
          idPrefix="asks"
          name="asks"
          classes="govuk-radios--small"
          fieldset={{ legend: { text: 'Whom to ask', classes: 'govuk-fieldset__legend--s' } }}
          value={model.typed.asks}
          errorMessage={errorAt('asks')}
          items={model.asks}
        />
        {LABELS.map(([field, label, hint]) => (
          <Input
            id={field}
            name={field}
            inputmode="numeric"
            classes="govuk-input--width-2"
            label={{ text: label, classes: 'govuk-label--s' }}
            hint={{ text: hint }}
            value={model.typed[field]}
            errorMessage={errorAt(field)}
          />
        ))}
        <Button text="Save" />
      </form>
      <DataTable
        id="settings"
        caption="What was set, the newest first"
        columns={[
          { text: 'From' },
          { text: 'Whom' },
          { text: 'When' },
          { text: 'Reminders' },
          { text: 'Set by' },
        ]}
        rows={model.rows.map((row) => ({ cells: [row.from, row.asks, row.window, row.reminders, row.who] }))}
        empty={<p class="govuk-body">Nothing is set yet, and nobody is asked.</p>}
      />
      <h2 class="govuk-heading-m">What is asked</h2>
      {model.forms.map((form) => (
        <Details summaryText={form.name}>
          <p class="govuk-body">
            Asked since {form.from} of: {form.appliesTo}. {form.source}
          </p>
          <ul class="govuk-list govuk-list--bullet">
            {form.questions.map((question) => (
              <li>{question}</li>
            ))}
          </ul>
        </Details>
      ))}
    </>
  );
}
