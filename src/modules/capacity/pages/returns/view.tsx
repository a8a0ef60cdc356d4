import { StackedBar } from '../../../../platform/charts/index.ts';
import {
  ActionBar,
  Checkboxes,
  DataTable,
  DownloadLinks,
  EmptyState,
  FigureTiles,
  Filters,
  Input,
  PageHeading,
  Pagination,
  Select,
  Tag,
} from '../../../../platform/govuk/index.ts';
import { StateTag } from '../../parts/state-tag.tsx';
import { paths } from '../../routes.ts';
import { OUTCOME_SERIES, type ReturnsModel } from './presenter.ts';

/** Who sent the return of a month, who was late and who never sent it; and how the months before went. */
export function ReturnsPage({ model }: { model: ReturnsModel }) {
  return (
    <>
      <PageHeading
        title="Monthly returns"
        caption={model.month}
        lead="What providers tell each month of beds, staff and care: who sent it, who was late, and who did not."
      />
      {model.mayAdminister && (
        <ActionBar label="Settings">
          <a class="govuk-link" href={paths.settings()}>
            Whom to ask, and when
          </a>
        </ActionBar>
      )}
      <FigureTiles label={`Returns for ${model.month}`} tiles={model.tiles} />
      <ReturnFiltersForm model={model} />
      <div class="amb-list-summary">
        <h2 class="govuk-heading-s" id="count">
          {model.words}
        </h2>
        {model.any && <DownloadLinks what="these returns" {...model.downloads} />}
      </div>
      <Rows model={model} />
      {model.pages && <Pagination {...model.pages} />}
      <StackedBar
        id="rate"
        title="Returns that came in time, by month"
        groupedBy="Month"
        unit="returns"
        series={OUTCOME_SERIES}
        groups={model.chart}
      />
    </>
  );
}

function ReturnFiltersForm({ model }: { model: ReturnsModel }) {
  const { filters } = model;
  return (
    <Filters
      action={paths.returns()}
      chips={model.chips}
      open={model.chips.length > 0}
      keep={{ sort: filters.descending ? `-${filters.sort}` : filters.sort }}
      clearHref={paths.returnsOf(filters.month)}
    >
      <Select
        id="month"
        name="month"
        label={{ text: 'Month' }}
        value={filters.month.slice(0, 7)}
        items={model.choices.months}
      />
      <Input id="q" name="q" label={{ text: 'Name of the service' }} value={filters.q} />
      <Select
        id="outcome"
        name="outcome"
        label={{ text: 'Outcome' }}
        value={filters.outcome}
        items={[{ value: '', text: 'Any' }, ...model.choices.outcomes]}
      />
      <Checkboxes
        idPrefix="marked"
        name="marked"
        classes="govuk-checkboxes--small"
        items={[{ value: 'yes', text: 'Missed three in a row, or four of twelve', checked: filters.marked }]}
      />
    </Filters>
  );
}

function Rows({ model }: { model: ReturnsModel }) {
  return (
    <DataTable
      id="returns"
      caption={`Returns for ${model.month}`}
      captionHidden
      columns={[
        { text: 'Service', sort: model.sort.name },
        { text: 'State' },
        { text: 'Due', classes: 'amb-nowrap' },
        { text: 'Sent', sort: model.sort.sent, classes: 'amb-nowrap' },
        { text: 'Late or missed', sort: model.sort.missed },
        { text: 'Reminders', format: 'numeric' },
        { text: 'Type' },
        { text: 'Officer' },
      ]}
      rows={model.rows.map((row) => ({
        cells: [
          <a class="govuk-link" href={row.href}>
            {row.name}
          </a>,
          <StateTag state={row.state} />,
          row.due,
          row.sent,
          row.marked ? <Tag text={row.missed} classes="govuk-tag--red" /> : row.missed,
          row.reminders,
          row.category,
          row.officer,
        ],
      }))}
      empty={<NoReturns model={model} />}
    />
  );
}

function NoReturns({ model }: { model: ReturnsModel }) {
  if (model.chips.length > 0)
    return (
      <EmptyState
        title="No return like this"
        action={{ text: 'Show the whole month', href: paths.returnsOf(model.filters.month) }}
      >
        No return of this month has all that the filters ask.
      </EmptyState>
    );
  return (
    <EmptyState
      title={model.asks ? 'Nobody is asked for this month yet' : 'Nobody is asked yet'}
      action={model.mayAdminister ? { text: 'Say whom to ask, and when', href: paths.settings() } : undefined}
    >
      {model.asks
        ? 'Returns open by themselves on the day that is set, each month anew. Then every service that is asked stands here.'
        : 'Once a quality manager has said whom the council asks and when, the return of every service opens by itself each month.'}
    </EmptyState>
  );
}
