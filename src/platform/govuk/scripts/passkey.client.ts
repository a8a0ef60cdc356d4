/// <reference lib="dom" />
import { browserSupportsWebAuthn, startAuthentication, startRegistration } from '@simplewebauthn/browser';

type Ask = typeof startAuthentication;
type Make = typeof startRegistration;

/** Shows a form that a passkey fills in, where the browser has passkeys; asks for one when it is sent, and sends it with the answer. */
export function offerPasskey(form: HTMLFormElement): void {
  if (!browserSupportsWebAuthn()) return;
  form.hidden = false;
  for (const element of document.querySelectorAll<HTMLElement>('[data-passkey-without]'))
    element.hidden = true;
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void sendWithPasskey(form);
  });
}

async function sendWithPasskey(form: HTMLFormElement): Promise<void> {
  const problem = form.querySelector<HTMLElement>('[data-passkey-problem]');
  const response = form.querySelector<HTMLInputElement>('input[name="response"]');
  if (problem) problem.hidden = true;
  try {
    const answer = await answerOf(form);
    if (response) response.value = JSON.stringify(answer);
    form.submit();
  } catch {
    // Refused, given up, or nothing there: the browser has said why already.
    if (problem) problem.hidden = false;
  }
}

function answerOf(form: HTMLFormElement): Promise<object> {
  const options: unknown = JSON.parse(form.dataset.passkeyOptions ?? '{}');
  return form.dataset.passkey === 'add'
    ? startRegistration({ optionsJSON: options as Parameters<Make>[0]['optionsJSON'] })
    : startAuthentication({ optionsJSON: options as Parameters<Ask>[0]['optionsJSON'] });
}
