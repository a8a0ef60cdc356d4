import { DataTable, PageHeading, Section } from '../../../../platform/govuk/index.ts';
import { ComparisonTable } from '../../parts/comparison-table.tsx';
import type { ReportModel } from './presenter.ts';

const numbers = (...texts: string[]) => texts.map((text) => ({ text, format: 'numeric' as const }));

/** The report for members and the public. */
export function ReportPage({ model }: { model: ReportModel }) {
  return (
    <div class="amb-summary">
      <PageHeading title={model.title} caption={model.council} lead={model.purpose} />
      {model.stands === null ? (
        <p class="govuk-body">No service has been asked yet.</p>
      ) : (
        <p class="govuk-body">
          <strong>Week of {model.week}.</strong> {model.stands}
        </p>
      )}
      <Section id="trend-section" title="Week by week">
        <DataTable
          id="trend"
          caption="Services by colour"
          captionHidden
          columns={[{ text: 'Week of' }, ...numbers('Red', 'Amber', 'Green', 'Not known', 'Of')]}
          rows={model.trend.map(({ week, cells }) => ({ cells: [week, ...cells] }))}
        />
      </Section>
      <People model={model} />
      <Section id="uptake-section" title="What was offered">
        <DataTable
          id="uptake"
          caption="Services by intervention"
          captionHidden
          columns={[{ text: 'Intervention' }, ...numbers('Offered', 'Taken up', 'Done', 'Declined')]}
          rows={model.uptake.map(({ item, offered, takenUp, done, declined }) => ({
            cells: [item, offered, takenUp, done, declined],
          }))}
        />
        {model.reviews > 0 && (
          <p class="govuk-body">
            People of several professions have met {model.reviews} {model.reviews === 1 ? 'time' : 'times'} to
            look at red services and at what the people who live there need.
          </p>
        )}
      </Section>
      {model.comparison.length > 0 && (
        <Section id="comparison-section" title="Beside the region and England">
          <ComparisonTable rows={model.comparison} />
        </Section>
      )}
      <p class="amb-fine-print">
        Single services are not named, so that nobody can tell who works or lives there. Counts of fewer than five
        people are not shown, nor what would give them away. Made on {model.printed}.
      </p>
    </div>
  );
} // prettier-ignore

function People({ model }: { model: ReportModel }) {
  return (
    <Section id="people-section" title="Staff, over all services">
      <p class="govuk-body">{model.answered}.</p>
      <DataTable
        id="people"
        caption="Staff by role"
        captionHidden
        columns={[{ text: 'Role' }, ...numbers(model.questions.whole, model.questions.part, 'Share')]}
        rows={model.people.map(({ role, whole, part, share }) => ({ cells: [role, whole, part, share] }))}
      />
    </Section>
  );
}
