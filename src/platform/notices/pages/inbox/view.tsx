import {
  DataTable,
  EmptyState,
  Filters,
  PageHeading,
  PageTabs,
  Pagination,
  Select,
  Tag,
} from '../../../govuk/index.ts';
import { paths } from '../../paths.ts';
import type { InboxModel } from './presenter.ts';

/** The tabs of the pages of notices. */
export function NoticeTabs({ current }: { current: 'inbox' | 'preferences' }) {
  return (
    <PageTabs
      label="Notices"
      items={[
        { text: 'Your notices', href: paths.inbox(), current: current === 'inbox' },
        { text: 'How you are told', href: paths.preferences(), current: current === 'preferences' },
      ]}
    />
  );
}

/** What a person was told, unread first; each line opens the thing itself. */
export function InboxPage({ model }: { model: InboxModel }) {
  return (
    <>
      <PageHeading title="Notices" lead={leadOf(model)} />
      <NoticeTabs current="inbox" />
      <Filters
        action={paths.inbox()}
        open={model.kind !== null}
        chips={model.kindTitle === null ? [] : [{ text: model.kindTitle, removeHref: paths.inbox() }]}
      >
        <Select id="kind" name="kind" label={{ text: 'Show' }} items={model.choices} />
      </Filters>
      <DataTable
        id="notices"
        caption="Your notices"
        captionHidden
        columns={[
          { text: 'What' },
          { text: 'When', classes: 'amb-nowrap' },
          { text: 'Mark as read', hidden: true, classes: 'amb-nowrap' },
        ]}
        rows={model.lines.map((line) => ({ cells: cells(line) }))}
        empty={<NothingYet filtered={model.kind !== null} />}
      />
      {model.unread > 0 && (
        <form method="post" action={paths.allRead()}>
          {model.kind !== null && <input type="hidden" name="kind" value={model.kind} />}
          <button type="submit" class="govuk-button govuk-button--secondary" data-module="govuk-button">
            Mark all as read
          </button>
        </form>
      )}
      {model.pages !== null && <Pagination {...model.pages} />}
    </>
  );
}

function leadOf({ unread }: InboxModel): string {
  if (unread === 0) return 'You have read everything.';
  return unread === 1 ? 'One is new.' : `${unread.toLocaleString('en-GB')} are new.`;
}

function cells(line: InboxModel['lines'][number]) {
  return [
    <>
      {line.unread && (
        <Tag text={line.urgent ? 'New, urgent' : 'New'} classes={line.urgent ? 'govuk-tag--red' : ''} />
      )}{' '}
      <a class="govuk-link" href={line.href}>
        {line.sentence}
      </a>
      {line.about !== '' && <span class="amb-cell-note">{line.about}</span>}
    </>,
    line.when,
    line.unread ? (
      <form method="post" action={line.readHref}>
        <button type="submit" class="amb-link-button">
          Mark as read
          <span class="govuk-visually-hidden">
            : {line.sentence} {line.about}
          </span>
        </button>
      </form>
    ) : (
      ''
    ),
  ];
}

function NothingYet({ filtered }: { filtered: boolean }) {
  if (filtered)
    return (
      <EmptyState title="Nothing of this kind" action={{ text: 'Show everything', href: paths.inbox() }}>
        <p>You have not been told of this yet.</p>
      </EmptyState>
    );
  return (
    <EmptyState title="Nothing yet" action={{ text: 'Choose how you are told', href: paths.preferences() }}>
      <p>
        When something happens that concerns you, say a review that falls due or something that is escalated
        to you, it stands here and you can be told by mail.
      </p>
    </EmptyState>
  );
}
