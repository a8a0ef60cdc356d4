import { Button, DataTable, EmptyState, PageHeading, RagTag } from '../../../../platform/govuk/index.ts';
import type { CaseloadModel } from './presenter.ts';

/** The services of a person in a month, in the order in which they are looked at. */
export function CaseloadPage(page: CaseloadModel) {
  return (
    <>
      <PageHeading
        title={page.title}
        lead={page.lead}
        actions={
          <>
            {page.start !== null && (
              <Button
                text={page.start.text}
                href={page.start.href}
                attributes={{ accesskey: 's' }}
                classes="amb-button--compact"
              />
            )}
            {page.progressHref !== null && (
              <Button
                text="How it goes"
                href={page.progressHref}
                classes="govuk-button--secondary amb-button--compact"
              />
            )}
            {page.recordHref !== null && (
              <Button
                text="The record"
                href={page.recordHref}
                classes="govuk-button--secondary amb-button--compact"
              />
            )}
            {page.switchTo !== null && (
              <a class="govuk-link" href={page.switchTo.href}>
                {page.switchTo.text}
              </a>
            )}
          </>
        }
      />
      <DataTable
        id="caseload"
        caption="Services in the order in which they are looked at"
        captionHidden
        columns={[
          { text: 'Service' },
          { text: 'Status', classes: 'amb-column--wide' },
          { text: 'Why here' },
          { text: 'Decided' },
          { text: 'Officer' },
        ]}
        rows={page.rows.map((row) => ({
          cells: [
            <>
              <a class="govuk-link" href={row.href}>
                {row.name}
              </a>
              <span class="amb-cell-note">{row.category}</span>
            </>,
            <>
              {row.rag === null ? '–' : <RagTag rag={row.rag} />}
              {row.waiting !== '' && <span class="amb-cell-note">{row.waiting}</span>}
            </>,
            row.why,
            row.decided,
            row.officer,
          ],
        }))}
        empty={<EmptyState title="Nothing to review">{page.empty}</EmptyState>}
      />
    </>
  );
}
