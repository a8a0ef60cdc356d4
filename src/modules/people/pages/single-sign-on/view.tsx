import type { FieldError } from '../../../../kernel/parsed.ts';
import {
  Button,
  Checkboxes,
  Details,
  Input,
  InsetText,
  SummaryList,
  Tag,
  WarningText,
} from '../../../../platform/govuk/index.ts';
import { paths } from '../../routes.ts';
import type { SignOn } from '../../queries/fetch-sign-on.ts';
import type { SignOnForm } from './presenter.ts';
import { RoleRows } from './role-rows.tsx';

interface Props {
  form: SignOnForm;
  errors: FieldError[];
  state: { enabled: boolean; secretMissing: string | null };
  canTry: boolean;
  /** What the provider must be told about us. */
  addresses: { text: string; address: string }[];
  /** What somebody else saved meanwhile. */
  savedNow?: SignOn;
}

/** How the council's people sign in by their own provider, say Microsoft Entra ID. */
export function SignOnSettingsPage({ form, errors, state, canTry, addresses, savedNow }: Props) {
  return (
    <>
      <h1 class="govuk-heading-l">Single sign-on</h1>
      <p class="govuk-body">
        People of the council sign in to Amberley with the account that they have at work. The password stays
        with your provider, which also does the second step.
      </p>
      <p class="govuk-body">
        {state.enabled ? (
          <Tag text="On" classes="govuk-tag--green" />
        ) : (
          <Tag text="Off" classes="govuk-tag--grey" />
        )}
      </p>
      {state.secretMissing === null ? null : (
        <WarningText
          text={`This server's environment has no ${state.secretMissing}, so nobody can sign in this way. Whoever looks after the server sets it and starts Amberley again.`}
        />
      )}
      {savedNow === undefined ? null : (
        <InsetText
          text={`Saved now: ${savedNow.name}, issuer ${savedNow.issuer}, client id ${savedNow.clientId}, secret in ${savedNow.secretSetting}, ${savedNow.enabled ? 'on' : 'off'}.`}
        />
      )}
      <Details summaryText="What to enter at the provider" open={!canTry}>
        <SummaryList
          rows={addresses.map(({ text, address }) => ({
            key: { text },
            value: { content: <code>{address}</code> },
          }))}
        />
      </Details>
      {canTry ? (
        <p class="govuk-body">
          <a class="govuk-link" href={paths.trySingleSignOn()}>
            Try it
          </a>
          : sign in at the provider, and see what it says about you. Nothing changes by it. It tries what is
          saved.
        </p>
      ) : null}
      <SettingsForm form={form} errors={errors} />
    </>
  );
}

function SettingsForm({ form, errors }: { form: SignOnForm; errors: FieldError[] }) {
  const errorOf = (field: string) => {
    const found = errors.find((error) => error.field === field);
    return found === undefined ? undefined : { text: found.message };
  };
  const box = (field: TextField, label: string, hint: string, classes = '') => (
    <Input
      id={field}
      name={field}
      label={{ text: label, classes: 'govuk-label--s' }}
      hint={{ text: hint }}
      value={form[field]}
      classes={classes}
      spellcheck={false}
      errorMessage={errorOf(field)}
    />
  );
  return (
    <form method="post" action={paths.singleSignOn()} novalidate>
      <input type="hidden" name="version" value={form.version} />
      {box(
        'name',
        'Name of the provider',
        'It stands on the button, for example Microsoft',
        'govuk-input--width-20',
      )}
      {box(
        'issuer',
        'Issuer',
        'For Microsoft: https://login.microsoftonline.com/ and your tenant id, then /v2.0',
      )}
      {box('clientId', 'Client id', 'Microsoft calls it Application (client) ID')}
      {box(
        'secretSetting',
        "Name of the variable with the client's secret",
        'The secret itself is only in the environment of this server, for example as SIGN_ON_SECRET',
        'govuk-input--width-20',
      )}
      <h2 class="govuk-heading-m">Roles</h2>
      {box(
        'roleClaim',
        'Claim that names roles',
        'For Microsoft with app roles: roles',
        'govuk-input--width-20',
      )}
      <RoleRows rows={form.rows} errors={errors} />
      <h2 class="govuk-heading-m">Who comes in</h2>
      <Switches form={form} />
      {box(
        'requireAmr',
        'Ways of proving oneself that must be named (if you like)',
        'Words of the claim "amr", for example mfa. Leave it empty where your provider asks for a second step by its own rules',
        'govuk-input--width-20',
      )}
      <Button text="Save the settings" />
    </form>
  );
}

type TextField = 'name' | 'issuer' | 'clientId' | 'secretSetting' | 'roleClaim' | 'requireAmr';

function Switches({ form }: { form: SignOnForm }) {
  const switches = [
    {
      name: 'makeAccounts',
      text: 'Make an account for whoever has a role in the table above',
      hint: 'Otherwise an administrator makes each account first',
      checked: form.makeAccounts,
    },
    {
      name: 'trustEmail',
      text: 'Trust its e-mail addresses',
      hint: 'Microsoft does not say whether an address is verified. Tick this only for a provider whose addresses your council gives out itself',
      checked: form.trustEmail,
    },
    {
      name: 'enabled',
      text: 'Switch single sign-on on',
      hint: 'Its button then stands on the sign-in page. Try it first',
      checked: form.enabled,
    },
  ];
  return (
    <>
      {switches.map(({ name, text, hint, checked }) => (
        <Checkboxes name={name} items={[{ value: 'yes', text, hint: { text: hint }, checked }]} />
      ))}
    </>
  );
}
