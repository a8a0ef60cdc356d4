import {
  Button,
  Columns,
  DataTable,
  PageHeading,
  RagTag,
  Section,
} from '../../../../platform/govuk/index.ts';
import { DayInput } from '../../../market/index.ts';
import { Reasons } from '../../parts/reasons.tsx';
import type { HistoryPageModel } from './presenter.ts';

/** What the status of a service was on a day, and every day on which it changed. */
export function HistoryPage(page: HistoryPageModel) {
  return (
    <>
      <PageHeading
        title={`Status of ${page.name} on ${page.on}`}
        tags={<RagTag rag={page.rag} large />}
        lead={page.standing}
      />
      <Columns
        aside={
          <>
            <form method="get" action={page.action} novalidate>
              <DayInput
                name="on"
                legend="Another day"
                hint="For example, 20 3 2026"
                value={page.boxes}
                errors={page.errors}
              />
              <Button text="Show" classes="govuk-button--secondary" />
            </form>
            <Section id="days" title="Days on which it changed">
              <DataTable
                id="days-list"
                caption="Days on which the status changed"
                captionHidden
                columns={[{ text: 'From', classes: 'amb-nowrap' }, { text: 'Status' }, { text: 'How' }]}
                rows={page.entries.map((entry) => ({
                  cells: [
                    <a class="govuk-link" href={entry.href}>
                      {entry.day}
                    </a>,
                    entry.rag === null ? '–' : <RagTag rag={entry.rag} />,
                    entry.how,
                  ],
                }))}
              />
            </Section>
          </>
        }
      >
        <Section id="decision" title="The decision that stood">
          <ul class="amb-plain-list">
            {page.decision.map((line) => (
              <li>{line}</li>
            ))}
          </ul>
        </Section>
        <Section id="proposal" title="What the model said">
          <p class="govuk-body">{page.proposal}</p>
          {page.reasons !== null && <Reasons reasons={page.reasons} />}
          {page.from !== '' && <p class="amb-fine-print">{page.from}</p>}
          {page.model !== null && (
            <p class="amb-fine-print">
              By the model{' '}
              <a class="govuk-link" href={page.model.href}>
                {page.model.text}
              </a>
              .
            </p>
          )}
        </Section>
      </Columns>
    </>
  );
}
