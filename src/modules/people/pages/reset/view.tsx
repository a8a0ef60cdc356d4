import type { FieldError } from '../../../../kernel/parsed.ts';
import { Button, Input } from '../../../../platform/govuk/index.ts';
import { errorOf } from '../../parts/error-of.ts';
import { paths } from '../../routes.ts';

/** Where a person asks for a link to a new password. */
export function AskResetPage({ email, errors }: { email: string; errors: FieldError[] }) {
  return (
    <>
      <h1 class="govuk-heading-l">Set a new password</h1>
      <p class="govuk-body">We send you a link by e-mail. It works once, for 30 minutes.</p>
      <form method="post" action={paths.reset()} novalidate>
        <Input
          id="email"
          name="email"
          type="email"
          autocomplete="username"
          spellcheck={false}
          label={{ text: 'E-mail address' }}
          classes="govuk-input--width-20"
          value={email}
          errorMessage={errorOf(errors, 'email')}
        />
        <Button text="Send the link" />
      </form>
      <p class="govuk-body">
        <a class="govuk-link" href={paths.signIn()}>
          Back to sign in
        </a>
      </p>
    </>
  );
}

/** Said to everybody who asked, whether there is such an account or not. */
export function ResetAskedPage() {
  return (
    <>
      <h1 class="govuk-heading-l">Look at your e-mail</h1>
      <p class="govuk-body">
        If somebody has an account with this address and signs in with a password, a link to a new password is
        on its way. It works once, for 30 minutes.
      </p>
      <p class="govuk-body">
        Nothing after a few minutes? Look among the unwanted mail, and check with an administrator of Amberley
        in your council which address your account has.
      </p>
      <p class="govuk-body">
        <a class="govuk-link" href={paths.signIn()}>
          Back to sign in
        </a>
      </p>
    </>
  );
}

/** Where a person who followed the link chooses a new password. */
export function NewPasswordPage({ action, errors }: { action: string; errors: FieldError[] }) {
  return (
    <>
      <h1 class="govuk-heading-l">Choose a new password</h1>
      <form method="post" action={action} novalidate>
        <Input
          id="password"
          name="password"
          type="password"
          autocomplete="new-password"
          label={{ text: 'New password' }}
          hint={{
            text: 'Three or four words that do not belong together are easy to remember and hard to guess. You can use spaces.',
          }}
          classes="govuk-input--width-20"
          errorMessage={errorOf(errors, 'password')}
        />
        <p class="govuk-body">You are signed out everywhere once it is set.</p>
        <Button text="Set the password" />
      </form>
    </>
  );
}
