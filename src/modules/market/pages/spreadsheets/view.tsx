import type { FieldError } from '../../../../kernel/parsed.ts';
import { Button, DataTable, EmptyState, FileUpload, PageHeading } from '../../../../platform/govuk/index.ts';
import { errorOf } from '../../parts/error-of.ts';
import { paths } from '../../routes.ts';

export interface SpreadsheetsModel {
  sheets: { href: string; name: string; uploaded: string; state: string }[];
  errors: FieldError[];
}

/** Where the council's own spreadsheet comes in. */
export function SpreadsheetsPage({ sheets, errors }: SpreadsheetsModel) {
  return (
    <>
      <PageHeading
        title="Import your own spreadsheet"
        lead="Contracts, officers, zones, placements and past colours that you keep in a list of your own."
      />
      <form method="post" action={paths.spreadsheets()} enctype="multipart/form-data" novalidate>
        <FileUpload
          id="file"
          name="file"
          label={{ text: 'Spreadsheet', classes: 'govuk-label--s' }}
          hint={{
            text: 'CSV, XLSX or ODS. Its first sheet is read. Nothing is changed before you have seen what would change.',
          }}
          errorMessage={errorOf(errors, 'file')}
          attributes={{ accept: '.csv,.xlsx,.ods' }}
        />
        <Button text="Upload" preventDoubleClick />
      </form>
      <h2 class="govuk-heading-m">Uploaded before</h2>
      <DataTable
        id="sheets"
        caption="Spreadsheets uploaded before"
        captionHidden
        columns={[{ text: 'File' }, { text: 'Uploaded' }, { text: 'Now' }]}
        rows={sheets.map((sheet) => ({
          cells: [
            <a class="govuk-link" href={sheet.href}>
              {sheet.name}
            </a>,
            sheet.uploaded,
            sheet.state,
          ],
        }))}
        empty={
          <EmptyState title="No spreadsheet yet">
            <p>
              Each row stands for one service, with its CQC location id, or its name and postcode. Columns can
              say whether it is contracted and operational, its officer, its zone, how many people you placed
              there, and its colour month by month.
            </p>
          </EmptyState>
        }
      />
    </>
  );
}
