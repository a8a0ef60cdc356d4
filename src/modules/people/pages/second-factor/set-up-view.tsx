import type { FieldError } from '../../../../kernel/parsed.ts';
import { AuthenticatorForm } from '../../parts/authenticator-form.tsx';
import type { Ceremony } from '../../parts/passkey-ceremony.ts';
import { PasskeyForm, WithoutPasskeys } from '../../parts/passkey-form.tsx';
import type { TotpSetUp } from '../../parts/totp-set-up.ts';
import { paths } from '../../routes.ts';

interface Props {
  next: string;
  errors: FieldError[];
  setUp: TotpSetUp;
  /** Adding a passkey; null where browsers have none for our address. */
  passkey: Ceremony | null;
}

/** Where a person chooses their second factor: the first thing they do. */
export function FirstSecondFactorPage({ next, errors, setUp, passkey }: Props) {
  return (
    <>
      <h1 class="govuk-heading-l">Set up a second step</h1>
      <p class="govuk-body">
        A password can be guessed or stolen. From now on you sign in with something that you have as well. Set
        up one of these; you can add others on your account page.
      </p>
      {passkey && (
        <section aria-labelledby="passkey">
          <h2 class="govuk-heading-m" id="passkey">
            A passkey
          </h2>
          <p class="govuk-body">
            The easiest and safest: your fingerprint, your face or the PIN of this device, or a security key.
          </p>
          <PasskeyForm
            action={paths.firstPasskey()}
            use="add"
            ceremony={passkey}
            button="Add a passkey"
            next={next}
          />
          <WithoutPasskeys>It needs a browser that has passkeys, with JavaScript on.</WithoutPasskeys>
        </section>
      )}
      <section aria-labelledby="app">
        <h2 class="govuk-heading-m" id="app">
          An authenticator app
        </h2>
        <AuthenticatorForm action={paths.firstAuthenticator()} setUp={setUp} next={next} errors={errors} />
      </section>
    </>
  );
}
