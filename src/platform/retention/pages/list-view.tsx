import { Button, DataTable, InsetText, PageHeading, Tag } from '../../govuk/index.ts';
import { paths } from '../paths.ts';
import type { ListModel } from './list-presenter.ts';

/** What would go today, and how long everything is kept. */
export function RetentionPage({ model }: { model: ListModel }) {
  return (
    <>
      <PageHeading
        title="Retention"
        lead="How long each kind of record is kept. What is due goes in the night of the first Sunday of each month, or when you say so."
      />
      {model.due === null ? (
        <InsetText text="Nothing is due today. Open a kind of record to see why it is kept so long, to choose another period, or to hold it." />
      ) : (
        <RunNow due={model.due} />
      )}
      <DataTable
        id="periods"
        caption="Records with a period"
        columns={[
          { text: 'Records' },
          { text: 'Kept', classes: 'amb-nowrap' },
          { text: 'From' },
          { text: 'Would go today', format: 'numeric' },
          { text: 'Oldest', classes: 'amb-nowrap' },
          { text: 'Then' },
        ]}
        rows={model.rows.map((row) => ({
          cells: [
            <>
              <a class="govuk-link" href={row.href}>
                {row.name}
              </a>{' '}
              {row.state === 'held' && <Tag text="Held" classes="govuk-tag--yellow" />}
            </>,
            <>
              {row.kept}
              {row.ownPeriod && ' (your own)'}
            </>,
            row.from,
            row.records,
            row.oldest,
            row.goes,
          ],
        }))}
      />
      <DataTable
        id="kept"
        caption="Records without a period"
        columns={[{ text: 'Records' }, { text: 'Kept' }]}
        rows={model.kept.map(({ name, href, words }) => ({
          cells: [
            <a class="govuk-link" href={href}>
              {name}
            </a>,
            words,
          ],
        }))}
      />
      <p class="govuk-body">
        The audit trail is never cut: each entry is sealed with the one before it, and a chain with a hole
        proves nothing. What goes here is told there, with how many records and by which period.
      </p>
    </>
  );
}

function RunNow({ due }: { due: string }) {
  return (
    <>
      <InsetText>
        <strong>{due}</strong> would go today. Held kinds are not among them. What is gone can come back from
        a backup only.
      </InsetText>
      <form method="post" action={paths.run()}>
        <Button text="Run now" classes="govuk-button--warning" />
      </form>
    </>
  );
}
