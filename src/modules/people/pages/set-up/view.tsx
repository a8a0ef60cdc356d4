import type { FieldError } from '../../../../kernel/parsed.ts';
import { Fieldset, Input } from '../../../../platform/govuk/index.ts';
import type { SetUpLinkState } from '../../rules/set-up-link.ts';
import { paths } from '../../routes.ts';
import type { CouncilFormValues } from '../council/presenter.ts';
import { CouncilForm } from '../council/view.tsx';

export interface SetUpPageProps {
  linkKey: string;
  values: CouncilFormValues;
  you: { name: string; email: string };
  errors: FieldError[];
}

/** The first page of a new installation: the council, and whoever looks after Amberley in it. */
export function SetUpPage({ linkKey, values, you, errors }: SetUpPageProps) {
  return (
    <>
      <h1 class="govuk-heading-l">Set up your council</h1>
      <p class="govuk-body-l">
        Tell Amberley whose market it oversees, and make your own account. You can change all of this later,
        and no data is lost when you do.
      </p>
      <CouncilForm action={paths.setUp()} submit="Set up the council" values={values} errors={errors}>
        <input type="hidden" name="key" value={linkKey} />
        <You you={you} errors={errors} />
      </CouncilForm>
    </>
  );
}

function You({ you, errors }: Pick<SetUpPageProps, 'you' | 'errors'>) {
  const errorOf = (field: string) => {
    const found = errors.find((error) => error.field === field);
    return found === undefined ? undefined : { text: found.message };
  };
  return (
    <Fieldset legend={{ text: 'You, its first administrator', classes: 'govuk-fieldset__legend--m' }}>
      <Input
        id="yourName"
        name="yourName"
        autocomplete="name"
        classes="govuk-input--width-20"
        label={{ text: 'Your name' }}
        value={you.name}
        errorMessage={errorOf('yourName')}
      />
      <Input
        id="email"
        name="email"
        type="email"
        autocomplete="username"
        spellcheck={false}
        classes="govuk-input--width-20"
        label={{ text: 'Your e-mail address' }}
        hint={{ text: 'You sign in with it' }}
        value={you.email}
        errorMessage={errorOf('email')}
      />
      <Input
        id="password"
        name="password"
        type="password"
        autocomplete="new-password"
        classes="govuk-input--width-20"
        label={{ text: 'A password' }}
        hint={{
          text: '12 characters or more. Three or four words that do not belong together are easy to keep.',
        }}
        errorMessage={errorOf('password')}
      />
    </Fieldset>
  );
}

const WHY = {
  missing:
    'An installation is set up with a one-time link, so that nobody else on the network can do it first.',
  unknown: 'This link is not one of this installation, or it was cut short when it was copied.',
  used: 'This link was used already, and each works once.',
  expired: 'This link has expired: a newer one was made, or its 24 hours are over.',
  'set up': 'This installation is set up already.',
} as const;

/** What to do where the link cannot be used. */
export function NoSetUpPage({ why }: { why: Exclude<SetUpLinkState, 'good'> | 'missing' }) {
  return (
    <>
      <h1 class="govuk-heading-l">
        {why === 'missing' ? 'Set up Amberley with its link' : 'This set-up link does not work'}
      </h1>
      <p class="govuk-body">{WHY[why]}</p>
      {why === 'used' || why === 'set up' ? (
        <p class="govuk-body">
          If you set your council up,{' '}
          <a class="govuk-link" href={paths.signIn()}>
            sign in
          </a>
          .
        </p>
      ) : (
        <HowToGetALink />
      )}
    </>
  );
}

/** For the person at the machine. */
function HowToGetALink() {
  return (
    <>
      <p class="govuk-body">
        Amberley prints a link when it starts without a council. For a fresh one, whoever looks after the
        machine runs:
      </p>
      <pre class="amb-command" tabIndex={0} role="region" aria-label="The command">
        <code>npx --no-install amberley set-up-link</code>
      </pre>
    </>
  );
}
