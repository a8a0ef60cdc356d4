import {
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
import { RoomTabs } from '../../parts/room-tabs.tsx';
import { StateTag } from '../../parts/state-tag.tsx';
import { paths } from '../../routes.ts';
import type { ListLine, ListModel } from './presenter.ts';

/** Every intervention that the filters leave, what is due first. */
export function ListPage({ model, administers }: { model: ListModel; administers: boolean }) {
  const links = pageLinks(model.url, model.page, model.pages);
  return (
    <>
      <PageHeading
        title="Interventions"
        lead="What is being done about services, step by step, and whose turn it is."
      />
      <RoomTabs current="list" administers={administers} />
      <Filters
        action={paths.list()}
        chips={model.chips}
        keep={{ sort: model.sort === 'due' ? undefined : model.sort }}
        open={false}
      >
        <Input id="q" name="q" type="search" label={{ text: 'Service' }} value={model.q} />
        {model.selects.map(({ name, label, items }) => (
          <Select id={`filter-${name}`} name={name} label={{ text: label }} items={items} />
        ))}
      </Filters>
      <div class="amb-list-summary">
        <h2 class="govuk-heading-s" id="count">
          {model.heading}
        </h2>
        <DownloadLinks
          what="these interventions"
          csv={`${paths.download('csv')}${model.query}`}
          xlsx={`${paths.download('xlsx')}${model.query}`}
          ods={`${paths.download('ods')}${model.query}`}
        />
      </div>
      <DataTable
        id="interventions"
        caption="Interventions"
        captionHidden
        columns={columns(model)}
        rows={model.lines.map((line) => ({ cells: cells(line) }))}
        empty={<Nothing filtered={model.filtered} />}
      />
      {links !== null && <Pagination {...links} />}
    </>
  );
}

function Nothing({ filtered }: { filtered: boolean }) {
  if (filtered)
    return (
      <EmptyState
        title="No intervention fits these filters"
        action={{ text: 'Clear the filters', href: paths.list() }}
      >
        Take a filter off, or look at all states.
      </EmptyState>
    );
  return (
    <EmptyState title="Nothing is under way">
      Interventions start by themselves when a status becomes Amber or Red, as the protocol says, when a
      service is drawn for a random check, and when you start one on the page of a service.
    </EmptyState>
  );
}

function columns(model: ListModel): DataColumn[] {
  const sortable = (text: string, key: string): DataColumn => ({
    text,
    sort: sortLink(model.url, key, model.sort),
  });
  return [
    sortable('Intervention', 'kind'),
    sortable('Service', 'service'),
    sortable('State', 'state'),
    { text: 'Next step', classes: 'amb-column--wide' },
    { ...sortable('Due', 'due'), classes: 'amb-nowrap' },
    sortable('Whose turn it is', 'owner'),
    { ...sortable('Since', 'started'), classes: 'amb-nowrap' },
  ];
}

function cells(line: ListLine) {
  return [
    <a class="govuk-link" href={line.href}>
      {line.kind}
    </a>,
    <a class="govuk-link govuk-link--no-visited-state" href={line.service.href}>
      {line.service.text}
    </a>,
    <StateTag state={line.state} overdue={line.overdue} />,
    line.next,
    line.due,
    line.owner,
    line.since,
  ];
}
