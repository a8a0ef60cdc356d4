import { RatingSteps } from '../../../../platform/charts/index.ts';
import { DataTable, PageHeading, RagTag, Section } from '../../../../platform/govuk/index.ts';
import { QuestionTable } from '../service/cqc-panel.tsx';
import { Pairs } from '../service/pairs.tsx';
import { ServiceStrip } from '../service/top.tsx';
import type { SummaryModel } from './presenter.ts';

/** One page of A4 about a service, for a panel. */
export function SummaryPage({ model }: { model: SummaryModel }) {
  const { top, today, cqc, chart } = model;
  return (
    <div class="amb-summary">
      <PageHeading
        title={top.title}
        caption={top.captionText}
        tags={<RagTag rag={top.rag} large />}
        lead={[top.why, top.standing].filter((words) => words !== '').join(' ')}
        actions={<p class="amb-summary__printed">{model.printed}</p>}
      />
      {top.ended !== null && <p class="govuk-body">{top.ended.words}</p>}
      <ServiceStrip strip={top.strip} rag={top.rag} today={today} />
      <p class="amb-summary__where">{top.whereabouts}</p>
      <div class="amb-summary__halves">
        <Section id="cqc" title="CQC ratings">
          {cqc === null ? (
            <p class="govuk-body">CQC does not register this service.</p>
          ) : (
            <QuestionTable cqc={cqc} today={today} />
          )}
        </Section>
        <Section id="local" title="What we know">
          <Local model={model} />
        </Section>
      </div>
      {chart !== null && (
        <RatingSteps
          id="ratings-over-time"
          title="Overall ratings over time, through all registrations"
          lines={chart.lines}
          visits={chart.visits}
          from={chart.from}
          to={chart.to}
        />
      )}
      <Section id="events" title="The last 12 months">
        {model.events.length === 0 ? (
          <p class="govuk-body">Nothing happened that this system knows of.</p>
        ) : (
          <Events model={model} />
        )}
        {model.more !== '' && <p class="amb-fine-print">{model.more}</p>}
      </Section>
    </div>
  );
}

function Local({ model }: { model: SummaryModel }) {
  return (
    <>
      <Pairs rows={model.local.rows} />
      {model.local.clashes.map((clash) => (
        <p class="amb-fine-print">{clash.words}</p>
      ))}
    </>
  );
}

function Events({ model }: { model: SummaryModel }) {
  return (
    <DataTable
      id="event-list"
      caption="Events of the last 12 months, newest first"
      captionHidden
      columns={[
        { text: 'Date', classes: 'amb-nowrap' },
        { text: 'Kind', classes: 'amb-nowrap' },
        { text: 'What happened' },
      ]}
      rows={model.events.map((event) => ({ cells: [event.day, event.kind, event.words] }))}
    />
  );
}
