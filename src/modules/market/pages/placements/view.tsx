import { Button, Checkboxes, DataTable, EmptyState, Input } from '../../../../platform/govuk/index.ts';
import { DayInput } from '../../parts/day-input.tsx';
import { errorOf } from '../../parts/error-of.ts';
import { LocationHeading } from '../../parts/location-pages.tsx';
import { paths } from '../../routes.ts';
import type { PlacementPageModel } from './presenter.ts';

/** How many people the council has placed at a location outside its area, by day. */
export function PlacementsPage({ location, typed, offerReplace, errors, counts }: PlacementPageModel) {
  return (
    <>
      <LocationHeading location={location} title="People placed out of area" current="placements" />
      <p class="govuk-body">
        How many people from our area live in or use this service although it lies outside. Only a count:
        nobody is named.
      </p>
      <DataTable
        id="placements"
        caption="Counts by day"
        captionHidden
        columns={[{ text: 'Day' }, { text: 'People', format: 'numeric' }, { text: 'Recorded' }]}
        rows={counts.map((count) => ({ cells: [count.day, count.people, count.recorded] }))}
        empty={
          <EmptyState title="No count is recorded">
            <p>
              Enter how many people are placed here, now and whenever it changes. A spreadsheet of yours can
              bring all at once.
            </p>
          </EmptyState>
        }
      />
      <h2 class="govuk-heading-m">Add a count</h2>
      <form method="post" action={paths.placements(location.locationId)} novalidate>
        <Input
          id="people"
          name="people"
          classes="govuk-input--width-4"
          inputmode="numeric"
          label={{ text: 'People', classes: 'govuk-label--s' }}
          value={typed.people}
          errorMessage={errorOf(errors, 'people')}
        />
        <DayInput name="asOf" legend="Counted on" value={typed.asOf} errors={errors} />
        {offerReplace && (
          <Checkboxes
            idPrefix="replace"
            name="replace"
            items={[{ value: 'yes', text: 'Replace the count of that day' }]}
          />
        )}
        <Button text="Save the count" />
      </form>
    </>
  );
}
