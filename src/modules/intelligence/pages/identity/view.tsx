import type { FieldError } from '../../../../kernel/parsed.ts';
import {
  Button,
  DataTable,
  Input,
  PageHeading,
  Section,
  Textarea,
  WarningText,
} from '../../../../platform/govuk/index.ts';
import { errorOf } from '../../../market/index.ts';
import type { Identity } from '../../queries/find-identity.ts';
import { paths } from '../../routes.ts';
import type { EventRecord } from '../../rules/event-record.ts';
import { referenceOf } from '../../rules/reference-number.ts';

interface IdentityPageProps {
  event: EventRecord;
  identity: Identity;
  named: boolean;
  errors: FieldError[];
  /** What the entry said before it was protected. */
  before: { source: string; title: string; account: string } | null;
  looks: { when: string; actor: string; why: string }[];
}

/** Who told in confidence, and who has looked. */
export function IdentityPage({ event, identity, named, errors, before, looks }: IdentityPageProps) {
  return (
    <>
      <PageHeading title={`Who told us: ${referenceOf(event.eventId)}`} caption={event.title} />
      <WarningText text="Tell nobody who this is who does not need to know. The law protects workers who disclose." />
      {!named && <p class="govuk-body">Nobody is named yet.</p>}
      <form method="post" action={paths.identitySave(event.eventId)} novalidate>
        <input type="hidden" name="version" value={identity.version} />
        <Input
          name="identityName"
          classes="govuk-input--width-20"
          autocomplete="off"
          label={{ text: 'Name', classes: 'govuk-label--s' }}
          value={identity.name}
          errorMessage={errorOf(errors, 'identityName')}
        />
        <Input
          name="identityContact"
          autocomplete="off"
          label={{ text: 'How they may be reached', classes: 'govuk-label--s' }}
          value={identity.contact}
          errorMessage={errorOf(errors, 'identityContact')}
        />
        <Textarea
          name="identityWishes"
          rows={3}
          label={{ text: 'What they asked for', classes: 'govuk-label--s' }}
          value={identity.wishes}
          errorMessage={errorOf(errors, 'identityWishes')}
        />
        <Button text="Save" classes="govuk-button--secondary" />
      </form>
      {before !== null && (
        <Section id="before" title="What it said before it was protected">
          <p class="govuk-body amb-said">{[before.source, before.title, before.account].join('\n\n')}</p>
        </Section>
      )}
      <Section id="looks" title="Who looked before">
        <DataTable
          id="looks-table"
          caption="Who looked before"
          captionHidden
          columns={[{ text: 'When' }, { text: 'Who' }, { text: 'Why' }]}
          rows={looks.map(({ when, actor, why }) => ({ cells: [when, actor, why] }))}
          empty={<p class="govuk-body amb-muted">Nobody but you.</p>}
        />
      </Section>
    </>
  );
}
