import { Button } from '../../../../platform/govuk/index.ts';
import { AccountFields, type AccountFieldsProps } from '../../parts/account-fields.tsx';
import type { Invited } from '../../parts/invite.ts';
import { INVITATION_DAYS } from '../../rules/invitation-link.ts';
import { paths } from '../../routes.ts';

/** The form of a new account. */
export function NewAccountPage(props: AccountFieldsProps) {
  return (
    <>
      <h1 class="govuk-heading-l">Invite somebody</h1>
      <p class="govuk-body">
        They get a link by mail that works once, for {INVITATION_DAYS} days, and choose how they sign in.
      </p>
      <form method="post" action={paths.invite()} novalidate>
        <AccountFields {...props} />
        <Button text="Invite" />
      </form>
    </>
  );
}

/** The links of invitations, shown once to whoever made them, because no mail leaves this installation. */
export function InvitedPage({ title, invited }: { title: string; invited: readonly Invited[] }) {
  return (
    <>
      <h1 class="govuk-heading-l">{title}</h1>
      <p class="govuk-body">
        Mail is not set up here, so give each person their link yourself, by a way that nobody else reads.
        This page is the only time that it is shown. It works once, for {INVITATION_DAYS} days.
      </p>
      <dl class="govuk-summary-list">
        {invited.map(({ name, email, link }) => (
          <div class="govuk-summary-list__row">
            <dt class="govuk-summary-list__key">
              {name}
              <br />
              <span class="govuk-!-font-weight-regular">{email}</span>
            </dt>
            <dd class="govuk-summary-list__value">
              <code class="amb-link-once">{link ?? 'Sent by mail'}</code>
            </dd>
          </div>
        ))}
      </dl>
      <p class="govuk-body">
        <a class="govuk-link" href={paths.accounts()}>
          Back to the list of people
        </a>
      </p>
    </>
  );
}
