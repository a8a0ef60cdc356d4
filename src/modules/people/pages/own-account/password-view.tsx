import type { FieldError } from '../../../../kernel/parsed.ts';
import { Button, Input } from '../../../../platform/govuk/index.ts';
import { errorOf } from '../../parts/error-of.ts';
import { paths } from '../../routes.ts';

/** Where one changes one's password. */
export function ChangePasswordPage({ has, errors }: { has: boolean; errors: FieldError[] }) {
  return (
    <>
      <h1 class="govuk-heading-l">{has ? 'Change your password' : 'Set a password'}</h1>
      <form method="post" action={paths.accountPassword()} novalidate>
        {has && (
          <Input
            id="present"
            name="present"
            type="password"
            autocomplete="current-password"
            label={{ text: 'The password that you have now' }}
            classes="govuk-input--width-20"
            errorMessage={errorOf(errors, 'present')}
          />
        )}
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
        <p class="govuk-body">Your other browsers are signed out once it is set.</p>
        <Button text={has ? 'Change the password' : 'Set the password'} />
      </form>
    </>
  );
}
