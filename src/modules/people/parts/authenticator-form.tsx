import type { FieldError } from '../../../kernel/parsed.ts';
import { Button, Input } from '../../../platform/govuk/index.ts';
import { errorOf } from './error-of.ts';
import type { TotpSetUp } from './totp-set-up.ts';

interface Props {
  action: string;
  setUp: TotpSetUp;
  next: string;
  errors: FieldError[];
}

/** Sets up an authenticator app: a picture to scan, the same as text, and a first code to prove that it works. */
export function AuthenticatorForm({ action, setUp, next, errors }: Props) {
  return (
    <form method="post" action={action} novalidate>
      <input type="hidden" name="next" value={next} />
      <input type="hidden" name="setup" value={setUp.sealed} />
      <ol class="govuk-list govuk-list--number">
        <li>Open an authenticator app on your phone, for example Microsoft Authenticator.</li>
        <li>Add an account, and scan this picture.</li>
      </ol>
      <img
        class="amb-qr"
        src={setUp.picture}
        width="200"
        height="200"
        alt="A QR code for your authenticator app. The same as text is below."
      />
      <details class="govuk-details">
        <summary class="govuk-details__summary">
          <span class="govuk-details__summary-text">I cannot scan it</span>
        </summary>
        <div class="govuk-details__text">
          <p>Type this key into the app, for a code that depends on the time:</p>
          <p>
            <code class="amb-secret">{setUp.spaced}</code>
          </p>
        </div>
      </details>
      <Input
        id="code"
        name="code"
        label={{ text: 'The code that the app shows' }}
        hint={{ text: 'Six digits' }}
        classes="govuk-input--width-10"
        inputmode="numeric"
        autocomplete="one-time-code"
        spellcheck={false}
        errorMessage={errorOf(errors, 'code')}
      />
      <Button text="Use this app" />
    </form>
  );
}
