import { StackedBar, type Series } from '../../../../platform/charts/index.ts';
import {
  Button,
  DataTable,
  Details,
  FigureTiles,
  PageHeading,
  RagTag,
  Section,
  Tag,
  Textarea,
} from '../../../../platform/govuk/index.ts';
import { errorOf } from '../../../market/index.ts';
import type { ProgressModel } from './presenter.ts';
import { AGREEMENT_SERIES } from './series.ts';

/** How a month goes, for a manager: progress, agreement, overrides, and its end. */
export function ProgressPage(page: ProgressModel) {
  return (
    <>
      <PageHeading
        title={page.title}
        lead={page.lead}
        actions={
          page.recordHref !== null && (
            <Button
              text="The record"
              href={page.recordHref}
              classes="govuk-button--secondary amb-button--compact"
            />
          )
        }
      />
      <FigureTiles label="How far the review has come" tiles={page.tiles} />
      <Section id="officers" title="Officers">
        <Officers page={page} />
      </Section>
      <Agreement page={page} series={AGREEMENT_SERIES} />
      <Section id="overrides" title="Overrides of this month">
        <Overrides page={page} />
      </Section>
      {page.close !== null && <Close page={page} close={page.close} />}
    </>
  );
}

function Officers({ page }: { page: ProgressModel }) {
  const numeric = 'numeric' as const;
  return (
    <DataTable
      id="officer-list"
      caption="Progress of each officer"
      captionHidden
      columns={[
        { text: 'Officer' },
        { text: 'Services', format: numeric },
        { text: 'Decided', format: numeric },
        { text: 'Waiting', format: numeric },
        { text: 'State' },
      ]}
      rows={page.officers.map((one) => ({
        cells: [
          one.name,
          one.services,
          one.decided,
          one.waiting,
          <Tag
            text={one.waiting === 0 ? 'Done' : one.late ? 'Late' : 'Under way'}
            classes={one.waiting === 0 ? 'govuk-tag--green' : one.late ? 'govuk-tag--red' : 'govuk-tag--blue'}
          />,
        ],
      }))}
    />
  );
}

function Agreement({ page, series }: { page: ProgressModel; series: readonly Series[] }) {
  const groups = [
    { label: 'All officers', values: page.all },
    ...page.officers.map(({ name, agreement }) => ({ label: name, values: agreement })),
  ];
  return (
    <StackedBar
      id="agreement"
      title="Model and officers: what was decided against what was proposed"
      groupedBy="Officer"
      unit="decisions"
      series={series}
      groups={groups.filter(({ values }) => Object.values(values).some((n) => n > 0))}
    />
  );
}

function Overrides({ page }: { page: ProgressModel }) {
  return (
    <DataTable
      id="override-list"
      caption="Overrides of this month"
      captionHidden
      columns={[
        { text: 'Service' },
        { text: 'Decided' },
        { text: 'Reason' },
        { text: 'Owner' },
        { text: 'Last day', classes: 'amb-nowrap' },
      ]}
      rows={page.overrides.map((one) => ({
        cells: [
          <a class="govuk-link" href={one.href}>
            {one.name}
          </a>,
          one.what,
          one.reason,
          one.owner,
          one.until,
        ],
      }))}
      empty={<p class="govuk-body">Nobody decided otherwise than the model proposed.</p>}
    />
  );
}

function Close({ page, close }: { page: ProgressModel; close: NonNullable<ProgressModel['close']> }) {
  return (
    <Section id="close" title="Close the month">
      <p class="govuk-body">
        Closing keeps a record of every service as it stands now. It cannot be opened again; what was wrong is
        put right in the next month.
      </p>
      {page.waiting.length > 0 && (
        <Details
          summaryText={`${page.waiting.length} ${page.waiting.length === 1 ? 'service is' : 'services are'} undecided`}
          open={page.waiting.length <= 10}
        >
          <ul class="amb-plain-list">
            {page.waiting.map((one) => (
              <li>
                <RagTag rag={one.rag} />{' '}
                <a class="govuk-link" href={one.href}>
                  {one.name}
                </a>{' '}
                ({one.officer})
              </li>
            ))}
          </ul>
        </Details>
      )}
      <form method="post" action={close.action} novalidate>
        <input type="hidden" name="version" value={close.version} />
        <Textarea
          id="reason"
          name="reason"
          rows={3}
          label={{
            text: close.needsReason ? 'Why it is closed while services are undecided' : 'Note (if you like)',
            classes: 'govuk-label--s',
          }}
          value={close.reason}
          errorMessage={errorOf(close.errors, 'reason')}
        />
        <Button text="Close the month" classes="govuk-button--warning" preventDoubleClick />
      </form>
    </Section>
  );
}
