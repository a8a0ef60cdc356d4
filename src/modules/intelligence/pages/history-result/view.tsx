import {
  Button,
  DataTable,
  ErrorMessage,
  PageHeading,
  SummaryList,
} from '../../../../platform/govuk/index.ts';
import { errorOf } from '../../../market/index.ts';
import type { HistoryResultModel } from './presenter.ts';

/** What a file of history would record, or has recorded, and what of it was refused. */
export function HistoryResultPage(model: HistoryResultModel) {
  const { title, fileName, lead, counts, kinds, notes, run, errors } = model;
  const error = errorOf(errors, 'import');
  return (
    <>
      <PageHeading title={title} caption={fileName} lead={lead} />
      {counts === null ? null : (
        <SummaryList
          classes="govuk-!-width-two-thirds"
          rows={counts.map(({ label, n }) => ({ key: { text: label }, value: { text: n } }))}
        />
      )}
      {notes.map((note) => (
        <p class="govuk-body">{note}</p>
      ))}
      {error === undefined ? null : <ErrorMessage text={error.text} id="import" />}
      {run === null ? null : (
        <form method="post" action={run.action}>
          <Button text={run.text} preventDoubleClick />
        </form>
      )}
      {kinds.length === 0 ? null : (
        <DataTable
          id="kinds"
          caption="By kind"
          columns={[{ text: 'Kind' }, { text: 'Entries', format: 'numeric' }]}
          rows={kinds.map(({ name, n }) => ({ cells: [name, n] }))}
        />
      )}
      <Refused {...model} />
    </>
  );
}

function Refused({ rejected, rejectedTotal, download }: HistoryResultModel) {
  if (rejectedTotal === 0) return null;
  return (
    <>
      <h2 class="govuk-heading-m">Refused</h2>
      <p class="govuk-body">
        {download === null ? null : (
          <>
            <a class="govuk-link" href={download}>
              Download every refused value as CSV
            </a>
            , correct them in your file, and upload it again: what has been recorded is not recorded twice.
          </>
        )}
      </p>
      <DataTable
        id="rejected"
        firstCellIsHeader={false}
        caption="The first values that were refused"
        columns={[{ text: 'Row', format: 'numeric' }, { text: 'Column' }, { text: 'Value' }, { text: 'Why' }]}
        rows={rejected.map(({ row, column, value, reason }) => ({ cells: [row, column, value, reason] }))}
      />
    </>
  );
}
