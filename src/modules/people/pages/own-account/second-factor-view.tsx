import type { FieldError } from '../../../../kernel/parsed.ts';
import { Button, Input } from '../../../../platform/govuk/index.ts';
import { AuthenticatorForm } from '../../parts/authenticator-form.tsx';
import { errorOf } from '../../parts/error-of.ts';
import type { Ceremony } from '../../parts/passkey-ceremony.ts';
import { PasskeyForm, WithoutPasskeys } from '../../parts/passkey-form.tsx';
import type { TotpSetUp } from '../../parts/totp-set-up.ts';
import { paths } from '../../routes.ts';

/** Where one sets up an authenticator app. */
export function AuthenticatorPage({ setUp, errors }: { setUp: TotpSetUp; errors: FieldError[] }) {
  return (
    <>
      <h1 class="govuk-heading-l">Set up an authenticator app</h1>
      <p class="govuk-body">If you have one set up already, this one takes its place.</p>
      <AuthenticatorForm
        action={paths.accountAuthenticator()}
        setUp={setUp}
        next="/account"
        errors={errors}
      />
    </>
  );
}

/** Where one adds a passkey. */
export function AddPasskeyPage({ passkey, errors }: { passkey: Ceremony | null; errors: FieldError[] }) {
  return (
    <>
      <h1 class="govuk-heading-l">Add a passkey</h1>
      <p class="govuk-body">
        A passkey signs you in by your fingerprint, your face or the PIN of a device, or by a security key,
        without your password. It is kept by the device or your password manager and never leaves it.
      </p>
      {passkey === null ? (
        <p class="govuk-inset-text">
          Browsers make no passkeys for the address at which you reached Amberley, because it is a number and
          not a name. On a machine of your own, use http://localhost with the same port.
        </p>
      ) : (
        <>
          <PasskeyForm
            action={paths.accountPasskey()}
            use="add"
            ceremony={passkey}
            button="Add a passkey"
            next="/account"
          >
            <Input
              id="label"
              name="label"
              label={{ text: 'A name for it' }}
              hint={{ text: 'So that you know it again: "my work laptop". You can leave it empty.' }}
              classes="govuk-input--width-20"
              autocomplete="off"
              errorMessage={errorOf(errors, 'label')}
            />
          </PasskeyForm>
          <WithoutPasskeys>
            Adding a passkey needs a browser that has passkeys, with JavaScript on.
          </WithoutPasskeys>
        </>
      )}
    </>
  );
}

/** Before new recovery codes are made. */
export function NewRecoveryCodesPage() {
  return (
    <>
      <h1 class="govuk-heading-l">Recovery codes</h1>
      <p class="govuk-body">
        If you lose your phone or your key, a recovery code lets you in instead. You get ten, and each works
        once. Once you make new ones, those that you have now work no more.
      </p>
      <form method="post" action={paths.recoveryCodes()}>
        <Button text="Make new recovery codes" />
      </form>
    </>
  );
}
