import {
  DataTable,
  EmptyState,
  Filters,
  Input,
  InsetText,
  PageHeading,
  Pagination,
  Select,
} from '../../govuk/index.ts';
import { paths } from '../paths.ts';
import { AuditTabs } from './audit-tabs.tsx';
import type { ListModel } from './list-presenter.ts';
import type { EntryModel } from './present-entry.ts';

/** Every entry that the search leaves, newest first. */
export function AuditListPage({ model }: { model: ListModel }) {
  return (
    <>
      <PageHeading
        title="Audit trail"
        lead="Who changed, opened or downloaded what, and when: your council's entries and those of shared data, newest first."
      />
      <AuditTabs current="list" />
      <SearchForm model={model} />
      {model.mostActors !== null && (
        <InsetText
          text={`Many people have these words in their name. The first ${model.mostActors} are searched: type more of the name.`}
        />
      )}
      <div class="amb-list-summary">
        <h2 class="govuk-heading-s">{model.newestHref === null ? 'Newest entries' : 'Older entries'}</h2>
        <Downloads {...model.downloads} />
      </div>
      <DataTable
        id="entries"
        caption="Entries of the audit trail"
        captionHidden
        firstCellIsHeader={false}
        columns={[
          { text: 'When', classes: 'amb-nowrap' },
          { text: 'Who' },
          { text: 'What' },
          { text: 'Record' },
          { text: 'Fields' },
          { text: 'Number', classes: 'amb-nowrap' },
        ]}
        rows={model.rows.map((row) => ({ cells: cells(row) }))}
        empty={<NoEntries />}
      />
      <Pages {...model} />
    </>
  );
}

function SearchForm({ model }: { model: ListModel }) {
  const { filters, typed, errors } = model;
  const problem = (field: string) => {
    const message = errors.find((error) => error.field === field)?.message;
    return message === undefined ? undefined : { text: message };
  };
  const any = { value: '', text: 'Any' };
  return (
    <Filters
      action={paths.list()}
      chips={model.chips}
      clearHref={paths.list()}
      open
      keepOpen={errors.length > 0}
      summary="Search the trail"
    >
      <Input id="who" name="who" label={{ text: 'Who (part of the name)' }} value={filters.who} />
      <Select
        id="action"
        name="action"
        label={{ text: 'What' }}
        items={[any, ...model.actions]}
        value={filters.action}
      />
      <Select
        id="table"
        name="table"
        label={{ text: 'Kind of record' }}
        items={[any, ...model.tables]}
        value={filters.table}
      />
      <Input id="record" name="record" label={{ text: 'Id of the record' }} value={filters.record} />
      <Input
        id="from"
        name="from"
        type="date"
        label={{ text: 'From' }}
        value={typed.from}
        errorMessage={problem('from')}
      />
      <Input
        id="to"
        name="to"
        type="date"
        label={{ text: 'To' }}
        value={typed.to}
        errorMessage={problem('to')}
      />
    </Filters>
  );
}

function Downloads(hrefs: ListModel['downloads']) {
  return (
    <p class="amb-downloads">
      <span class="amb-downloads__label">Download</span>
      {(['csv', 'xlsx', 'json'] as const).map((format) => (
        <>
          {' '}
          <a class="govuk-link govuk-link--no-visited-state" href={hrefs[format]}>
            <span class="govuk-visually-hidden">these entries as </span>
            {format.toUpperCase()}
          </a>
        </>
      ))}
    </p>
  );
}

function NoEntries() {
  return (
    <EmptyState title="No entry fits this search" action={{ text: 'Clear the search', href: paths.list() }}>
      Everything that people record, open or download is written here by itself. Take a filter off, or choose
      other days.
    </EmptyState>
  );
}

function Pages({ newestHref, olderHref }: ListModel) {
  if (newestHref === null && olderHref === null) return null;
  return (
    <Pagination
      previous={newestHref === null ? undefined : { text: 'Newest', href: newestHref }}
      next={olderHref === null ? undefined : { text: 'Older', href: olderHref }}
    />
  );
}

function cells(row: EntryModel) {
  return [
    row.when,
    row.who,
    row.action,
    <>
      <a class="govuk-link" href={row.recordHref}>
        {row.record}
      </a>
      <span class="amb-cell-note">{row.table}</span>
    </>,
    row.changed,
    row.number,
  ];
}
