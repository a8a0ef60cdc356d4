import { PlacingTag } from '../../../placement/index.ts';
import {
  ActionBar,
  AgeText,
  DataTable,
  DownloadLinks,
  EmptyState,
  Filters,
  Input,
  PageHeading,
  PageTabs,
  Pagination,
  pageLinks,
  RagTag,
  RatingTag,
  Select,
  sortLink,
  type DataColumn,
} from '../../../../platform/govuk/index.ts';
import { paths } from '../../routes.ts';
import type { ServicesPageModel } from './presenter.ts';

const ID = 'services';

/** Every service that the filters leave, riskiest first, with its colour, its rating and how old that is. */
export function ServicesPage({ model }: { model: ServicesPageModel }) {
  const query = model.url.includes('?') ? model.url.slice(model.url.indexOf('?')) : '';
  return (
    <>
      <PageHeading
        title="Services"
        lead="Riskiest first: your area, your own services, and places elsewhere where you have people. Search forgives misspelling."
      />
      <ServiceFilterForm model={model} action={paths.services()} />
      <PageTabs
        label="Views of this list"
        items={[
          { text: 'List', href: model.url, current: true },
          { text: 'Map', href: `/services/map${query}` },
        ]}
      />
      <div class="amb-list-summary">
        <h2 class="govuk-heading-s" id="count">
          {model.heading}
        </h2>
        <ul class="amb-inline-list" aria-label="By colour">
          {model.colours.map((colour) => (
            <li>
              <a
                class="govuk-link govuk-link--no-underline amb-colour-count"
                href={colour.href}
                aria-current={colour.current ? 'true' : undefined}
              >
                <RagTag rag={colour.rag} /> <span class="amb-figure">{colour.n.toLocaleString('en-GB')}</span>
              </a>
            </li>
          ))}
        </ul>
        <DownloadLinks
          what="these services"
          csv={`/services/download/csv${query}`}
          xlsx={`/services/download/xlsx${query}`}
          ods={`/services/download/ods${query}`}
        />
      </div>
      <form method="post" action="/services/bulk">
        <DataTable
          id={ID}
          caption="Services"
          captionHidden
          columns={columns(model)}
          rows={model.rows.map((row) => ({ cells: cells(row, model) }))}
          empty={
            <EmptyState
              title="No service fits these filters"
              action={{ text: 'Clear the filters', href: paths.services() }}
            >
              Take a filter off, look “Everywhere in the data”, or load CQC data on the Import page.
            </EmptyState>
          }
        />
        {model.rows.length > 0 ? (
          <ActionBar label="With the services ticked">
            <button type="submit" class="govuk-button govuk-button--secondary amb-button--compact">
              Change the ticked services
            </button>
          </ActionBar>
        ) : null}
      </form>
      {pagination(model)}
    </>
  );
}

function pagination(model: ServicesPageModel) {
  const links = pageLinks(model.url, model.page, model.pages);
  return links === null ? null : <Pagination {...links} />;
}

/** The search box and filters, the same for the list and the map. */
export function ServiceFilterForm({ model, action }: { model: ServicesPageModel; action: string }) {
  return (
    <Filters
      action={action}
      chips={model.chips}
      keep={{ sort: model.sort === '-risk' ? undefined : model.sort }}
      clearHref={action}
      open={false}
    >
      <Input id="q" name="q" type="search" label={{ text: 'Search' }} value={model.q} />
      {model.selects.map((select) => (
        <Select
          id={`filter-${select.name}`}
          name={select.name}
          label={{ text: select.label }}
          items={select.items}
        />
      ))}
      <Input
        id="since"
        name="since"
        type="date"
        label={{ text: 'Not inspected since' }}
        value={model.since}
      />
    </Filters>
  );
}

function columns(model: ServicesPageModel): DataColumn[] {
  const sortable = (
    text: string,
    key: string,
    first: 'ascending' | 'descending' = 'ascending',
  ): DataColumn => ({
    text,
    sort: sortLink(model.url, key, model.sort, first),
  });
  return [
    sortable('Service', 'name'),
    { text: 'Tick', hidden: true },
    { ...sortable('Risk', 'risk', 'descending'), classes: 'amb-column--wide' },
    sortable('CQC rating', 'rating'),
    sortable('Age of rating', 'age', 'descending'),
    { text: 'Type' },
    sortable('Provider', 'provider'),
    { ...sortable('Beds', 'beds', 'descending'), format: 'numeric' },
    sortable('Locality', 'locality'),
    sortable('Officer', 'officer'),
  ];
}

function cells(row: ServicesPageModel['rows'][number], model: ServicesPageModel) {
  const box = `tick-${row.locationId}`;
  return [
    <>
      <a class="govuk-link" href={row.href}>
        {row.name}
      </a>
      <span class="amb-cell-note">{row.postcode ?? ''}</span>
    </>,
    <span class="amb-tick">
      <input type="checkbox" id={box} name="location" value={row.locationId} />
      <label for={box}>
        <span class="govuk-visually-hidden">Tick {row.name}</span>
      </label>
    </span>,
    <>
      <RagTag rag={row.rag} />
      {row.placing !== null && row.placing !== 'open' && <PlacingTag state={row.placing} />}
      {row.waiting !== '' && <span class="amb-cell-note">{row.waiting}.</span>}
      <span class="amb-cell-note">{row.why ?? ''}</span>
    </>,
    <RatingTag rating={row.ratingText} note={row.note} />,
    <AgeText since={row.ratedOn} today={model.today} stale={row.stale} never="–" />,
    row.category,
    row.providerId === null ? (
      (row.providerName ?? '')
    ) : (
      <a class="govuk-link govuk-link--no-visited-state" href={paths.provider(row.providerId)}>
        {row.providerName ?? row.providerId}
      </a>
    ),
    row.beds ?? '',
    row.locality ?? '',
    row.officerName ?? '',
  ];
}
