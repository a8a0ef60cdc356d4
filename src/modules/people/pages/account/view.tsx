import type { ComponentChildren } from 'preact';
import {
  Button,
  InsetText,
  PageHeading,
  Section,
  SummaryList,
  Tag,
} from '../../../../platform/govuk/index.ts';
import { AccountFields, type AccountFieldsProps } from '../../parts/account-fields.tsx';
import { paths } from '../../routes.ts';
import type { AccountModel } from './presenter.ts';

const COLOUR = { active: 'govuk-tag--green', invited: 'govuk-tag--blue', left: 'govuk-tag--grey' } as const;

/** A person's account: how it stands, its form, and what else can be done. */
export function AccountPage({ model, fields }: { model: AccountModel; fields: AccountFieldsProps }) {
  return (
    <>
      <PageHeading title={model.name} tags={<Tag text={model.stateWords} classes={COLOUR[model.state]} />} />
      {model.savedNow !== null && <InsetText text={`Saved now: ${model.savedNow}`} />}
      <SummaryList
        classes="govuk-summary-list--no-border amb-summary--tight"
        rows={model.facts.map(({ label, words }) => ({ key: { text: label }, value: { text: words } }))}
      />
      {model.handOver !== null && (
        <p class="govuk-body">
          <a class="govuk-link" href={model.handOver}>
            See whether their caseload was handed over
          </a>
        </p>
      )}
      <Acts model={model} />
      {model.state !== 'left' && (
        <Section id="details" title="Details">
          {model.claimed !== null && (
            <p class="govuk-body">
              Your identity provider also gives: {model.claimed}. Those roles are changed there.
            </p>
          )}
          <form method="post" action={paths.person(model.accountId)} novalidate>
            <input type="hidden" name="version" value={model.version} />
            <AccountFields {...fields} />
            <Button text="Save" />
          </form>
        </Section>
      )}
    </>
  );
}

/** Buttons for what can be done beside changing the details. */
function Acts({ model }: { model: AccountModel }) {
  const { accountId } = model;
  return (
    <div class="amb-acts">
      {model.invite !== null && <Act action={paths.personInvited(accountId)}>{model.invite}</Act>}
      {model.endSessions && <Act action={paths.personSessionsEnded(accountId)}>End their sessions</Act>}
      {model.state === 'active' && (
        <a class="govuk-link" href={paths.renewSecondFactor(accountId)}>
          They lost their second step
        </a>
      )}
      {(model.leave || model.cancel) && (
        <a class="govuk-link" href={paths.personLeft(accountId)}>
          {model.cancel ? 'Cancel the invitation' : `${model.name} has left`}
        </a>
      )}
    </div>
  );
}

function Act({ action, children }: { action: string; children: ComponentChildren }) {
  return (
    <form method="post" action={action}>
      <button
        type="submit"
        class="govuk-button govuk-button--secondary amb-button--compact"
        data-module="govuk-button"
      >
        {children}
      </button>
    </form>
  );
}
