import { Button, WarningText } from '../../../../platform/govuk/index.ts';

/** Before an administrator lets somebody set up a new second step. */
export function RenewSecondFactorPage({ name, action }: { name: string; action: string }) {
  return (
    <>
      <h1 class="govuk-heading-l">A new second step for {name}</h1>
      <p class="govuk-body">
        For somebody who has lost their phone or key and their recovery codes too. Their passkeys,
        authenticator app and recovery codes are taken away, they are signed out everywhere, and they get a
        mail. At their next sign-in they need their password, and set up a new second step.
      </p>
      <WarningText
        iconFallbackText="Warning"
        text="Make sure that it is really them who asks: see them, or call them on a number that you knew before."
      />
      <form method="post" action={action}>
        <Button text="Take the second step away" classes="govuk-button--warning" />
      </form>
    </>
  );
}
