import type { FieldError } from '../../../../kernel/parsed.ts';
import { Button, Input } from '../../../../platform/govuk/index.ts';
import { errorOf } from '../../parts/error-of.ts';
import type { Ceremony } from '../../parts/passkey-ceremony.ts';
import { PasskeyForm } from '../../parts/passkey-form.tsx';
import type { SignOnChoice } from '../../queries/fetch-sign-on-choices.ts';
import { paths } from '../../routes.ts';
import { SignOnChoices } from '../single-sign-on/choices.tsx';

interface Props {
  next: string;
  errors: FieldError[];
  passkey: Ceremony | null;
  password: boolean;
  totp: boolean;
  /** The council's own sign-in. */
  signOn: SignOnChoice | null;
}

/** Where a person proves again who they are; one of the ways is enough. */
export function ProveAgainPage({ next, errors, passkey, password, totp, signOn }: Props) {
  const action = paths.proveAgain('/');
  return (
    <>
      <h1 class="govuk-heading-l">Confirm that it is you</h1>
      <p class="govuk-body">
        What you are about to do matters, so we make sure that nobody else sits at your computer. You are
        asked once in 15 minutes.{' '}
        {[passkey, password, totp, signOn].filter(Boolean).length > 1 && 'One of these is enough.'}
      </p>
      <SignOnChoices choices={signOn === null ? [] : [signOn]} next={next} again />
      {passkey && (
        <div id="passkey">
          <PasskeyForm action={action} use="prove" ceremony={passkey} button="Use a passkey" next={next} />
        </div>
      )}
      {password && (
        <form method="post" action={action} novalidate>
          <input type="hidden" name="next" value={next} />
          <input type="hidden" name="by" value="password" />
          <Input
            id="password"
            name="password"
            type="password"
            autocomplete="current-password"
            label={{ text: 'Password' }}
            classes="govuk-input--width-20"
            errorMessage={errorOf(errors, 'password')}
          />
          <Button
            text="Confirm with the password"
            classes={passkey ? 'govuk-button--secondary' : undefined}
          />
        </form>
      )}
      {totp && (
        <form method="post" action={action} novalidate>
          <input type="hidden" name="next" value={next} />
          <input type="hidden" name="by" value="code" />
          <Input
            id="code"
            name="code"
            label={{ text: 'Code from your authenticator app' }}
            classes="govuk-input--width-10"
            autocomplete="one-time-code"
            spellcheck={false}
            errorMessage={errorOf(errors, 'code')}
          />
          <Button text="Confirm with the code" classes="govuk-button--secondary" />
        </form>
      )}
    </>
  );
}
