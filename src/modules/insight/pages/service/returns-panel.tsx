import { Sparkline } from '../../../../platform/charts/index.ts';
import { DataTable, Details, Section } from '../../../../platform/govuk/index.ts';
import type { ReturnsPanelModel } from './present-returns.ts';

/** What the provider returned last, and how its main figures ran over a year. */
export function ReturnsPanel({ returns }: { returns: ReturnsPanelModel }) {
  const { table } = returns;
  return (
    <Section
      id="returns"
      title="Monthly returns"
      action={
        <a class="govuk-link" href={returns.href}>
          All<span class="govuk-visually-hidden"> monthly returns</span>
        </a>
      }
    >
      <p class="govuk-body">{returns.standing}</p>
      {returns.newest !== '' && (
        <>
          <p class="amb-fine-print">{returns.newest}</p>
          <DataTable
            id="return-figures"
            caption="Figures of the newest return, and a year of them"
            captionHidden
            columns={[{ text: 'Figure' }, { text: 'Now', format: 'numeric' }, { text: 'A year' }]}
            rows={returns.lines.map(({ name, now, run, label }) => ({
              cells: [name, now, run.length > 1 ? <Sparkline values={run} label={label} width={72} /> : ''],
            }))}
          />
          <Details summaryText="Show as table">
            <DataTable
              id="return-months"
              caption="Figures by month"
              captionHidden
              columns={[
                { text: 'Month' },
                { text: 'State' },
                ...table.measures.map((text) => ({ text, format: 'numeric' as const })),
              ]}
              rows={table.rows.map(({ month, href, state, values }) => ({
                cells: [
                  <a class="govuk-link" href={href}>
                    {month}
                  </a>,
                  state,
                  ...values,
                ],
              }))}
            />
          </Details>
        </>
      )}
    </Section>
  );
}
