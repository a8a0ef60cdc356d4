import {
  Button,
  DataTable,
  Details,
  Input,
  PageHeading,
  Select,
  WarningText,
} from '../../../../platform/govuk/index.ts';
import { DayInput } from '../../parts/day-input.tsx';
import { errorOf } from '../../parts/error-of.ts';
import { paths } from '../../routes.ts';
import type { BulkFormModel, BulkPreviewModel } from './presenter.ts';

const THREE_WAY = [
  { value: 'keep', text: 'Leave as it is' },
  { value: 'yes', text: 'Yes' },
  { value: 'no', text: 'No' },
  { value: 'unknown', text: 'Not known' },
];

/** Asks what to change in all the chosen services. */
export function BulkFormPage({ ids, names, typed, officers, localities, errors }: BulkFormModel) {
  return (
    <>
      <PageHeading
        title="Change several services"
        lead={names.length === 1 ? '1 service is chosen.' : `${names.length} services are chosen.`}
      />
      <Details summaryText="Which services">
        <ul class="govuk-list govuk-list--bullet">
          {names.map((name) => (
            <li>{name}</li>
          ))}
        </ul>
      </Details>
      <form method="post" action={paths.bulkEdit()} novalidate>
        <input type="hidden" name="ids" value={ids} />
        <Select
          id="officerId"
          name="officerId"
          label={{ text: 'Responsible officer', classes: 'govuk-label--s' }}
          value={typed.officerId}
          errorMessage={errorOf(errors, 'officerId')}
          items={[{ value: 'keep', text: 'Leave as it is' }, { value: 'none', text: 'Nobody' }, ...officers]}
        />
        <Select
          id="localityChoice"
          name="localityChoice"
          label={{ text: 'Locality or zone', classes: 'govuk-label--s' }}
          value={typed.localityChoice}
          items={[
            { value: 'keep', text: 'Leave as it is' },
            { value: 'set', text: 'Set to the name below' },
            { value: 'none', text: 'Not known' },
          ]}
        />
        <Input
          id="locality"
          name="locality"
          classes="govuk-input--width-20"
          label={{ text: 'Name of the locality or zone' }}
          value={typed.locality}
          errorMessage={errorOf(errors, 'locality')}
          attributes={{ list: 'localities' }}
        />
        <datalist id="localities">
          {localities.map((name) => (
            <option value={name} />
          ))}
        </datalist>
        <Select
          id="contracted"
          name="contracted"
          label={{ text: 'Contracted by the council', classes: 'govuk-label--s' }}
          value={typed.contracted}
          items={THREE_WAY}
          errorMessage={errorOf(errors, 'contracted')}
        />
        <Select
          id="operational"
          name="operational"
          label={{ text: 'Operational', classes: 'govuk-label--s' }}
          value={typed.operational}
          items={THREE_WAY}
          errorMessage={errorOf(errors, 'operational')}
        />
        <DayInput name="validFrom" legend="Holds from" value={typed.validFrom} errors={errors} />
        <Button text="See what would change" name="step" value="preview" />
      </form>
    </>
  );
}

/** Shows what would change, before anything does. */
export function BulkPreviewPage({ ids, chosen, digest, from, rows, total, unchanged }: BulkPreviewModel) {
  return (
    <>
      <PageHeading
        title="Check the changes"
        lead={`${total} to change from ${from}; ${unchanged} stay as they are.`}
      />
      {total === 0 ? (
        <p class="govuk-body">
          Every chosen service holds these facts already.{' '}
          <a class="govuk-link" href={paths.services()}>
            Back to the services
          </a>
        </p>
      ) : (
        <>
          <DataTable
            id="changes"
            caption={
              total > rows.length
                ? `The first ${rows.length} of ${total} services that change`
                : 'Services that change'
            }
            columns={[{ text: 'Service' }, { text: 'Change' }]}
            rows={rows.map((row) => ({
              cells: [
                row.name,
                <ul class="govuk-list govuk-!-margin-bottom-0">
                  {row.changes.map((change) => (
                    <li>
                      {change.label}: {change.from} → <strong>{change.to}</strong>
                    </li>
                  ))}
                </ul>,
              ],
            }))}
          />
          <WarningText text="What was recorded before stays in each service's history." />
          <form method="post" action={paths.bulkEdit()}>
            <input type="hidden" name="ids" value={ids} />
            <input type="hidden" name="digest" value={digest} />
            {chosen.map(([name, value]) => (
              <input type="hidden" name={name} value={value} />
            ))}
            <div class="govuk-button-group">
              <Button
                id="confirm"
                text={total === 1 ? 'Change 1 service' : `Change ${total} services`}
                name="step"
                value="confirm"
                preventDoubleClick
              />
              <a class="govuk-link" href={paths.services()}>
                Cancel
              </a>
            </div>
          </form>
        </>
      )}
    </>
  );
}

/** Nothing sensible was chosen. */
export function BulkRefusedPage({ why }: { why: string }) {
  return (
    <>
      <PageHeading title="Change several services" />
      <p class="govuk-body">{why}.</p>
      <p class="govuk-body">
        <a class="govuk-link" href={paths.services()}>
          Back to the services
        </a>
      </p>
    </>
  );
}
