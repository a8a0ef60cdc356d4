import type { FieldError } from '../../../../kernel/parsed.ts';
import { Checkboxes, Details, Filters, Input, Select } from '../../../../platform/govuk/index.ts';
import { paths } from '../../routes.ts';
import type { RatingsModel } from './presenter.ts';

/** The days, the area and whom to compare with; a GET form, so that the page keeps its state in its address. */
export function RatingsForm({ model }: { model: RatingsModel }) {
  const { form } = model;
  return (
    <>
      <Links label="Day of the ratings" items={model.quick} />
      <Links label="Area" items={model.areaLinks} />
      <Filters
        action={paths.ratings()}
        summary="Choose days and area"
        open={form.errors.length > 0 || form.chosen > 0}
        keepOpen={form.errors.length > 0}
      >
        <DayField name="as-at" label="Ratings as at" value={form.asAt} errors={form.errors} />
        <DayField
          name="from"
          label="Movement since"
          hint="Empty: a year before"
          value={form.from}
          errors={form.errors}
        />
        <DayField
          name="since"
          label="Not inspected since"
          hint="Empty: five years before"
          value={form.since}
          errors={form.errors}
        />
        <Select id="compare" name="compare" label={{ text: 'Compare with' }} items={form.compare} />
        <Details
          summaryText={
            form.chosen === 0 ? 'Choose local authorities' : `Local authorities (${form.chosen} chosen)`
          }
          open={form.chosen > 0}
          classes="amb-choices"
        >
          <Checkboxes
            name="la"
            classes="govuk-checkboxes--small amb-choices__list"
            fieldset={{ legend: { text: 'Local authorities to show', classes: 'govuk-fieldset__legend--s' } }}
            hint={{ text: 'None ticked shows our own area.' }}
            items={form.places}
          />
        </Details>
      </Filters>
    </>
  );
}

function DayField(props: {
  name: string;
  label: string;
  hint?: string;
  value: string;
  errors: FieldError[];
}) {
  const error = props.errors.find(({ field }) => field === props.name);
  return (
    <Input
      id={props.name}
      name={props.name}
      type="date"
      label={{ text: props.label }}
      hint={props.hint === undefined ? undefined : { text: props.hint }}
      value={props.value}
      errorMessage={error === undefined ? undefined : { text: error.message }}
    />
  );
}

function Links({
  label,
  items,
}: {
  label: string;
  items: { text: string; href: string; current: boolean }[];
}) {
  return (
    <nav class="amb-quick" aria-label={label}>
      <span class="amb-quick__label">{label}</span>
      <ul class="amb-inline-list">
        {items.map((item) => (
          <li>
            {item.current ? (
              <strong aria-current="true">{item.text}</strong>
            ) : (
              <a class="govuk-link govuk-link--no-visited-state" href={item.href}>
                {item.text}
              </a>
            )}
          </li>
        ))}
      </ul>
    </nav>
  );
}
