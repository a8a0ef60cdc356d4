import { DataTable, EmptyState, PageHeading, Pagination, Timeline } from '../../govuk/index.ts';
import type { Difference } from '../differences.ts';
import { paths } from '../paths.ts';
import type { RecordModel } from './record-presenter.ts';

/** What became of one record: who did what, when, and what changed from what to what. */
export function AuditRecordPage({ model }: { model: RecordModel }) {
  return (
    <>
      <PageHeading
        title={`History: ${model.title}`}
        caption={model.table}
        lead={`Everything that was done with the record ${model.id}, newest first, and who looked at it.`}
      />
      {model.happenings.length === 0 ? (
        <EmptyState
          title="The trail has no entry of this record"
          action={{ text: 'Search the trail', href: paths.list() }}
        >
          Each change of a record, and each look at a sensitive one, would be here. Perhaps its kind or id is
          spelled otherwise, or you may not see it.
        </EmptyState>
      ) : (
        <Timeline
          label={`History of ${model.title}`}
          headingLevel={2}
          entries={model.happenings.map((happening) => ({
            id: happening.id,
            day: happening.day,
            kind: happening.icon,
            kindText: happening.action,
            title: happening.title,
            content: <Changes {...happening} />,
          }))}
        />
      )}
      {model.newestHref === null && model.olderHref === null ? null : (
        <Pagination
          previous={model.newestHref === null ? undefined : { text: 'Newest', href: model.newestHref }}
          next={model.olderHref === null ? undefined : { text: 'Older', href: model.olderHref }}
        />
      )}
    </>
  );
}

function Changes({ id, action, shape, changes }: RecordModel['happenings'][number]) {
  if (changes.length === 0) return null;
  const columns =
    shape === 'changes'
      ? [{ text: 'Field' }, { text: 'From' }, { text: 'To' }]
      : [{ text: 'Field' }, { text: 'Content' }];
  return (
    <DataTable
      id={`${id}-fields`}
      caption={`${action}: fields`}
      captionHidden
      columns={columns}
      rows={changes.map((change) => ({
        cells: shape === 'changes' ? changeCells(change) : stateCells(change),
      }))}
    />
  );
}

function changeCells(change: Difference) {
  if (change.kind === 'value')
    return [change.field, <Value text={change.before} />, <Value text={change.after} />];
  if (change.added.length + change.removed.length === 0)
    return [change.field, '', 'The same in another order'];
  return [
    change.field,
    <Listed word="Taken out" items={change.removed} />,
    <Listed word="Added" items={change.added} />,
  ];
}

function stateCells(change: Difference) {
  return change.kind === 'value'
    ? [change.field, <Value text={change.after ?? change.before} />]
    : [change.field, [...change.added, ...change.removed].join(', ')];
}

function Value({ text }: { text: string | null }) {
  return text === null ? <span class="amb-cell-note">nothing</span> : <>{text}</>;
}

function Listed({ word, items }: { word: string; items: string[] }) {
  return items.length === 0 ? null : (
    <>
      {word}: {items.join(', ')}
    </>
  );
}
