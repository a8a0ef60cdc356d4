import type { ComponentChildren } from 'preact';
import { Button } from '../../../platform/govuk/index.ts';
import type { Ceremony } from './passkey-ceremony.ts';

interface Props {
  action: string;
  /** 'prove' asks for a passkey that is there, 'add' makes one. */
  use: 'prove' | 'add';
  ceremony: Ceremony;
  button: string;
  next: string;
  /** The button is the lesser one of its page. */
  secondary?: boolean;
  /** Fields before the button. */
  children?: ComponentChildren;
}

/**
 * A form that a passkey fills in: the script shows it where the browser has passkeys, asks for one when it is sent, and sends it with
 * the answer. Without the script it stays hidden, and what is in `WithoutPasskeys` is seen instead.
 */
export function PasskeyForm({ action, use, ceremony, button, next, secondary, children }: Props) {
  return (
    <form
      method="post"
      action={action}
      hidden
      novalidate
      data-passkey={use}
      data-passkey-options={ceremony.options}
    >
      <input type="hidden" name="next" value={next} />
      <input type="hidden" name="challenge" value={ceremony.challenge} />
      <input type="hidden" name="response" value="" />
      {children}
      <p class="govuk-error-message" data-passkey-problem role="alert" hidden>
        The browser gave no passkey. Try again, or use another way.
      </p>
      <Button text={button} classes={secondary ? 'govuk-button--secondary' : undefined} />
    </form>
  );
}

/** Said where the browser has no passkeys, or no script; the script hides it. */
export function WithoutPasskeys({ children }: { children: ComponentChildren }) {
  return (
    <p class="govuk-hint" data-passkey-without>
      {children}
    </p>
  );
}
