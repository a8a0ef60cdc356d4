import { RAG_SERIES, StackedBar } from '../../../../platform/charts/index.ts';
import { DataTable, EmptyState, FigureLink, PageHeading, Section } from '../../../../platform/govuk/index.ts';
import { PeopleTabs } from '../../../people/index.ts';
import type { WorkloadModel } from './presenter.ts';

/** How many services each officer answers for, and how they stand. */
export function WorkloadPage({ model }: { model: WorkloadModel }) {
  return (
    <>
      <PageHeading
        title="Workload"
        lead="How many services of your council each officer answers for today, by colour. A number opens its services."
      />
      {model.tabs && <PeopleTabs current="workload" administers={model.tabs.administers} />}
      {model.any ? (
        <>
          <Officers model={model} />
          <Section id="made-up" title="How each caseload is made up">
            <StackedBar
              id="workload"
              title="Services of each officer by colour"
              groupedBy="Officer"
              unit="services"
              series={RAG_SERIES}
              groups={model.bars}
            />
          </Section>
        </>
      ) : (
        <EmptyState title="No service has an officer yet">
          Choose the responsible officer under a service’s local facts, or import a spreadsheet that names
          them.
        </EmptyState>
      )}
    </>
  );
}

function Officers({ model }: { model: WorkloadModel }) {
  return (
    <DataTable
      id="officers"
      caption="Services of each officer"
      captionHidden
      columns={[
        { text: 'Officer' },
        { text: 'Services', format: 'numeric' },
        { text: 'Red', format: 'numeric' },
        { text: 'Amber', format: 'numeric' },
        { text: 'Green', format: 'numeric' },
        { text: 'No RAG', format: 'numeric' },
        { text: 'Change', hidden: true },
      ]}
      rows={model.rows.map((row) => ({
        cells: [
          <>
            {row.name}
            {row.note !== '' && <span class="amb-muted"> {row.note}</span>}
          </>,
          <FigureLink value={row.services} unit="services" href={row.href} />,
          ...row.colours.map(({ n, href }) => (
            <FigureLink value={n} of={row.services} unit="services" href={n === 0 ? undefined : href} />
          )),
          row.handOver !== null && (
            <a class="govuk-link amb-nowrap" href={row.handOver}>
              Hand over<span class="govuk-visually-hidden"> the services of {row.name}</span>
            </a>
          ),
        ],
      }))}
    />
  );
}
