import type { FieldError } from '../../../../kernel/parsed.ts';
import { many, one as field, type Fields } from '../../../../platform/forms/index.ts';
import {
  Button,
  Checkboxes,
  Input,
  PageHeading,
  Radios,
  Select,
  Textarea,
} from '../../../../platform/govuk/index.ts';
import { boxesTyped, DayInput, errorOf } from '../../../market/index.ts';
import type { Campaign } from '../../queries/campaign-source.ts';
import type { Choices } from '../../queries/fetch-choices.ts';
import { paths } from '../../routes.ts';
import { STARTING_DESIGNS } from '../../rules/designs.ts';
import { WEEKDAYS } from '../../rules/week.ts';

interface Props {
  title: string;
  campaign: Campaign | null;
  choices: Choices;
  fields: Fields;
  errors: FieldError[];
}

const SMALL = 'govuk-label--s';
const LEGEND = 'govuk-fieldset__legend--s';

/** What a campaign is about, when, and whom it covers. */
export function BasicsPage({ title, campaign, choices, fields, errors }: Props) {
  return (
    <>
      <PageHeading title={title} />
      <form
        method="post"
        action={campaign === null ? paths.start() : paths.edit(campaign.campaignId)}
        novalidate
      >
        <input type="hidden" name="version" value={field(fields, 'version')} />
        <Input
          id="theme"
          name="theme"
          label={{ text: 'Theme', classes: SMALL }}
          hint={{ text: 'A short name, for example "Staff not vaccinated, autumn 2021"' }}
          value={field(fields, 'theme')}
          errorMessage={errorOf(errors, 'theme')}
        />
        <Textarea
          id="purpose"
          name="purpose"
          rows={3}
          label={{ text: 'What it is for', classes: SMALL }}
          hint={{ text: 'Providers and the public read this: name no service and no person.' }}
          value={field(fields, 'purpose')}
          errorMessage={errorOf(errors, 'purpose')}
        />
        <When fields={fields} errors={errors} />
        <Covers choices={choices} fields={fields} errors={errors} />
        {campaign === null && (
          <Radios
            name="start"
            fieldset={{ legend: { text: 'Questions and matrix to start from', classes: LEGEND } }}
            hint={{ text: 'You can change everything before it opens.' }}
            items={Object.entries(STARTING_DESIGNS).map(([value, { name }]) => ({ value, text: name }))}
            value={field(fields, 'start')}
            errorMessage={errorOf(errors, 'start')}
          />
        )}
        <Button text={campaign === null ? 'Keep as a draft and go on' : 'Change the draft'} />
      </form>
    </>
  );
}

function When({ fields, errors }: Pick<Props, 'fields' | 'errors'>) {
  return (
    <>
      <DayInput
        name="from"
        legend="First day"
        hint="For example 6 9 2027. Weeks begin on Mondays."
        value={boxesTyped(fields, 'from')}
        errors={errors}
      />
      <DayInput
        name="until"
        legend="Last day"
        hint="No new week is asked after it."
        value={boxesTyped(fields, 'until')}
        errors={errors}
      />
      <Select
        id="dueDay"
        name="dueDay"
        label={{ text: 'Answers are due each week on', classes: SMALL }}
        items={WEEKDAYS.map((text, i) => ({ value: String(i + 1), text }))}
        value={field(fields, 'dueDay')}
        errorMessage={errorOf(errors, 'dueDay')}
      />
    </>
  );
}

function Covers({ choices, fields, errors }: Pick<Props, 'choices' | 'fields' | 'errors'>) {
  const boxes = (name: 'types' | 'localities', legend: string) => (
    <Checkboxes
      name={name}
      idPrefix={name}
      classes="govuk-checkboxes--small"
      fieldset={{ legend: { text: legend, classes: LEGEND } }}
      hint={{ text: 'None chosen means all.' }}
      items={choices[name].map((choice) => ({
        value: choice.name,
        text: `${choice.name} (${choice.n} ${choice.n === 1 ? 'service' : 'services'})`,
        checked: many(fields, name).includes(choice.name),
      }))}
      errorMessage={errorOf(errors, name)}
    />
  );
  return (
    <>
      {choices.types.length > 0 && boxes('types', 'Types of service')}
      {choices.localities.length > 0 && boxes('localities', 'Localities')}
    </>
  );
}
