import { longDay } from '../../../../kernel/calendar-day.ts';
import { Bars, RATING_SERIES, StackedBar } from '../../../../platform/charts/index.ts';
import {
  DataTable,
  DownloadLinks,
  EmptyState,
  FigureLink,
  FigureTiles,
  PageHeading,
  percentage,
  Section,
} from '../../../../platform/govuk/index.ts';
import { paths } from '../../routes.ts';
import { Comparison } from './comparison-view.tsx';
import { RatingsForm } from './filter-form.tsx';
import { Movement } from './movement-view.tsx';
import type { RatingsModel } from './presenter.ts';

/** CQC ratings on a day: their distribution, their movement, beside others, and their age. */
export function RatingsPage({ model }: { model: RatingsModel }) {
  return (
    <>
      <PageHeading
        title="Ratings"
        caption={`As at ${longDay(model.asAt)}, ${model.area}`}
        lead="How CQC rates the services, and how old that is. Every number opens the records behind it."
      />
      <RatingsForm model={model} />
      {model.of === 0 ? (
        <EmptyState title="No registered location" action={{ text: 'Load CQC data', href: paths.import() }}>
          The data holds no adult social care location that was registered there on {longDay(model.asAt)}.
          Choose another day or area, or load CQC data.
        </EmptyState>
      ) : (
        <>
          <FigureTiles label="In short" tiles={model.tiles} />
          <p class="govuk-body-s amb-basis">{model.basis}</p>
          <Distribution model={model} />
          <Movement model={model} />
        </>
      )}
      <Comparison model={model} />
      {model.of === 0 ? null : <Ages model={model} />}
    </>
  );
}

function Distribution({ model }: { model: RatingsModel }) {
  const note = `N is every location registered on ${longDay(model.asAt)}.`;
  const chart = { unit: 'locations', series: RATING_SERIES };
  return (
    <>
      <Section
        id="by-setting"
        title="Care homes and community services"
        action={
          <DownloadLinks what="ratings of care homes and community services" {...model.downloads.settings} />
        }
      >
        <StackedBar
          {...chart}
          id="settings"
          title={`Settings by rating, ${longDay(model.asAt)}`}
          groupedBy="Setting"
          groups={model.settings}
          note={`${note} Community services are all that are not care homes: home care, extra care, supported living and others.`}
        />
      </Section>
      <Section
        id="by-type"
        title="Service types"
        action={<DownloadLinks what="ratings by service type" {...model.downloads.types} />}
      >
        <StackedBar
          {...chart}
          id="types"
          title={`Service types by rating, ${longDay(model.asAt)}`}
          groupedBy="Service type"
          groups={model.types}
          note={`${note} A location with several types counts under its leading one.`}
        />
      </Section>
    </>
  );
}

function Ages({ model }: { model: RatingsModel }) {
  const { ages, uninspected } = model;
  return (
    <>
      <Section
        id="ages"
        title="Age of ratings"
        action={<DownloadLinks what="ages of ratings" {...model.downloads.ages} />}
      >
        {ages.averageYears === null ? null : (
          <p class="govuk-body">
            On {longDay(model.asAt)} the rating of a location was {ages.averageYears.toFixed(1)} years old on
            average, over the {ages.rated.toLocaleString('en-GB')} that were rated.
          </p>
        )}
        <Bars
          id="age"
          title={`Locations by age of their rating, ${longDay(model.asAt)}`}
          classedBy="Time since the rating was published"
          unit="locations"
          bars={ages.bars}
          note="Striped: four years old or more. A later visit without a rating does not make a rating younger."
        />
      </Section>
      <Section
        id="uninspected"
        title={`Not inspected since ${longDay(model.since)}`}
        action={<DownloadLinks what="those not inspected" {...model.downloads.uninspected} />}
      >
        <p class="govuk-body">
          <a class="govuk-link" href={uninspected.href}>
            Open the list of {uninspected.n.toLocaleString('en-GB')}
          </a>{' '}
          whose newest inspection, assessment or visit was before that day, or that never had one.
        </p>
        <DataTable
          id="uninspected-table"
          caption={`Not inspected since ${longDay(model.since)}, by service type`}
          captionHidden
          columns={[
            { text: 'Service type' },
            { text: 'Not inspected', format: 'numeric' },
            { text: 'Registered', format: 'numeric' },
            { text: 'Share', format: 'numeric' },
          ]}
          rows={uninspected.groups.map((row) => ({
            cells: [
              row.group,
              <FigureLink value={row.n} of={row.of} unit="locations" href={row.href} />,
              <FigureLink value={row.of} unit="locations" href={row.ofHref} />,
              percentage(row.n, row.of),
            ],
          }))}
          foot={{
            cells: [
              'All',
              <FigureLink
                value={uninspected.n}
                of={uninspected.of}
                unit="locations"
                href={uninspected.href}
              />,
              <FigureLink value={uninspected.of} unit="locations" href={uninspected.ofHref} />,
              percentage(uninspected.n, uninspected.of),
            ],
          }}
        />
      </Section>
    </>
  );
}
