import {
  Button,
  Checkboxes,
  DataTable,
  EmptyState,
  FileUpload,
  Input,
  InsetText,
  PageHeading,
  Radios,
} from '../../../../platform/govuk/index.ts';
import { errorOf } from '../../parts/error-of.ts';
import { paths } from '../../routes.ts';
import type { BoundariesModel } from './presenter.ts';

/** The areas drawn on the map, and the form to load more. */
export function BoundariesPage({ areas, typed, errors, problems }: BoundariesModel) {
  return (
    <>
      <PageHeading
        title="Boundaries and zones"
        lead={
          <>
            The council's own areas, drawn on the{' '}
            <a class="govuk-link" href={paths.servicesMap()}>
              map of services
            </a>
            .
          </>
        }
      />
      <DataTable
        id="boundaries"
        caption="Areas loaded"
        captionHidden
        columns={[{ text: 'Name' }, { text: 'Kind' }, { text: 'Loaded' }, { text: 'Remove', hidden: true }]}
        rows={areas.map((area) => ({
          cells: [
            area.name,
            area.kind,
            area.loaded,
            <form method="post" action={area.remove}>
              <button type="submit" class="amb-link-button">
                Remove<span class="govuk-visually-hidden"> {area.name}</span>
              </button>
            </form>,
          ],
        }))}
        empty={
          <EmptyState title="No boundaries yet">
            <p>
              Without them the map shows points on a plain ground. Load your council's boundary, and the zones
              by which you buy home care, below.
            </p>
          </EmptyState>
        }
      />
      <h2 class="govuk-heading-m">Load areas</h2>
      {problems.length > 0 && (
        <InsetText>
          <p class="govuk-body">What is wrong in the file:</p>
          <ul class="govuk-list govuk-list--bullet">
            {problems.map((problem) => (
              <li>{problem}</li>
            ))}
          </ul>
        </InsetText>
      )}
      <form method="post" action={paths.boundaries()} enctype="multipart/form-data" novalidate>
        <Radios
          idPrefix="kind"
          name="kind"
          classes="govuk-radios--small"
          fieldset={{ legend: { text: 'What the file holds', classes: 'govuk-fieldset__legend--s' } }}
          value={typed.kind}
          errorMessage={errorOf(errors, 'kind')}
          items={[
            { value: 'boundary', text: 'Boundaries: the area of the council' },
            { value: 'zone', text: 'Zones or localities inside it' },
          ]}
        />
        <FileUpload
          id="file"
          name="file"
          label={{ text: 'GeoJSON file', classes: 'govuk-label--s' }}
          hint={{
            text: 'Polygons in longitude and latitude (WGS 84), 20 MB at most. An area of the same name is replaced.',
          }}
          errorMessage={errorOf(errors, 'file')}
          attributes={{ accept: '.geojson,.json,application/geo+json,application/json' }}
        />
        <Input
          id="nameProperty"
          name="nameProperty"
          classes="govuk-input--width-10"
          label={{ text: 'Property that holds the name (if you like)', classes: 'govuk-label--s' }}
          hint={{ text: 'For example LAD23NM. Left empty, it is found by itself' }}
          value={typed.nameProperty}
        />
        <Input
          id="onlyName"
          name="onlyName"
          classes="govuk-input--width-20"
          label={{ text: 'Name, where the file is a single shape without one', classes: 'govuk-label--s' }}
          value={typed.onlyName}
        />
        <Checkboxes
          idPrefix="replaceAll"
          name="replaceAll"
          classes="govuk-checkboxes--small"
          items={[{ value: 'yes', text: 'Remove the other areas of this kind', checked: typed.replaceAll }]}
        />
        <Button text="Load the areas" />
      </form>
    </>
  );
}
