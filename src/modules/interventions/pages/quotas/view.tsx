import type { FieldError } from '../../../../kernel/parsed.ts';
import { one as field, type Fields } from '../../../../platform/forms/index.ts';
import {
  Button,
  DataTable,
  Input,
  PageHeading,
  Section,
  Select,
  Textarea,
} from '../../../../platform/govuk/index.ts';
import { errorOf } from '../../../market/index.ts';
import { DayBoxes } from '../../parts/day-boxes.tsx';
import { RoomTabs } from '../../parts/room-tabs.tsx';
import type { Choice } from '../../queries/fetch-list-choices.ts';
import { paths } from '../../routes.ts';
import type { QuotasModel } from './presenter.ts';

interface Props {
  model: QuotasModel;
  teams: readonly Choice[];
  fields: Fields;
  errors: FieldError[];
}

/** How many services are drawn each month: what holds, a form for what holds from a day on, and what was set before. */
export function QuotasPage({ model, teams, fields, errors }: Props) {
  return (
    <>
      <PageHeading
        title="Quotas of random checks"
        lead="How many Green and Amber services are drawn each month."
      />
      <RoomTabs current="quotas" administers />
      <dl class="amb-pairs">
        {model.now.map(({ team, words }) => (
          <div>
            <dt>{team}</dt>
            <dd>{words}</dd>
          </div>
        ))}
      </dl>
      <QuotaFields teams={teams} fields={fields} errors={errors} />
      {model.history.length > 0 && (
        <Section id="history-section" title="Everything that was set">
          <DataTable
            id="history"
            caption="Quotas, the newest first"
            captionHidden
            columns={[
              { text: 'For' },
              { text: 'From', classes: 'amb-nowrap' },
              { text: 'Green', format: 'numeric' },
              { text: 'Amber', format: 'numeric' },
              { text: 'Months of rest', format: 'numeric' },
              { text: 'Why, and by whom' },
            ]}
            rows={model.history.map((one) => ({
              cells: [one.team, one.from, one.green, one.amber, one.rest, `${one.reason} (${one.by})`],
            }))}
          />
        </Section>
      )}
    </>
  );
}

function QuotaFields({ teams, fields, errors }: Omit<Props, 'model'>) {
  const small = (name: string, label: string, suffix?: string) => (
    <Input
      id={name}
      name={name}
      inputmode="numeric"
      classes="govuk-input--width-4"
      label={{ text: label }}
      suffix={suffix === undefined ? undefined : { text: suffix }}
      value={field(fields, name)}
      errorMessage={errorOf(errors, name)}
    />
  );
  return (
    <Section id="set" title="Set a quota">
      <form method="post" action={paths.quotas()} novalidate>
        <Select
          id="team"
          name="team"
          label={{ text: 'For', classes: 'govuk-label--s' }}
          items={[
            { value: '', text: 'All services without a quota of their team' },
            ...teams.map(({ id, name }) => ({ value: id, text: name })),
          ]}
          value={field(fields, 'team')}
          errorMessage={errorOf(errors, 'team')}
        />
        <fieldset class="govuk-fieldset">
          <legend class="govuk-fieldset__legend govuk-fieldset__legend--s">Green services a month</legend>
          {small('green-number', 'A number')}
          {small('green-percent', 'Or a share of them, rounded up', '%')}
        </fieldset>
        <fieldset class="govuk-fieldset">
          <legend class="govuk-fieldset__legend govuk-fieldset__legend--s">Amber services a month</legend>
          {small('amber-number', 'A number')}
          {small('amber-percent', 'Or a share of them, rounded up', '%')}
        </fieldset>
        <Input
          id="rest"
          name="rest"
          inputmode="numeric"
          classes="govuk-input--width-4"
          label={{ text: 'Months of rest', classes: 'govuk-label--s' }}
          hint={{
            text: 'Whoever was visited or checked in so many months is not drawn. 0 draws from everybody.',
          }}
          value={field(fields, 'rest')}
          errorMessage={errorOf(errors, 'rest')}
        />
        <DayBoxes
          name="validFrom"
          legend="Holds from"
          hint="Today or later, for example 1 4 2027"
          fields={fields}
          errors={errors}
        />
        <Textarea
          id="reason"
          name="reason"
          rows={2}
          label={{ text: 'Why', classes: 'govuk-label--s' }}
          value={field(fields, 'reason')}
          errorMessage={errorOf(errors, 'reason')}
        />
        <Button text="Set the quota" />
      </form>
    </Section>
  );
}
