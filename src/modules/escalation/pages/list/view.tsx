import {
  Checkboxes,
  DataTable,
  DownloadLinks,
  EmptyState,
  Filters,
  PageHeading,
  Select,
  Tag,
} from '../../../../platform/govuk/index.ts';
import { paths } from '../../routes.ts';
import type { ListModel } from './presenter.ts';

/** All escalations: who waits for whom, and how long still. */
export function EscalationsPage({ model }: { model: ListModel }) {
  return (
    <>
      <PageHeading title="Escalations" lead={model.lead} />
      <Filters action={paths.list()}>
        <Select
          id="state"
          name="state"
          label={{ text: 'Show' }}
          value={model.filters.state}
          items={[
            { value: 'open', text: 'Open' },
            { value: 'decided', text: 'Decided' },
            { value: 'all', text: 'All' },
          ]}
        />
        <Checkboxes
          name="mine"
          classes="govuk-checkboxes--small"
          fieldset={{ legend: { text: 'Whose' } }}
          values={model.filters.mine ? ['yes'] : []}
          items={[{ value: 'yes', text: 'Only those that I was told of' }]}
        />
      </Filters>
      {model.more && <p class="govuk-body">{model.more}</p>}
      <DataTable
        id="escalations"
        caption="Escalations"
        captionHidden
        columns={[
          { text: 'Service' },
          { text: 'Why' },
          { text: 'Clock' },
          { text: 'State' },
          { text: 'Rung' },
          { text: 'Raised', classes: 'amb-nowrap' },
        ]}
        rows={model.rows.map((row) => ({
          cells: [
            <a class="govuk-link" href={row.href}>
              {row.service}
            </a>,
            row.rule,
            <>
              {row.clock} {row.late && <Tag text="Late" classes="govuk-tag--red" />}
            </>,
            row.state,
            row.rung,
            row.raised,
          ],
        }))}
        empty={
          <EmptyState title="Nothing is escalated">
            <p>
              When a service becomes Red, its score jumps, concerns gather or a whistleblower tells of
              something serious, it stands here with a clock, and the right manager is told at once.
            </p>
          </EmptyState>
        }
      />
      {model.rows.length > 0 && <DownloadLinks what="these escalations" {...model.downloads} />}
    </>
  );
}
