import {
  Button,
  DataTable,
  DateInput,
  EmptyState,
  FigureTiles,
  PageHeading,
  RagTag,
  SummaryList,
} from '../../../../platform/govuk/index.ts';
import { ModelTabs } from '../../parts/model-tabs.tsx';
import { paths } from '../../routes.ts';
import type { ColourCount, FloorLine, IndicatorBlock, ModelBlock, ModelPageValues } from './presenter.ts';

/** How the colour of a service comes about. */
export function ModelPage(page: ModelPageValues) {
  return (
    <>
      <PageHeading
        title="Risk model"
        lead="How the colour of a service comes about: facts give points, points make a colour, and some facts hold a colour whatever the points."
      />
      <ModelTabs current="force" edits={page.edits} />
      <Counts counts={page.counts} rated={page.rated} />
      <DayForm page={page} />
      {page.models.map((model) => (
        <ModelSection model={model} edits={page.edits} />
      ))}
      {page.models.length === 0 && (
        <EmptyState title={`No model was in force on ${page.on}`}>
          <p>
            Services cannot be rated as at that day. A model starts on a day of its own and is never applied
            to the days before.
          </p>
        </EmptyState>
      )}
    </>
  );
}

const TONES = { Red: 'red', Amber: 'amber', Green: 'green' } as const;

function Counts({ counts, rated }: { counts: ColourCount[] | null; rated: string }) {
  if (counts === null) {
    return (
      <EmptyState title="No service has been rated yet" action={{ text: 'Import CQC data', href: '/import' }}>
        <p>
          Services are rated each night and after every import. The number of each colour will stand here.
        </p>
      </EmptyState>
    );
  }
  return (
    <>
      <h2 class="govuk-heading-m">Services by colour now</h2>
      <FigureTiles
        label="Services by colour now"
        tiles={counts.map(({ rag, n, of, href }) => ({
          label: rag,
          value: n,
          of,
          unit: 'locations',
          href,
          tone: TONES[rag],
          note: `of ${of} locations`,
        }))}
      />
      <p class="govuk-body-s">{rated}.</p>
    </>
  );
}

function DayForm({ page }: { page: ModelPageValues }) {
  return (
    <form method="get" action={paths.model()} novalidate>
      <DateInput
        id="on"
        namePrefix="on"
        fieldset={{
          legend: { text: 'Show the model in force on another day', classes: 'govuk-fieldset__legend--s' },
        }}
        hint={{ text: 'For example, 20 3 2025' }}
        values={page.dayFields}
        errorMessage={page.dayError === null ? undefined : { text: page.dayError }}
      />
      <Button text="Show" classes="govuk-button--secondary" />
    </form>
  );
}

function ModelSection({ model, edits }: { model: ModelBlock; edits: boolean }) {
  return (
    <section aria-labelledby={`${model.key}-title`}>
      <h2 class="govuk-heading-l" id={`${model.key}-title`}>
        {model.title}
      </h2>
      <SummaryList
        rows={[
          { key: { text: 'In force' }, value: { text: model.since } },
          { key: { text: 'For' }, value: { text: model.appliesTo } },
          { key: { text: 'Colours' }, value: { text: model.thresholds } },
          { key: { text: 'Where it comes from' }, value: { text: model.source } },
        ]}
      />
      {edits && (
        <p class="govuk-body">
          <a class="govuk-link" href={model.draftHref}>
            Edit as a draft<span class="govuk-visually-hidden">: {model.title}</span>
          </a>
        </p>
      )}
      <h3 class="govuk-heading-m">Floors: what no score can undercut</h3>
      <Floors model={model} />
      <h3 class="govuk-heading-m">Indicators: what gives points</h3>
      {model.indicators.map((indicator) => (
        <IndicatorTable id={`${model.key}-${indicator.key}`} indicator={indicator} />
      ))}
      {model.groups.length > 0 && (
        <>
          <h3 class="govuk-heading-m">What holds points down or lifts them</h3>
          <ul class="govuk-list govuk-list--bullet">
            {model.groups.map(({ says, source }) => (
              <li>
                {says} {source}
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

function Floors({ model }: { model: ModelBlock }) {
  return (
    <DataTable
      id={`${model.key}-floors`}
      caption="Floors"
      captionHidden
      columns={[{ text: 'While this is so' }, { text: 'At least' }, { text: 'Why' }]}
      rows={model.floors.map((floor: FloorLine) => ({
        cells: [floor.when, <RagTag rag={floor.atLeast} />, floor.source],
      }))}
    />
  );
}

function IndicatorTable({ id, indicator }: { id: string; indicator: IndicatorBlock }) {
  return (
    <>
      <DataTable
        id={id}
        caption={indicator.label}
        columns={[{ text: 'When' }, { text: 'Points', format: 'numeric' }, { text: 'Says' }]}
        rows={indicator.bands.map((band) => ({ cells: [band.when, band.points, band.says] }))}
      />
      {indicator.counts !== '' && <p class="govuk-body-s">{indicator.counts}</p>}
      <p class="govuk-body-s">{indicator.source}</p>
    </>
  );
}
