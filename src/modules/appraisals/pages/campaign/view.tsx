import type { FieldError } from '../../../../kernel/parsed.ts';
import { one as field, type Fields } from '../../../../platform/forms/index.ts';
import { RAG_SERIES, StackedBar } from '../../../../platform/charts/index.ts';
import {
  ActionBar,
  Button,
  DataTable,
  Details,
  DownloadLinks,
  EmptyState,
  FactStrip,
  FigureLink,
  FigureTiles,
  PageHeading,
  Section,
  Tag,
  Textarea,
} from '../../../../platform/govuk/index.ts';
import { errorOf } from '../../../market/index.ts';
import { CampaignTabs, CampaignTag } from '../../parts/campaign-tabs.tsx';
import { ColourTag } from '../../parts/colour-tag.tsx';
import { paths } from '../../routes.ts';
import type { CampaignModel } from './presenter.ts';

interface Props {
  model: CampaignModel;
  mayRun: boolean;
  fields: Fields;
  errors: FieldError[];
}

/** Red, amber, green, and what nobody answered. */
const SERIES = RAG_SERIES.map((series) =>
  series.key === 'No RAG' ? { ...series, label: 'Not known' } : series,
);

/** How the services of a campaign stand. */
export function CampaignPage(props: Props) {
  const { model, mayRun } = props;
  const { campaign } = model;
  return (
    <>
      <PageHeading
        title={campaign.theme}
        caption="Appraisal"
        tags={<CampaignTag state={campaign.state} />}
        lead={campaign.purpose}
      />
      <CampaignTabs campaignId={campaign.campaignId} current="services" />
      <FactStrip facts={model.facts} />
      {mayRun && campaign.state === 'draft' && <OpenForm {...props} />}
      {model.week === null ? <NoWeek model={model} /> : <Week {...props} />}
      {mayRun && campaign.state !== 'closed' && <CloseForm {...props} />}
    </>
  );
}

function NoWeek({ model: { campaign } }: { model: CampaignModel }) {
  if (campaign.state === 'draft')
    return (
      <EmptyState title="Nobody is asked yet">
        When it opens, its services are fixed, each is asked for its numbers of the week, and stands here with
        its colour.
      </EmptyState>
    );
  return (
    <EmptyState title="No week has been asked">
      The first week opens by itself on the Monday after its first day, or at once where that week’s answers
      are still to come.
    </EmptyState>
  );
}

function Week({ model }: Props) {
  return (
    <>
      <FigureTiles label={model.week?.words ?? ''} tiles={model.tiles} />
      <Trend model={model} />
      <Uptake model={model} />
      <div class="amb-list-summary">
        <h2 class="govuk-heading-s" id="list">
          {model.week?.words}: {model.filtered && `${model.filtered.text}, `}
          {model.count}
        </h2>
        <DownloadLinks {...model.downloads} />
      </div>
      <ActionBar label="This week">
        {model.filtered && (
          <a class="govuk-link" href={model.filtered.clear}>
            Show all services
          </a>
        )}
        <a class="govuk-link" href={model.report}>
          Report for the public, without names
        </a>
        <a class="govuk-link" href={paths.figure()}>
          The same as at any day
        </a>
      </ActionBar>
      <Services model={model} />
    </>
  );
}

function Services({ model }: { model: CampaignModel }) {
  return (
    <DataTable
      id="services"
      caption={model.week?.words ?? ''}
      captionHidden
      columns={[
        { text: 'Service' },
        { text: 'Colour' },
        { text: 'Why' },
        { text: 'Answered', classes: 'amb-nowrap' },
        { text: 'Interventions' },
      ]}
      rows={model.rows.map((row) => ({
        cells: [
          <a class="govuk-link" href={row.href}>
            {row.name}
          </a>,
          <ColourTag rag={row.rag} />,
          row.byOfficer ? `Rated by an officer: ${row.words}` : row.words,
          row.late ? <Tag text="Late" classes="govuk-tag--red" /> : row.answered || 'Not yet',
          row.offers,
        ],
      }))}
      empty={<EmptyState title="No service like this in this week">Show all services to see the others.</EmptyState>}
    />
  );
} // prettier-ignore

function Trend({ model }: { model: CampaignModel }) {
  return (
    <Section id="trend-section" title="Week by week">
      <StackedBar
        id="trend"
        title="Services by colour, the newest week first"
        groupedBy="Week of"
        unit="services"
        series={SERIES}
        groups={model.trend.map(({ label, values, hrefs, href }) => ({ label, values, hrefs, totalHref: href }))}
      />
    </Section>
  );
} // prettier-ignore

function Uptake({ model }: { model: CampaignModel }) {
  return (
    <Section id="uptake-section" title="Interventions from the menu">
      <DataTable
        id="uptake"
        caption="How many services were offered what"
        captionHidden
        columns={[
          { text: 'Intervention' },
          { text: 'Offered', format: 'numeric' },
          { text: 'Taken up', format: 'numeric' },
          { text: 'Done', format: 'numeric' },
          { text: 'Declined', format: 'numeric' },
        ]}
        rows={model.uptake.map(({ item, offered, takenUp, done, declined }) => ({
          cells: [item, ...[offered, takenUp, done, declined].map((n) => <FigureLink value={n} unit="services" />)],
        }))}
      />
    </Section>
  );
} // prettier-ignore

function OpenForm({ model: { campaign }, errors }: Props) {
  const wrong = errorOf(errors, 'open');
  return (
    <Section id="open-section" title="Open it">
      <p class="govuk-body">
        Opening fixes the services and what is asked: nothing of it changes afterwards. Providers are told at
        once.
      </p>
      <ActionBar>
        <form method="post" action={paths.state(campaign.campaignId)}>
          <input type="hidden" name="version" value={String(campaign.version)} />
          <input type="hidden" name="act" value="open" />
          <Button text="Open the appraisal" id="open" classes="govuk-!-margin-bottom-0" />
        </form>
        <a class="govuk-link" href={paths.edit(campaign.campaignId)}>
          Change what it is about and whom it covers
        </a>
        <a class="govuk-link" href={paths.design(campaign.campaignId)}>
          Change questions and matrix
        </a>
      </ActionBar>
      {wrong && <p class="govuk-error-message">{wrong.text}</p>}
    </Section>
  );
}

function CloseForm({ model: { campaign }, fields, errors }: Props) {
  return (
    <Details
      summaryText={campaign.state === 'draft' ? 'Give the draft up' : 'Close the appraisal'}
      open={errors.some((error) => error.field === 'why')}
    >
      <form method="post" action={paths.state(campaign.campaignId)} novalidate>
        <input type="hidden" name="version" value={String(campaign.version)} />
        <input type="hidden" name="act" value="close" />
        <Textarea
          id="why"
          name="why"
          rows={2}
          label={{ text: 'Why', classes: 'govuk-label--s' }}
          hint={{ text: 'What was asked and answered stays.' }}
          value={field(fields, 'why')}
          errorMessage={errorOf(errors, 'why')}
        />
        <Button text="Close" classes="govuk-button--secondary" />
      </form>
    </Details>
  );
}
