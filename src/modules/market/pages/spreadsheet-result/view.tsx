import { DataTable, PageHeading, SummaryList } from '../../../../platform/govuk/index.ts';
import { paths } from '../../routes.ts';
import type { ResultModel } from './presenter.ts';

/** What the import of a spreadsheet did, and what it left out. */
export function ResultPage({
  fileName,
  when,
  counts,
  newOfficers,
  rejected,
  rejectedTotal,
  download,
}: ResultModel) {
  return (
    <>
      <PageHeading title="Imported" caption={fileName} lead={`On ${when}.`} />
      <SummaryList
        classes="govuk-!-width-two-thirds"
        rows={counts.map(({ label, n }) => ({ key: { text: label }, value: { text: String(n) } }))}
      />
      {newOfficers.length > 0 && <p class="govuk-body">Officers added: {newOfficers.join(', ')}.</p>}
      {rejectedTotal === 0 ? (
        <p class="govuk-body">Nothing was left out.</p>
      ) : (
        <>
          <h2 class="govuk-heading-m">Left out</h2>
          <p class="govuk-body">
            <a class="govuk-link" href={download}>
              Download all {rejectedTotal} as CSV
            </a>
            , to correct them and to send them again.
          </p>
          <DataTable
            id="rejected"
            caption={
              rejectedTotal > rejected.length
                ? `The first ${rejected.length} of ${rejectedTotal}`
                : 'Rows and values left out'
            }
            columns={[
              { text: 'Row', format: 'numeric' },
              { text: 'Column' },
              { text: 'Value' },
              { text: 'Why' },
            ]}
            rows={rejected.map((row) => ({
              cells: [row.row, row.column || 'The whole row', row.value, row.reason],
            }))}
          />
        </>
      )}
      <p class="govuk-body">
        <a class="govuk-link" href={paths.services()}>
          See the services
        </a>
      </p>
    </>
  );
}
