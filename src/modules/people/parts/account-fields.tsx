import type { FieldError } from '../../../kernel/parsed.ts';
import { Checkboxes, Input, Select } from '../../../platform/govuk/index.ts';
import type { Team } from '../queries/fetch-teams.ts';
import { NEW_OFFICER } from '../rules/account-form.ts';
import { PERSON_ROLES } from '../rules/account-roles.ts';
import { errorOf } from './error-of.ts';

/** What stands in the form of an account. */
export interface AccountFormValues {
  name: string;
  email: string;
  roles: readonly string[];
  teamIds: readonly string[];
  officer: string;
  provider: string;
}

export interface AccountFieldsProps {
  values: AccountFormValues;
  errors: readonly FieldError[];
  officers: readonly { officerId: string; name: string }[];
  teams: readonly Team[];
}

/** The fields of an account: who it is, what they may do, and whose services are theirs. */
export function AccountFields({ values, errors, officers, teams }: AccountFieldsProps) {
  return (
    <>
      <Input
        id="name"
        name="name"
        label={{ text: 'Name', classes: 'govuk-label--s' }}
        classes="govuk-input--width-20"
        autocomplete="off"
        value={values.name}
        errorMessage={errorOf(errors, 'name')}
      />
      <Input
        id="email"
        name="email"
        type="email"
        autocomplete="off"
        spellcheck={false}
        label={{ text: 'E-mail address', classes: 'govuk-label--s' }}
        hint={{ text: 'They sign in with it, and mail goes there' }}
        classes="govuk-input--width-20"
        value={values.email}
        errorMessage={errorOf(errors, 'email')}
      />
      <Roles values={values} errors={errors} />
      <Select
        id="officer"
        name="officer"
        label={{ text: 'Caseload', classes: 'govuk-label--s' }}
        hint={{ text: 'The services that this officer is responsible for are theirs in My work' }}
        items={[
          { value: '', text: 'None' },
          { value: NEW_OFFICER, text: 'A new caseload under their name' },
          ...officers.map(({ officerId, name }) => ({ value: officerId, text: name })),
        ]}
        value={values.officer}
        errorMessage={errorOf(errors, 'officer')}
      />
      {teams.length > 0 && (
        <Checkboxes
          name="teams"
          classes="govuk-checkboxes--small"
          fieldset={{ legend: { text: 'Teams', classes: 'govuk-fieldset__legend--s' } }}
          values={values.teamIds}
          items={teams.map(({ teamId, name }) => ({ value: teamId, text: name }))}
          errorMessage={errorOf(errors, 'teams')}
        />
      )}
    </>
  );
}

function Roles({ values, errors }: Pick<AccountFieldsProps, 'values' | 'errors'>) {
  return (
    <Checkboxes
      name="roles"
      classes="govuk-checkboxes--small"
      fieldset={{ legend: { text: 'Roles', classes: 'govuk-fieldset__legend--s' } }}
      hint={{ text: 'Somebody with several roles may do what any of them allows' }}
      values={values.roles}
      errorMessage={errorOf(errors, 'roles')}
      items={PERSON_ROLES.map(({ role, name, purpose }) => ({
        value: role,
        text: name,
        hint: { text: purpose },
        ...(role === 'provider-user'
          ? { conditional: { content: <Provider values={values} errors={errors} /> } }
          : {}),
      }))}
    />
  );
}

function Provider({ values, errors }: Pick<AccountFieldsProps, 'values' | 'errors'>) {
  return (
    <Input
      id="provider"
      name="provider"
      label={{ text: 'CQC provider id' }}
      hint={{
        text: "Of the provider they speak for, for example 1-101639127: it is in the address of the provider's page",
      }}
      classes="govuk-input--width-20"
      spellcheck={false}
      value={values.provider}
      errorMessage={errorOf(errors, 'provider')}
    />
  );
}
