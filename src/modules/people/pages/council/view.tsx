import type { ComponentChildren } from 'preact';
import type { FieldError } from '../../../../kernel/parsed.ts';
import { Button, Checkboxes, Details, Fieldset, Input, Textarea } from '../../../../platform/govuk/index.ts';
import type { CouncilFormValues } from './presenter.ts';

interface Props {
  action: string;
  submit: string;
  values: CouncilFormValues;
  errors: FieldError[];
  /** More fields, before the button. */
  children?: ComponentChildren;
}

/** The form of a council: its name, the local authorities that are its area, its brand. */
export function CouncilForm({ action, submit, values, errors, children }: Props) {
  const errorOf = (field: string) => {
    const found = errors.find((error) => error.field === field);
    return found === undefined ? undefined : { text: found.message };
  };
  return (
    <form method="post" action={action} novalidate>
      <input type="hidden" name="version" value={values.version} />
      <Input
        id="name"
        name="name"
        label={{ text: 'Name of the council', classes: 'govuk-label--m' }}
        hint={{ text: 'As it should stand on every page and report, for example Oldham Council' }}
        value={values.name}
        errorMessage={errorOf('name')}
      />
      <Fieldset legend={{ text: 'Area', classes: 'govuk-fieldset__legend--m' }}>
        <p class="govuk-hint">
          The local authorities, spelled as CQC spells them, whose care services you oversee. Most councils
          choose one.
        </p>
        {values.regions.map((region) => (
          <Details
            summaryText={region.chosen > 0 ? `${region.region} (${region.chosen} chosen)` : region.region}
            open={region.chosen > 0}
            content={
              <Checkboxes
                idPrefix={`area-${region.region.toLowerCase().replace(/\W+/g, '-')}`}
                name="area"
                classes="govuk-checkboxes--small amb-columns"
                items={region.items.map((item) => ({
                  value: item.value,
                  text: item.value,
                  checked: item.checked,
                }))}
              />
            }
          />
        ))}
        <Textarea
          id="otherAreas"
          name="otherAreas"
          rows={2}
          label={{ text: 'Any other, one on each line' }}
          hint={{ text: 'For example a former council whose name still stands in older data' }}
          value={values.otherAreas}
          errorMessage={errorOf('otherAreas')}
        />
      </Fieldset>
      <Fieldset legend={{ text: 'Look', classes: 'govuk-fieldset__legend--m' }}>
        <Input
          id="wordmark"
          name="wordmark"
          classes="govuk-input--width-20"
          label={{ text: 'Wordmark' }}
          hint={{ text: 'The word at the top left of every page' }}
          value={values.wordmark}
          errorMessage={errorOf('wordmark')}
        />
        <Input
          id="primary"
          name="primary"
          classes="govuk-input--width-10"
          label={{ text: 'Main colour' }}
          hint={{ text: 'For example #12404a. It is darkened where white text on it would be hard to read.' }}
          value={values.primary}
          errorMessage={errorOf('primary')}
        />
        <Input
          id="accent"
          name="accent"
          classes="govuk-input--width-10"
          label={{ text: 'Accent colour' }}
          hint={{ text: 'For example #d98200' }}
          value={values.accent}
          errorMessage={errorOf('accent')}
        />
      </Fieldset>
      {children}
      <Button text={submit} />
    </form>
  );
}
