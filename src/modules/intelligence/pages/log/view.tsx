import {
  Button,
  DataTable,
  DownloadLinks,
  EmptyState,
  Filters,
  Input,
  PageHeading,
  Pagination,
  pageLinks,
  Select,
  sortLink,
  type DataColumn,
} from '../../../../platform/govuk/index.ts';
import { ConfidentialityTag, SeverityMark, StateTag } from '../../parts/event-tags.tsx';
import { paths } from '../../routes.ts';
import type { LogPageModel, LogRow } from './presenter.ts';

/** Everything that was heard, as far as the reader may see it. */
export function LogPage({ model }: { model: LogPageModel }) {
  const { total } = model;
  const links = pageLinks(model.url, model.page, model.pages);
  return (
    <>
      <PageHeading
        title="Intelligence log"
        lead="Everything that the council heard of its services, as far as you may see it."
        actions={<Buttons model={model} />}
      />
      <LogFilterForm model={model} />
      <div class="amb-list-summary">
        <h2 class="govuk-heading-s" id="count">
          {total.toLocaleString('en-GB')} {total === 1 ? 'entry' : 'entries'}
        </h2>
        <DownloadLinks
          what="these entries"
          csv={`${paths.download('csv')}${model.query}`}
          xlsx={`${paths.download('xlsx')}${model.query}`}
          ods={`${paths.download('ods')}${model.query}`}
        />
      </div>
      <DataTable
        id="log"
        caption="Intelligence log"
        captionHidden
        columns={columns(model)}
        rows={model.rows.map((row) => ({ cells: cells(row) }))}
        empty={
          <EmptyState title="No entry fits" action={{ text: 'Clear the filters', href: paths.log() }}>
            What anybody records of a service, what comes by e-mail and from other systems stands here. Record
            something, or take a filter off.
          </EmptyState>
        }
      />
      {links !== null && <Pagination {...links} />}
    </>
  );
}

function Buttons({ model }: { model: LogPageModel }) {
  return (
    <>
      {model.mayRecord && <Button text="Record" href={paths.record()} classes="amb-button--compact" />}
      {model.mayTriage && (
        <Button text="Inbox" href={paths.inbox()} classes="govuk-button--secondary amb-button--compact" />
      )}
    </>
  );
}

function LogFilterForm({ model }: { model: LogPageModel }) {
  const { filters } = model;
  return (
    <Filters
      action={paths.log()}
      chips={model.chips}
      keep={{ sort: model.sort === '-received' ? undefined : model.sort, service: filters.locationId }}
      open={false}
    >
      <Input id="q" name="q" type="search" label={{ text: 'Service, words or number' }} value={filters.q} />
      {model.selects.map((select) => (
        <Select
          id={`filter-${select.name}`}
          name={select.name}
          label={{ text: select.label }}
          items={select.items}
        />
      ))}
      <Input id="from" name="from" type="date" label={{ text: 'Heard from' }} value={filters.from ?? ''} />
      <Input
        id="until"
        name="until"
        type="date"
        label={{ text: 'Heard until' }}
        value={filters.until ?? ''}
      />
      <Input id="by" name="by" label={{ text: 'Recorded by' }} value={filters.by} />
    </Filters>
  );
}

function columns(model: LogPageModel): DataColumn[] {
  const sortable = (
    text: string,
    key: string,
    first: 'ascending' | 'descending' = 'ascending',
  ): DataColumn => ({ text, sort: sortLink(model.url, key, model.sort, first) });
  return [
    { text: 'What happened', classes: 'amb-column--wide' },
    sortable('Service', 'service'),
    sortable('Kind', 'kind'),
    { ...sortable('Severity', 'severity', 'descending'), classes: 'amb-nowrap' },
    { ...sortable('Heard', 'received', 'descending'), classes: 'amb-nowrap' },
    { ...sortable('Happened', 'occurred', 'descending'), classes: 'amb-nowrap' },
    sortable('State', 'state'),
  ];
}

function cells(row: LogRow) {
  return [
    <>
      <a class="govuk-link" href={row.href}>
        {row.title}
      </a>
      <span class="amb-cell-note">{row.reference}</span>
    </>,
    row.service === null ? (
      <span class="amb-muted">Not known yet</span>
    ) : (
      <a class="govuk-link govuk-link--no-visited-state" href={row.service.href}>
        {row.service.text}
      </a>
    ),
    row.kind,
    <SeverityMark severity={row.severity} name={row.severityName} />,
    row.received,
    row.happened,
    <>
      <StateTag state={row.state} /> <ConfidentialityTag confidentiality={row.confidentiality} />
    </>,
  ];
}
