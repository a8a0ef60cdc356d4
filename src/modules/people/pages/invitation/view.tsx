import type { FieldError } from '../../../../kernel/parsed.ts';
import { Button, Input } from '../../../../platform/govuk/index.ts';
import { errorOf } from '../../parts/error-of.ts';
import type { Invitation } from '../../queries/find-invitation.ts';
import { PASSWORD_LENGTH } from '../../rules/password-rules.ts';
import { paths } from '../../routes.ts';

interface Props {
  action: string;
  invitation: Invitation;
  errors: FieldError[];
}

/** What somebody who was invited sees first. */
export function InvitationPage({ action, invitation, errors }: Props) {
  const { name, email, council, invitedBy } = invitation;
  return (
    <>
      <h1 class="govuk-heading-l">Welcome, {name}</h1>
      <p class="govuk-body-l">
        {invitedBy ?? 'An administrator'} invited you to Amberley, where {council} looks after its care
        market.
      </p>
      <form method="post" action={action} novalidate>
        {/* So that a password manager keeps the password under the right name. */}
        <Input
          id="email"
          name="email"
          type="email"
          autocomplete="username"
          attributes={{ readonly: true }}
          label={{ text: 'You sign in as' }}
          classes="govuk-input--width-20"
          value={email}
        />
        <Input
          id="password"
          name="password"
          type="password"
          autocomplete="new-password"
          label={{ text: 'Choose a password' }}
          hint={{
            text: `${PASSWORD_LENGTH.least} characters or more. Three or four words that do not belong together are easy to keep.`,
          }}
          classes="govuk-input--width-20"
          errorMessage={errorOf(errors, 'password')}
        />
        <Button text="Accept the invitation" />
      </form>
      <p class="govuk-body">
        Next you set up a second step for signing in: a passkey, or an app that shows codes.
      </p>
    </>
  );
}

/** Where a link was used, is too old, or was never one. */
export function ClosedInvitationPage() {
  return (
    <>
      <h1 class="govuk-heading-l">This invitation is over</h1>
      <p class="govuk-body">
        It was accepted or cancelled, a newer one was sent, or its days have passed. It may also have been cut
        short when it was copied.
      </p>
      <p class="govuk-body">
        If you accepted it,{' '}
        <a class="govuk-link" href={paths.signIn()}>
          sign in
        </a>
        . Otherwise ask whoever invited you for a new one.
      </p>
    </>
  );
}
