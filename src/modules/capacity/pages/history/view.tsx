import { DataTable, EmptyState, PageHeading } from '../../../../platform/govuk/index.ts';
import { StateTag } from '../../parts/state-tag.tsx';
import type { HistoryModel } from './presenter.ts';

/** Every monthly return of a service. */
export function HistoryPage({ model }: { model: HistoryModel }) {
  return (
    <>
      <PageHeading title="Monthly returns" caption={model.name} />
      <DataTable
        id="returns"
        caption="Monthly returns, the newest first"
        captionHidden
        columns={[
          { text: 'Month', classes: 'amb-nowrap' },
          { text: 'State' },
          { text: 'Due', classes: 'amb-nowrap' },
          { text: 'Sent', classes: 'amb-nowrap' },
          ...model.measures.map((text) => ({ text, format: 'numeric' as const })),
        ]}
        rows={model.rows.map((row) => ({
          cells: [
            <a class="govuk-link" href={row.href}>
              {row.month}
            </a>,
            <StateTag state={row.state} />,
            row.due,
            row.sent,
            ...row.values,
          ],
        }))}
        empty={
          <EmptyState title="No returns yet">
            Each month that this service is asked for a return, it stands here with its figures.
          </EmptyState>
        }
      />
    </>
  );
}
