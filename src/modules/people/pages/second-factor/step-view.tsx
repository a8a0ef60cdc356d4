import type { FieldError } from '../../../../kernel/parsed.ts';
import { Button, Input } from '../../../../platform/govuk/index.ts';
import { errorOf } from '../../parts/error-of.ts';
import type { Ceremony } from '../../parts/passkey-ceremony.ts';
import { PasskeyForm, WithoutPasskeys } from '../../parts/passkey-form.tsx';
import { paths } from '../../routes.ts';

interface Props {
  next: string;
  errors: FieldError[];
  /** The person's passkeys; null where they have none. */
  passkey: Ceremony | null;
  /** Whether they have an authenticator app. */
  totp: boolean;
}

/** The second step of signing in: a passkey, the code of an app, or a recovery code. */
export function SecondStepPage({ next, errors, passkey, totp }: Props) {
  return (
    <>
      <h1 class="govuk-heading-l">Confirm that it is you</h1>
      {passkey && (
        <>
          <PasskeyForm
            action={paths.secondStep('/')}
            use="prove"
            ceremony={passkey}
            button="Use a passkey"
            next={next}
          />
          <WithoutPasskeys>
            Your passkey needs a browser that has passkeys, with JavaScript on.
          </WithoutPasskeys>
        </>
      )}
      <form method="post" action={paths.secondStep('/')} novalidate>
        <input type="hidden" name="next" value={next} />
        <Input
          id="code"
          name="code"
          label={{ text: totp ? 'Code from your authenticator app' : 'A recovery code' }}
          hint={{
            text: totp
              ? 'Six digits. Without your phone, enter one of your recovery codes instead.'
              : 'One of the codes that you were given to keep. Each works once.',
          }}
          classes="govuk-input--width-20"
          autocomplete="one-time-code"
          autocapitalize="none"
          spellcheck={false}
          errorMessage={errorOf(errors, 'code')}
        />
        <Button text="Continue" classes={passkey ? 'govuk-button--secondary' : undefined} />
      </form>
      <p class="govuk-body">
        <a class="govuk-link" href={paths.signIn()}>
          Sign in as somebody else
        </a>
      </p>
      <p class="govuk-body">
        If you have neither, ask an administrator of Amberley in your council to let you set up a new one.
      </p>
    </>
  );
}
