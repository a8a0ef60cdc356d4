import {
  Button,
  DataTable,
  PageHeading,
  Select,
  SummaryList,
  Tag,
} from '../../../../platform/govuk/index.ts';
import { paths } from '../../routes.ts';
import type { PreviewModel } from './presenter.ts';

/** Shows what the import would do, asks which service an unclear row means, and imports. */
export function PreviewPage(page: PreviewModel) {
  return (
    <>
      <PageHeading
        title="What would change"
        caption={page.fileName}
        lead={`Facts hold from ${page.from}. Nothing is changed yet.`}
      />
      <SummaryList
        classes="govuk-!-width-two-thirds"
        rows={page.counts.map(({ label, n }) => ({ key: { text: label }, value: { text: String(n) } }))}
      />
      {page.newOfficers.length > 0 && (
        <p class="govuk-body">Officers to be added: {page.newOfficers.join(', ')}.</p>
      )}
      <form method="post" action={page.action} novalidate>
        <input type="hidden" name="digest" value={page.digest} />
        <input type="hidden" name="madeWith" value={page.madeWith} />
        {page.unshown.map((choice) => (
          <input type="hidden" name={choice.id} value={choice.chosen} />
        ))}
        {page.asked.total > 0 && <Asked asked={page.asked} />}
        {page.changes.total > 0 && <Changes changes={page.changes} />}
        {page.unmatched.total > 0 && (
          <DataTable
            id="unmatched"
            caption={title('Rows without a service: they are left out', page.unmatched)}
            columns={[{ text: 'Row', format: 'numeric' }, { text: 'The file says' }, { text: 'Why' }]}
            rows={page.unmatched.rows.map((row) => ({ cells: [row.row, row.said, row.why] }))}
          />
        )}
        {page.bad.total > 0 && (
          <DataTable
            id="bad"
            caption={title(
              'Values that cannot be read: they are left out, the rest of the row counts',
              page.bad,
            )}
            columns={[
              { text: 'Row', format: 'numeric' },
              { text: 'Column' },
              { text: 'Value' },
              { text: 'Why' },
            ]}
            rows={page.bad.rows.map((bad) => ({ cells: [bad.row, bad.column, bad.value, bad.reason] }))}
          />
        )}
        {page.nothing && (
          <p class="govuk-body">Everything that the file says and that can be read is known already.</p>
        )}
        <div class="govuk-button-group">
          <Button id="import" text={page.nothing ? 'Finish without changes' : 'Import'} preventDoubleClick />
          <a class="govuk-link" href={page.columns}>
            Change the columns
          </a>
          <a class="govuk-link" href={paths.spreadsheets()}>
            Cancel
          </a>
        </div>
      </form>
    </>
  );
}

function Asked({ asked }: { asked: PreviewModel['asked'] }) {
  return (
    <>
      <h2 class="govuk-heading-m">Which service is meant?</h2>
      <p class="govuk-body">
        Choose, then press Import: you will see what your choices change before anything does.
      </p>
      {asked.rows.map((row) => (
        <Select
          id={row.id}
          name={row.id}
          label={{ text: `Row ${row.row}: ${row.said}` }}
          hint={{ text: row.why }}
          items={[
            { value: '', text: 'None of these: leave the row out' },
            ...row.items.map((item) => ({ ...item, selected: item.value === row.chosen })),
          ]}
        />
      ))}
    </>
  );
}

function Changes({ changes }: { changes: PreviewModel['changes'] }) {
  return (
    <DataTable
      id="changes"
      caption={title('Services that would change', changes)}
      columns={[{ text: 'Service' }, { text: 'Row', format: 'numeric' }, { text: 'Change' }]}
      rows={changes.rows.map((change) => ({
        cells: [
          change.name,
          change.row,
          <ul class="govuk-list govuk-!-margin-bottom-0">
            {change.fields.map((field) => (
              <li>
                {field.label}: {field.from} → <strong>{field.to}</strong>
                {field.replaces && (
                  <>
                    {' '}
                    <Tag text="Replaces" classes="govuk-tag--orange" />
                  </>
                )}
              </li>
            ))}
          </ul>,
        ],
      }))}
    />
  );
}

function title(words: string, { rows, total }: { rows: unknown[]; total: number }): string {
  return rows.length < total ? `${words} (the first ${rows.length} of ${total})` : `${words} (${total})`;
}
