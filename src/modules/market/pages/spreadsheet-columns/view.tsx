import { Button, Checkboxes, PageHeading, Select } from '../../../../platform/govuk/index.ts';
import { DayInput } from '../../parts/day-input.tsx';
import { errorOf } from '../../parts/error-of.ts';
import type { ColumnsModel } from './presenter.ts';

/** Asks which column of the spreadsheet holds what. */
export function ColumnsPage(page: ColumnsModel) {
  return (
    <>
      <PageHeading title="What the columns hold" caption={`${page.fileName}: ${page.rows} rows`} />
      <p class="govuk-body">{page.origin}</p>
      <form method="post" action={page.action} novalidate>
        {page.fields.map((field) => (
          <Select
            id={field.id}
            name={field.id}
            label={{ text: field.label, classes: 'govuk-label--s' }}
            value={field.value}
            errorMessage={errorOf(page.errors, field.id)}
            items={[
              { value: '', text: 'Not in this file' },
              ...page.columns.map((column) => ({ ...column, selected: column.value === field.value })),
            ]}
          />
        ))}
        {page.months.length > 0 && (
          <Checkboxes
            idPrefix="month"
            name="month"
            classes="govuk-checkboxes--small amb-columns"
            fieldset={{ legend: { text: 'Colours of past months', classes: 'govuk-fieldset__legend--s' } }}
            hint={{ text: 'Columns whose heading is a month, with Red, Amber or Green in their cells' }}
            errorMessage={errorOf(page.errors, 'month')}
            items={page.months}
          />
        )}
        <DayInput
          name="holdsFrom"
          legend="The facts in the file hold from"
          hint="The day on which the list was right. Empty cells change nothing."
          value={page.holdsFrom}
          errors={page.errors}
        />
        <Button text="See what would change" />
      </form>
    </>
  );
}
