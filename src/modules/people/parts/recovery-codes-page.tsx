import { Button, WarningText } from '../../../platform/govuk/index.ts';

interface Props {
  codes: readonly string[];
  next: string;
  /** What was just done: "Your authenticator app is set up". */
  done: string;
}

/** Recovery codes, the only time that they are seen. */
export function RecoveryCodesPage({ codes, next, done }: Props) {
  return (
    <>
      <h1 class="govuk-heading-l">Keep your recovery codes</h1>
      <p class="govuk-body">
        {done} If you lose your phone or your key, one of these codes lets you in instead. Each works once.
      </p>
      <ul class="govuk-list amb-codes">
        {codes.map((code) => (
          <li>
            <code>{code}</code>
          </li>
        ))}
      </ul>
      <WarningText
        iconFallbackText="Warning"
        text="They are shown only now. Print them or write them down, and keep them away from your computer."
      />
      <Button text="I have kept them: continue" href={next} />
    </>
  );
}
