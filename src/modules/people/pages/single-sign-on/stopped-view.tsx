import { Button, InsetText } from '../../../../platform/govuk/index.ts';
import { paths } from '../../routes.ts';
import type { TroubleKind } from '../../sign-on/trouble.ts';

interface Props {
  title: string;
  lines: string[];
  /** Where to begin again at the same provider; null where that would not help. */
  retry: string | null;
  /** Where else to sign in. */
  signIn: string;
}

/** A sign-in by the council's provider that did not come about: what happened, and what to do. */
export function StoppedPage({ title, lines, retry, signIn }: Props) {
  return (
    <>
      <h1 class="govuk-heading-l">{title}</h1>
      {lines.map((line) => (
        <p class="govuk-body">{line}</p>
      ))}
      {retry === null ? null : <Button text="Try again" href={retry} />}
      <p class="govuk-body">
        <a class="govuk-link" href={signIn}>
          Other ways to sign in
        </a>
      </p>
    </>
  );
}

const WHERE: Readonly<Record<TroubleKind, string>> = {
  unreachable: 'The provider could not be reached.',
  misconfigured: 'The settings here and those at the provider do not fit together.',
  denied: 'The provider did not let you in.',
  asks: 'The provider wanted to ask you something and could not.',
  untrusted: 'What came back cannot be trusted.',
  spent: 'The answer came too late, or was used already.',
  'not proved': 'The provider did not say when you proved who you are.',
  'somebody else': 'You came back as somebody else.',
};

/** A try of the settings that failed, with the details that an administrator needs. */
export function TryFailedPage({ detail, kind }: { detail: string; kind: TroubleKind }) {
  return (
    <>
      <h1 class="govuk-heading-l">The try failed</h1>
      <p class="govuk-body">{WHERE[kind]}</p>
      <InsetText text={detail} />
      <p class="govuk-body">
        Put it right here or at the provider, and{' '}
        <a class="govuk-link" href={paths.singleSignOn()}>
          go back to the settings
        </a>{' '}
        to try once more. Nobody was signed in, and your own session goes on.
      </p>
    </>
  );
}
