import { RATING_SERIES, StackedBar } from '../../../../platform/charts/index.ts';
import { shortDay } from '../../../../kernel/calendar-day.ts';
import {
  AgeText,
  DataTable,
  EmptyState,
  FactStrip,
  PageHeading,
  Pagination,
  RagTag,
  RatingTag,
  Section,
} from '../../../../platform/govuk/index.ts';
import type { ProviderPageModel, ProviderServiceRow } from './presenter.ts';

/** A provider: who it is, how its services stand here and elsewhere, and who shares its brand. */
export function ProviderPage({ model }: { model: ProviderPageModel }) {
  return (
    <>
      <PageHeading title={model.title} caption={model.caption} lead={model.lead} />
      <FactStrip facts={model.facts} />
      <div class="amb-whereabouts">
        {model.address !== '' && <p>{model.address}</p>}
        <p>
          <a class="govuk-link" href={model.cqcHref} rel="external noreferrer">
            This provider on CQC's site
          </a>
          {model.website !== null && (
            <>
              {' '}
              <a class="govuk-link" href={model.website} rel="external noreferrer">
                Website
              </a>
            </>
          )}
        </p>
      </div>
      {model.distribution !== null && (
        <StackedBar
          id="distribution"
          title={`CQC ratings of its services, ${model.asAt}`}
          groupedBy="Provider"
          unit="locations"
          series={RATING_SERIES}
          groups={[model.distribution]}
          note="Services registered today, everywhere in the data. Each part opens its services."
        />
      )}
      {model.sections.length === 0 && (
        <EmptyState title="None of its services is in the data">
          Services of this provider will stand here when CQC data that holds them is imported.
        </EmptyState>
      )}
      {model.sections.map((section) => (
        <Section id={section.id} title={section.title}>
          <ServiceTable id={section.id} caption={section.caption} rows={section.rows} model={model} />
        </Section>
      ))}
      {model.pagination !== null && <Pagination {...model.pagination} />}
      <Brand brand={model.brand} />
    </>
  );
}

function ServiceTable({
  id,
  caption,
  rows,
  model,
}: {
  id: string;
  caption: string;
  rows: ProviderServiceRow[];
  model: ProviderPageModel;
}) {
  return (
    <DataTable
      id={`${id}-services`}
      caption={caption}
      captionHidden
      classes="amb-provider-services"
      columns={[
        { text: 'Service' },
        { text: 'Risk' },
        { text: 'CQC rating' },
        { text: 'Age of rating' },
        { text: 'Type' },
        { text: 'Local authority' },
        { text: 'Beds', format: 'numeric' },
        { text: id === 'former' ? 'Ended' : 'Officer' },
      ]}
      rows={rows.map((row) => ({
        cells: [
          <>
            <a class="govuk-link" href={row.href}>
              {row.name}
            </a>
            <span class="amb-cell-note">{row.postcode ?? ''}</span>
          </>,
          <Colours row={row} />,
          <>
            <RatingTag rating={row.rating} />
            {row.note !== '' && <span class="amb-cell-note">{row.note}</span>}
          </>,
          <AgeText since={row.ratedOn} today={model.today} stale={row.stale} never="–" />,
          row.category,
          row.localAuthority ?? '',
          row.beds ?? '',
          id === 'former' ? (row.until === null ? '' : shortDay(row.until)) : (row.officerName ?? ''),
        ],
      }))}
    />
  );
}

/** Our colour, and below it those of other councils with whose they are. */
function Colours({ row }: { row: ProviderServiceRow }) {
  const [first] = row.shared;
  return (
    <>
      <RagTag rag={row.rag ?? first?.rag ?? null} />
      {row.shared.map(({ words }) => (
        <span class="amb-cell-note">{words}</span>
      ))}
    </>
  );
}

function Brand({ brand }: { brand: ProviderPageModel['brand'] }) {
  if (brand === null) return null;
  return (
    <Section id="brand" title={`Others of the brand ${brand.name}`}>
      <DataTable
        id="brand-providers"
        caption={`Providers that share the brand ${brand.name}`}
        captionHidden
        columns={[{ text: 'Provider' }, { text: 'Registered services in the data' }]}
        rows={brand.fellows.map((fellow) => ({
          cells: [
            <a class="govuk-link" href={fellow.href}>
              {fellow.text}
            </a>,
            fellow.services,
          ],
        }))}
      />
    </Section>
  );
}
