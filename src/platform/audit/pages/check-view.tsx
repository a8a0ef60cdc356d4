import {
  Button,
  DataTable,
  EmptyState,
  InsetText,
  PageHeading,
  Tag,
  WarningText,
} from '../../govuk/index.ts';
import { paths } from '../paths.ts';
import { AuditTabs } from './audit-tabs.tsx';
import type { CheckModel } from './check-presenter.ts';

/** Whether the trail is whole, as it was found last, and a button to look again. */
export function AuditCheckPage({ model }: { model: CheckModel }) {
  return (
    <>
      <PageHeading
        title="Check of the audit trail"
        lead="Each entry is sealed with the one before it, so that a changed, removed or re-ordered one is found. Every Monday the whole trail is checked by itself."
      />
      <AuditTabs current="check" />
      {model.problem !== null && (
        <WarningText text={`The last check could not be made: ${model.problem}`} iconFallbackText="Warning" />
      )}
      {model.underWay ? (
        <InsetText>
          The trail is being checked.{' '}
          <a class="govuk-link" href={paths.check()}>
            Look again
          </a>
        </InsetText>
      ) : (
        <form method="post" action={paths.check()}>
          <Button text="Check now" />
        </form>
      )}
      {model.last === null ? (
        <EmptyState title="The trail was not checked yet">
          What the last check found would be here, with the head of each chain. Check it now, or wait for
          Monday.
        </EmptyState>
      ) : (
        <LastCheck last={model.last} />
      )}
    </>
  );
}

function LastCheck({ last }: { last: NonNullable<CheckModel['last']> }) {
  return (
    <>
      <h2 class="govuk-heading-m">
        {last.holds ? (
          <Tag text="Holds" classes="govuk-tag--green" />
        ) : (
          <Tag text="Does not hold" classes="govuk-tag--red" />
        )}
      </h2>
      <p class="govuk-body">
        {last.entries} entries were checked on {last.when}, started by {last.who}.
      </p>
      {!last.holds && <Faults {...last} />}
      <DataTable
        id="heads"
        caption="Heads of the chains"
        columns={[{ text: 'Chain' }, { text: 'Entries', format: 'numeric' }, { text: 'Hash of the newest' }]}
        rows={last.heads.map(({ chain, entries, hash }) => ({
          cells: [chain, entries, <code>{hash}</code>],
        }))}
      />
      <p class="govuk-body">
        Note these outside this system from time to time: whoever owns the database could rewrite a whole
        chain, and only a head noted elsewhere shows it.
      </p>
    </>
  );
}

function Faults({ faults, moreFaults }: NonNullable<CheckModel['last']>) {
  return (
    <>
      <WarningText
        text="Somebody with access to the database changed the trail, or it was damaged. Keep a copy of the database as it is, and tell your information security officer."
        iconFallbackText="Warning"
      />
      <ul class="govuk-list govuk-list--bullet">
        {faults.map((fault) => (
          <li>{fault}</li>
        ))}
        {moreFaults > 0 && <li>and {moreFaults.toLocaleString('en-GB')} more</li>}
      </ul>
    </>
  );
}
