import { Button } from '../../../../platform/govuk/index.ts';
import { paths } from '../../routes.ts';

/** Signed out here, and perhaps not at the provider: on a shared computer that matters. */
export function SignedOutPage({ name, there }: { name: string; there: string | null }) {
  return (
    <>
      <h1 class="govuk-heading-l">You are signed out of Amberley</h1>
      <p class="govuk-body">
        You may still be signed in to {name}. Whoever uses this browser next can then open Amberley as you.
      </p>
      {there === null ? (
        <p class="govuk-body">On a computer that others use, sign out of {name} too, or close the browser.</p>
      ) : (
        <Button text={`Sign out of ${name} too`} href={there} classes="govuk-button--secondary" />
      )}
      <p class="govuk-body">
        <a class="govuk-link" href={paths.signIn()}>
          Sign in again
        </a>
      </p>
    </>
  );
}
