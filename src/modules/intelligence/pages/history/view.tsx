import {
  Button,
  DataTable,
  Details,
  EmptyState,
  FileUpload,
  PageHeading,
} from '../../../../platform/govuk/index.ts';
import { errorOf } from '../../../market/index.ts';
import { paths } from '../../intake/paths.ts';
import type { HistoryModel } from './presenter.ts';

/** Where the history of another log comes in. */
export function HistoryPage({ files, columns, errors }: HistoryModel) {
  return (
    <>
      <PageHeading
        title="History of the log"
        lead="Bring in what your council heard before it used Amberley: each row of a file becomes a closed entry."
      />
      <form method="post" action={paths.history()} enctype="multipart/form-data" novalidate>
        <FileUpload
          id="file"
          name="file"
          label={{ text: 'File', classes: 'govuk-label--s' }}
          hint={{
            text: 'CSV, XLSX or ODS. Nothing is recorded before you have seen what would be. The same file again changes nothing.',
          }}
          errorMessage={errorOf(errors, 'file')}
          attributes={{ accept: '.csv,.xlsx,.ods' }}
        />
        <Button text="Upload and look at it" preventDoubleClick />
      </form>
      <p class="govuk-body">
        <a class="govuk-link" href={paths.historyExample()}>
          Download a file to begin with
        </a>
        : it has every column, and one row.
      </p>
      <Details summaryText="Columns that are understood">
        <DataTable
          id="columns"
          caption="Columns that are understood, in any order"
          columns={[
            { text: 'Column' },
            { text: 'Needed' },
            { text: 'What it holds' },
            { text: 'Other headings' },
          ]}
          rows={columns.map(({ name, needed, what, also }) => ({ cells: [name, needed, what, also] }))}
        />
      </Details>
      <h2 class="govuk-heading-m">Uploaded before</h2>
      <DataTable
        id="files"
        caption="Files uploaded before"
        captionHidden
        columns={[{ text: 'File' }, { text: 'Uploaded' }, { text: 'By' }, { text: 'Now' }]}
        rows={files.map(({ href, name, when, who, state }) => ({
          cells: [
            <a class="govuk-link" href={href}>
              {name}
            </a>,
            when,
            who,
            state,
          ],
        }))}
        empty={
          <EmptyState title="No file yet">
            <p>
              The log begins with what you record now. History makes trends and the back-test of the risk
              model possible.
            </p>
          </EmptyState>
        }
      />
    </>
  );
}
