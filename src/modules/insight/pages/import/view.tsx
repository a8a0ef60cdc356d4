import {
  AgeText,
  Button,
  Columns,
  DataTable,
  EmptyState,
  FactStrip,
  FigureLink,
  FileUpload,
  InsetText,
  PageHeading,
  Radios,
  Section,
} from '../../../../platform/govuk/index.ts';
import { marketPaths } from '../../../market/index.ts';
import { paths } from '../../routes.ts';
import type { ImportModel } from './presenter.ts';

/** Where CQC's data comes in: what is there, the upload form, the sync, and every import so far. */
export function ImportPage({ model }: { model: ImportModel }) {
  return (
    <>
      <PageHeading
        title="Import"
        lead="Bring in what CQC publishes. You see what would change before anything does, and what your council has recorded itself is never touched."
      />
      <Standing model={model} />
      {model.underWay.length > 0 ? (
        <InsetText>
          <ul class="govuk-list">
            {model.underWay.map((job) => (
              <li>
                <a class="govuk-link" href={job.href}>
                  {job.text}
                </a>
              </li>
            ))}
          </ul>
        </InsetText>
      ) : null}
      <Columns aside={<OtherWays model={model} />}>
        <UploadForm model={model} />
      </Columns>
      <Section id="imports" title="Imports so far">
        <Imports model={model} />
      </Section>
    </>
  );
}

function Standing({ model }: { model: ImportModel }) {
  const { freshness, loaded, today } = model;
  return (
    <>
      {freshness.stale ? null : (
        <p class="govuk-body">
          {freshness.words} {model.alsoHeld}
        </p>
      )}
      {model.any ? (
        <FactStrip
          facts={[
            {
              label: 'Newest CQC data',
              content: <AgeText since={freshness.newestDataOn} today={today} stale={freshness.stale} />,
            },
            {
              label: 'Registered services',
              content: <FigureLink value={loaded.registered} href="/services?scope=everywhere" />,
            },
            {
              label: 'In our area',
              content: model.hasArea ? (
                <FigureLink value={loaded.inArea} of={loaded.registered} href="/services" />
              ) : (
                'No area set'
              ),
            },
            {
              label: 'With a rating',
              content: <FigureLink value={loaded.rated} of={loaded.registered} href={model.ratedHref} />,
            },
            {
              label: 'Newest rating',
              content: <AgeText since={loaded.newestRatingOn} today={today} never="None" />,
            },
          ]}
        />
      ) : null}
    </>
  );
}

function UploadForm({ model }: { model: ImportModel }) {
  const errorOf = (field: string) => {
    const found = model.errors.find((error) => error.field === field);
    return found === undefined ? null : { text: found.message };
  };
  return (
    <Section id="upload" title="Upload a file from CQC">
      {model.demonstration ? (
        <InsetText>
          This is a demonstration: its services are invented. A real file imported here would be mixed with
          them. For real data, start Amberley with a data folder of its own and set up your council.
        </InsetText>
      ) : null}
      <form method="post" action={paths.import()} enctype="multipart/form-data" novalidate>
        <FileUpload
          id="file"
          name="file"
          label={{ text: 'File', classes: 'govuk-label--s' }}
          hint={{ text: 'ODS, XLSX, CSV or JSON, as CQC publishes it; up to 200 MB.' }}
          errorMessage={errorOf('file')}
          attributes={{ accept: '.ods,.xlsx,.csv,.json,.jsonl' }}
        />
        <Radios
          name="source"
          idPrefix="source"
          classes="govuk-radios--small"
          fieldset={{ legend: { text: 'What it is', classes: 'govuk-fieldset__legend--s' } }}
          errorMessage={errorOf('source')}
          items={model.sources.map(({ hint, ...item }) => ({
            ...item,
            ...(hint === undefined ? {} : { hint: { text: hint } }),
          }))}
        />
        <Button text="See what would change" preventDoubleClick />
      </form>
    </Section>
  );
}

function OtherWays({ model }: { model: ImportModel }) {
  return (
    <>
      <Section id="sync-section" title="Sync with CQC">
        <p class="govuk-body-s">
          Asks CQC for what changed in your area since the last sync. The first one fetches all of it.
        </p>
        {model.noSync === null ? (
          <form method="post" action={paths.importSync()}>
            <Button id="sync" text="Sync now" classes="govuk-button--secondary" preventDoubleClick />
          </form>
        ) : (
          <div class="govuk-body-s" id="sync" tabindex={-1}>
            <p>
              <strong>Not possible here.</strong> {model.noSync}
            </p>
          </div>
        )}
        <p class="govuk-body-s">
          <a class="govuk-link" href="/help/import">
            How to get a key and sync each night
          </a>
        </p>
      </Section>
      <Section id="own" title="Your own spreadsheet">
        <p class="govuk-body-s">
          Contracts, officers, zones, placements and past colours come in from{' '}
          <a class="govuk-link" href={marketPaths.spreadsheets()}>
            your own spreadsheet
          </a>
          .
        </p>
      </Section>
      <Section id="files" title="Where the files are">
        <p class="govuk-body-s">
          CQC publishes them each month at{' '}
          <a
            class="govuk-link"
            href="https://www.cqc.org.uk/about-us/transparency/using-cqc-data"
            rel="noreferrer"
          >
            Using CQC data
          </a>
          . Load the active locations first, then the ratings, then the deactivated locations.
        </p>
      </Section>
    </>
  );
}

function Imports({ model }: { model: ImportModel }) {
  return (
    <DataTable
      id="imports-table"
      caption="Imports so far, newest first"
      captionHidden
      columns={[
        { text: 'File' },
        { text: 'What it is' },
        { text: 'Outcome' },
        ...['Read', 'Added', 'Changed', 'Left out', 'Rejected'].map((text) => ({
          text,
          format: 'numeric' as const,
        })),
        { text: 'By' },
        { text: 'When', classes: 'amb-nowrap' },
      ]}
      rows={model.imports.map((one) => ({
        cells: [
          <a class="govuk-link" href={one.href}>
            {one.file}
          </a>,
          one.what,
          one.failed ? <strong class="govuk-tag govuk-tag--red">{one.outcome}</strong> : one.outcome,
          ...one.numbers.map((n) => (n === null ? '–' : n.toLocaleString('en-GB'))),
          one.who,
          one.when,
        ],
      }))}
      empty={
        <EmptyState title="No import yet" headingLevel={3}>
          Each file and each sync stands here with its numbers: what was read, added, changed, left out and
          rejected.
        </EmptyState>
      }
    />
  );
}
