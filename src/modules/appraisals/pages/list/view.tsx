import { Button, DataTable, EmptyState, FigureLink, PageHeading } from '../../../../platform/govuk/index.ts';
import { CampaignTag } from '../../parts/campaign-tabs.tsx';
import { paths } from '../../routes.ts';
import type { ListRow } from './presenter.ts';

/** Every themed appraisal. */
export function ListPage({ rows, mayRun }: { rows: readonly ListRow[]; mayRun: boolean }) {
  return (
    <>
      <PageHeading
        title="Appraisals"
        lead="One theme asked of many services, week by week: who is at risk, what was offered, and whether it gets better."
        actions={
          mayRun && <Button text="Set up an appraisal" href={paths.start()} classes="govuk-!-margin-bottom-0" />
        }
      />
      <DataTable
        id="appraisals"
        caption="Appraisals, open ones first"
        captionHidden
        columns={[
          { text: 'Theme' },
          { text: 'State' },
          { text: 'Period' },
          { text: 'Newest week', classes: 'amb-nowrap' },
          { text: 'Red', format: 'numeric' },
          { text: 'Amber', format: 'numeric' },
          { text: 'Green', format: 'numeric' },
          { text: 'Not known', format: 'numeric' },
          { text: 'Of', format: 'numeric' },
          { text: 'Late', format: 'numeric' },
        ]}
        rows={rows.map((row) => ({
          cells: [
            <a class="govuk-link" href={row.href}>
              {row.theme}
            </a>,
            <CampaignTag state={row.state} />,
            row.period,
            row.week,
            ...[0, 1, 2, 3].map((i) => {
              const count = row.counts?.[i];
              return count === undefined ? '' : <FigureLink value={count.text} of={row.of} unit="services" href={count.href} />;
            }),
            row.of ?? '',
            row.of === null ? '' : row.late,
          ],
        }))}
        empty={
          <EmptyState
            title="No appraisal yet"
            action={mayRun ? { text: 'Set up an appraisal', href: paths.start() } : undefined}
          >
            When something threatens many services together, say a new rule for staff or a hard winter, ask all of
            them the same few numbers each week and see where to help first.
          </EmptyState>
        }
      />
    </>
  );
} // prettier-ignore
