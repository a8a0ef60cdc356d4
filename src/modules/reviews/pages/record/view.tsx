import { DataTable, PageHeading, RagTag } from '../../../../platform/govuk/index.ts';
import type { RecordModel } from './presenter.ts';

/** The record of a closed month, on paper. */
export function RecordPage(page: RecordModel) {
  return (
    <>
      <PageHeading title={page.title} caption={page.council} lead={page.lead} />
      {page.reason.map((line) => (
        <p class="govuk-body">{line}</p>
      ))}
      <p class="govuk-body">{page.counts}</p>
      <DataTable
        id="record"
        caption="Every service as it stood when the month was closed"
        captionHidden
        columns={[
          { text: 'Service' },
          { text: 'Officer' },
          { text: 'At the start' },
          { text: 'At the end' },
          { text: 'Decision' },
          { text: 'Reason' },
          { text: 'Next action' },
        ]}
        rows={page.rows.map((row) => ({
          cells: [
            <>
              {row.name}
              <span class="amb-cell-note">{row.category}</span>
            </>,
            row.officer,
            <RagTag rag={row.before} />,
            row.rag === null ? '–' : <RagTag rag={row.rag} />,
            row.decision,
            row.why,
            row.next,
          ],
        }))}
      />
    </>
  );
}
