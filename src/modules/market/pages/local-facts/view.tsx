import {
  Button,
  DataTable,
  Input,
  NotificationBanner,
  Select,
  Textarea,
} from '../../../../platform/govuk/index.ts';
import { DayInput } from '../../parts/day-input.tsx';
import { errorOf } from '../../parts/error-of.ts';
import { LocationHeading } from '../../parts/location-pages.tsx';
import { ThreeWay } from '../../parts/three-way.tsx';
import { paths } from '../../routes.ts';
import type { Clash } from '../../rules/clashes.ts';
import type { LocalFactPageModel } from './presenter.ts';

/** What the council knows of a location: a form, what differs from CQC, and all that was recorded before. */
export function LocalFactsPage(page: LocalFactPageModel) {
  return (
    <>
      <LocationHeading location={page.location} title="Local facts" current="facts" />
      {page.theirs && <Theirs theirs={page.theirs} />}
      <p class="govuk-body">
        What the council knows beside CQC's register. No import from CQC changes it. {page.since}
      </p>
      {page.clashes.length > 0 && <Clashes clashes={page.clashes} />}
      <FactForm {...page} />
      <h2 class="govuk-heading-m">What was recorded</h2>
      {page.history.length === 0 ? (
        <p class="govuk-body">
          Nothing yet. Each time that facts are saved, a line is added here; none is ever lost.
        </p>
      ) : (
        <DataTable
          id="history"
          caption="Facts recorded, the last first"
          captionHidden
          columns={[{ text: 'Holds from' }, { text: 'Facts' }, { text: 'Recorded' }]}
          rows={page.history.map((fact) => ({ cells: [fact.from, fact.words, fact.recorded] }))}
        />
      )}
    </>
  );
}

function FactForm({ location, typed, errors, seen, officers, localities }: LocalFactPageModel) {
  return (
    <form method="post" action={paths.localFacts(location.locationId)} novalidate>
      <input type="hidden" name="seen" value={seen} />
      <ThreeWay
        name="operational"
        legend="Operational"
        hint="No for a service that is registered but cares for nobody now"
        value={typed.operational}
        errors={errors}
      />
      <ThreeWay
        name="contracted"
        legend="Contracted by the council"
        value={typed.contracted}
        errors={errors}
      />
      <Input
        id="locality"
        name="locality"
        classes="govuk-input--width-20"
        label={{ text: 'Locality or zone', classes: 'govuk-label--s' }}
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
        id="officerId"
        name="officerId"
        label={{ text: 'Responsible officer', classes: 'govuk-label--s' }}
        hint={
          officers.length === 0
            ? { text: 'Nobody is listed yet: officers are added under Council' }
            : undefined
        }
        value={typed.officerId}
        errorMessage={errorOf(errors, 'officerId')}
        items={[{ value: '', text: 'Nobody' }, ...officers]}
      />
      <Input
        id="councilBeds"
        name="councilBeds"
        classes="govuk-input--width-4"
        inputmode="numeric"
        label={{ text: "Council's own bed count", classes: 'govuk-label--s' }}
        hint={{ text: location.beds === null ? 'CQC gives none' : `CQC says ${location.beds}` }}
        value={typed.councilBeds}
        errorMessage={errorOf(errors, 'councilBeds')}
      />
      <Input
        id="councilPhone"
        name="councilPhone"
        classes="govuk-input--width-20"
        type="tel"
        label={{ text: "Council's own phone number", classes: 'govuk-label--s' }}
        hint={{ text: location.phone === null ? 'CQC gives none' : `CQC says ${location.phone}` }}
        value={typed.councilPhone}
        errorMessage={errorOf(errors, 'councilPhone')}
      />
      <Textarea
        id="note"
        name="note"
        rows={3}
        label={{ text: 'Note', classes: 'govuk-label--s' }}
        value={typed.note}
        errorMessage={errorOf(errors, 'note')}
      />
      <DayInput
        name="validFrom"
        legend="Holds from"
        hint="The day since when this is so: today, or earlier where it was so before"
        value={typed.validFrom}
        errors={errors}
      />
      <Button text="Save local facts" />
    </form>
  );
}

/** Both values side by side; neither replaces the other. */
export function Clashes({ clashes }: { clashes: Clash[] }) {
  return (
    <DataTable
      id="clashes"
      caption="Where the council and CQC differ"
      columns={[{ text: 'Fact' }, { text: 'Council' }, { text: 'CQC' }]}
      rows={clashes.map((clash) => ({
        cells: [clash.field === 'beds' ? 'Beds' : 'Phone number', clash.council, clash.cqc],
      }))}
    />
  );
}

function Theirs({ theirs }: { theirs: NonNullable<LocalFactPageModel['theirs']> }) {
  return (
    <NotificationBanner>
      <p class="govuk-notification-banner__heading">{theirs.who}:</p>
      <DataTable
        id="theirs"
        caption="Where theirs and yours differ"
        captionHidden
        columns={[{ text: 'Fact' }, { text: 'Theirs, saved' }, { text: 'Yours, not saved yet' }]}
        rows={theirs.rows.map((row) => ({ cells: [row.label, row.theirs, row.yours] }))}
        empty={<p class="govuk-body">They recorded the same as you typed.</p>}
      />
    </NotificationBanner>
  );
}
