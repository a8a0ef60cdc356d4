import { EmptyState, PageHeading, Pagination, Select } from '../../../../platform/govuk/index.ts';
import { ConfidentialityTag, SeverityMark } from '../../parts/event-tags.tsx';
import type { Terms } from '../../parts/terms.ts';
import { paths } from '../../routes.ts';
import { CONFIDENTIALITIES } from '../../rules/event.ts';
import { CONFIDENTIALITY_WORDS } from '../../rules/event-words.ts';
import type { InboxItem, InboxModel } from './presenter.ts';

/** What came in and nobody has sorted yet. */
export function InboxPage({ model }: { model: InboxModel }) {
  return (
    <>
      <PageHeading
        title="Intelligence inbox"
        lead="What came in and nobody has sorted yet, the oldest first. It is weighed already; accepting it says that somebody has looked."
      />
      {model.items.length === 0 ? (
        <EmptyState title="Nothing waits" action={{ text: 'Open the log', href: paths.log() }}>
          What people record, what is forwarded by e-mail and what other systems send stands here until an
          officer has looked at it.
        </EmptyState>
      ) : (
        <>
          <h2 class="govuk-heading-s">
            {model.total} {model.total === 1 ? 'entry waits' : 'entries wait'}
          </h2>
          <ol class="amb-inbox">
            {model.items.map((item) => (
              <Item item={item} terms={model.terms} />
            ))}
          </ol>
        </>
      )}
      {model.pagination !== null && <Pagination {...model.pagination} />}
    </>
  );
}

function Item({ item, terms }: { item: InboxItem; terms: Terms }) {
  return (
    <li class="amb-inbox__item">
      <div class="amb-inbox__words">
        <h3 class="govuk-heading-s amb-inbox__title">
          <a class="govuk-link" href={paths.event(item.eventId)}>
            {item.title}
          </a>
        </h3>
        <p class="amb-inbox__facts">
          <SeverityMark severity={item.severity} name={item.severityName} />{' '}
          <ConfidentialityTag confidentiality={item.confidentiality} />{' '}
          {item.service === null ? (
            <a class="govuk-link" href={paths.correct(item.eventId)}>
              Set the service
            </a>
          ) : (
            <a class="govuk-link" href={item.service.href}>
              {item.service.text}
            </a>
          )}{' '}
          <span class="amb-muted">{item.reference}</span>
        </p>
        <p class="govuk-body-s amb-muted">{item.came}</p>
        {item.start !== '' && <p class="govuk-body-s amb-said">{item.start}</p>}
        {item.duplicate !== null && <Duplicate item={item} duplicate={item.duplicate} />}
      </div>
      <Quick item={item} terms={terms} />
    </li>
  );
}

function Duplicate({ item, duplicate }: { item: InboxItem; duplicate: NonNullable<InboxItem['duplicate']> }) {
  return (
    <form class="amb-inbox__duplicate" method="post" action={paths.merge(item.eventId)}>
      <input type="hidden" name="version" value={item.version} />
      <input type="hidden" name="into" value={duplicate.eventId} />
      <input type="hidden" name="back" value="inbox" />
      <input type="hidden" name="why" value={`It tells of the same: ${duplicate.why}`} />
      <p class="govuk-body-s">
        May tell of the same as{' '}
        <a class="govuk-link" href={duplicate.href}>
          {duplicate.text}
        </a>
        <span class="amb-cell-note">{duplicate.why}</span>
      </p>
      <input type="hidden" name="other" value={duplicate.eventId} />
      <div class="amb-button-row">
        <button type="submit" class="govuk-button govuk-button--secondary amb-button--compact">
          Merge into it<span class="govuk-visually-hidden">: {item.reference}</span>
        </button>
        <button
          type="submit"
          formaction={paths.notSame(item.eventId)}
          class="govuk-button govuk-button--secondary amb-button--compact"
        >
          Not the same<span class="govuk-visually-hidden">: {item.reference}</span>
        </button>
      </div>
    </form>
  );
}

function Quick({ item, terms }: { item: InboxItem; terms: Terms }) {
  const id = (name: string) => `${name}-${item.eventId}`;
  return (
    <form class="amb-inbox__quick" method="post" action={paths.sort(item.eventId)}>
      <input type="hidden" name="version" value={item.version} />
      <Select
        id={id('kind')}
        name="kind"
        label={{ text: 'Kind' }}
        value={item.kind}
        items={terms.kinds.map(({ kind, name }) => ({ value: kind, text: name }))}
      />
      <Select
        id={id('severity')}
        name="severity"
        label={{ text: 'Severity' }}
        value={item.severity}
        items={terms.severities.map(({ severity, name }) => ({
          value: severity,
          text: `${severity} ${name}`,
        }))}
      />
      <Select
        id={id('confidentiality')}
        name="confidentiality"
        label={{ text: 'Who may read it' }}
        value={item.confidentiality}
        items={CONFIDENTIALITIES.map((each) => ({ value: each, text: CONFIDENTIALITY_WORDS[each].name }))}
      />
      <div class="amb-button-row">
        <button type="submit" class="govuk-button amb-button--compact">
          Accept<span class="govuk-visually-hidden">: {item.reference}</span>
        </button>
        <a class="govuk-link" href={paths.pathway(item.eventId)}>
          Incident?<span class="govuk-visually-hidden"> {item.reference}</span>
        </a>
        <a class="govuk-link" href={paths.split(item.eventId)}>
          Split<span class="govuk-visually-hidden"> {item.reference}</span>
        </a>
        <a class="govuk-link" href={paths.outcome(item.eventId)}>
          Close<span class="govuk-visually-hidden"> {item.reference}</span>
        </a>
      </div>
    </form>
  );
}
