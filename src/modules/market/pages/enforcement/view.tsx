import {
  Button,
  DataTable,
  EmptyState,
  Input,
  InsetText,
  Select,
  Tag,
  Textarea,
} from '../../../../platform/govuk/index.ts';
import { DayInput } from '../../parts/day-input.tsx';
import { errorOf } from '../../parts/error-of.ts';
import { LocationHeading } from '../../parts/location-pages.tsx';
import { paths } from '../../routes.ts';
import type { EnforcementEditModel, EnforcementFormModel, EnforcementPageModel } from './presenter.ts';

/** Enforcement on a location, what is in force first, and a form to add an entry. */
export function EnforcementPage({ location, entries, form }: EnforcementPageModel) {
  return (
    <>
      <LocationHeading location={location} title="Enforcement" current="enforcement" />
      <p class="govuk-body">
        Warning notices, conditions and other action of CQC, entered by hand because its data does not carry
        them reliably.{' '}
        <a class="govuk-link" href={paths.enforcementKinds()}>
          What each kind does to the risk rating
        </a>
        .
      </p>
      <DataTable
        id="enforcement"
        caption="Enforcement recorded"
        captionHidden
        columns={[{ text: 'Kind' }, { text: 'Imposed' }, { text: 'Now' }, { text: 'What it requires' }]}
        rows={entries.map((entry) => ({
          cells: [
            <a class="govuk-link" href={entry.href}>
              {entry.kind}
            </a>,
            entry.from,
            <Tag
              text={entry.until}
              classes={
                entry.inForce ? (entry.severe ? 'govuk-tag--red' : 'govuk-tag--orange') : 'govuk-tag--grey'
              }
            />,
            entry.summary,
          ],
        }))}
        empty={
          <EmptyState title="No enforcement is recorded">
            <p>
              When CQC issues a notice or sets a condition, enter it below: the risk rating takes it into
              account at once.
            </p>
          </EmptyState>
        }
      />
      <h2 class="govuk-heading-m">Add an entry</h2>
      <EnforcementForm {...form} />
    </>
  );
}

/** One entry, to be changed or lifted. */
export function EnforcementEditPage({ location, form, saved }: EnforcementEditModel) {
  return (
    <>
      <LocationHeading location={location} title="Change or lift enforcement" current="enforcement" />
      {saved && <InsetText text={saved} />}
      <EnforcementForm {...form} />
    </>
  );
}

function EnforcementForm({ action, submit, version, typed, kinds, errors }: EnforcementFormModel) {
  return (
    <form method="post" action={action} novalidate>
      {version !== '' && <input type="hidden" name="version" value={version} />}
      <Select
        id="kind"
        name="kind"
        label={{ text: 'Kind', classes: 'govuk-label--s' }}
        value={typed.kind}
        errorMessage={errorOf(errors, 'kind')}
        items={[{ value: '', text: 'Choose a kind' }, ...kinds]}
      />
      <DayInput
        name="imposedOn"
        legend="Imposed on"
        hint="For example 9 8 2021"
        value={typed.imposedOn}
        errors={errors}
      />
      <Textarea
        id="summary"
        name="summary"
        rows={3}
        label={{ text: 'What it requires or forbids', classes: 'govuk-label--s' }}
        hint={{ text: 'For example: no new admissions without written agreement of CQC' }}
        value={typed.summary}
        errorMessage={errorOf(errors, 'summary')}
      />
      <Input
        id="source"
        name="source"
        label={{ text: 'Source (if you like)', classes: 'govuk-label--s' }}
        hint={{ text: 'Where you know it from: a letter, a report, a link' }}
        value={typed.source}
        errorMessage={errorOf(errors, 'source')}
      />
      <DayInput
        name="liftedOn"
        legend="Lifted on"
        hint="Leave empty while it is in force"
        value={typed.liftedOn}
        errors={errors}
      />
      <Button text={submit} />
    </form>
  );
}
