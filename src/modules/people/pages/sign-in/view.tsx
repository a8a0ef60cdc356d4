import type { FieldError } from '../../../../kernel/parsed.ts';
import { Button, Input } from '../../../../platform/govuk/index.ts';
import { errorOf } from '../../parts/error-of.ts';
import type { Ceremony } from '../../parts/passkey-ceremony.ts';
import { PasskeyForm } from '../../parts/passkey-form.tsx';
import type { DemonstrationPerson } from '../../queries/fetch-demonstration-people.ts';
import type { SignOnChoice } from '../../queries/fetch-sign-on-choices.ts';
import { paths } from '../../routes.ts';
import { SignOnChoices } from '../single-sign-on/choices.tsx';
import { DemonstrationPeople } from './demonstration-people.tsx';

interface Props {
  typed: { email: string; next: string };
  errors: FieldError[];
  /** Who can be chosen, in a demonstration. */
  people: DemonstrationPerson[];
  /** Signing in by a passkey; null where browsers have none for our address. */
  passkey: Ceremony | null;
  /** The councils' own providers. */
  choices: SignOnChoice[];
}

/** Where a person signs in with an e-mail address and a password, or with a passkey. */
export function SignInPage({ typed, errors, people, passkey, choices }: Props) {
  return (
    <>
      <h1 class="govuk-heading-l">Sign in</h1>
      <SignOnChoices choices={choices} next={typed.next} />
      {choices.length > 0 && <h2 class="govuk-heading-m">Or with a password for Amberley</h2>}
      <form method="post" action={paths.signIn()} novalidate>
        <input type="hidden" name="next" value={typed.next} />
        <Input
          id="email"
          name="email"
          type="email"
          autocomplete="username"
          spellcheck={false}
          label={{ text: 'E-mail address' }}
          classes="govuk-input--width-20"
          value={typed.email}
          errorMessage={errorOf(errors, 'email')}
        />
        <Input
          id="password"
          name="password"
          type="password"
          autocomplete="current-password"
          label={{ text: 'Password' }}
          classes="govuk-input--width-20"
          errorMessage={errorOf(errors, 'password')}
        />
        <Button text="Sign in" />
      </form>
      {passkey && (
        <PasskeyForm
          action={paths.signInByPasskey()}
          use="prove"
          ceremony={passkey}
          button="Sign in with a passkey"
          next={typed.next}
          secondary
        />
      )}
      <p class="govuk-body">
        <a class="govuk-link" href={paths.reset()}>
          I have forgotten my password
        </a>
      </p>
      {people.length > 0 && <DemonstrationPeople people={people} next={typed.next} />}
    </>
  );
}
