import type { FieldError } from '../../../kernel/parsed.ts';
import type { Tx } from '../../../platform/db/types.ts';
import { many, one, type Fields } from '../../../platform/forms/index.ts';
import { messages } from '../messages.ts';
import { fetchFreeOfficers } from '../queries/fetch-free-officers.ts';
import { fetchTeams } from '../queries/fetch-teams.ts';
import type { AccountChoices, AccountDetails } from '../rules/account-form.ts';
import type { AccountDoors } from './account-doors.ts';
import type { AccountFieldsProps, AccountFormValues } from './account-fields.tsx';

/** What the form of an account offers: the officers that are free, and the teams. */
export async function fetchAccountChoices(
  tx: Tx,
  accountId: string | null,
): Promise<Pick<AccountFieldsProps, 'officers' | 'teams'> & { ids: AccountChoices }> {
  const officers = await fetchFreeOfficers(tx, accountId);
  const teams = await fetchTeams(tx);
  return {
    officers,
    teams,
    ids: {
      officerIds: new Set(officers.map(({ officerId }) => officerId)),
      teamIds: new Set(teams.map(({ teamId }) => teamId)),
    },
  };
}

/** The form as it was sent. */
export const accountTyped = (fields: Fields): AccountFormValues => ({
  name: one(fields, 'name'),
  email: one(fields, 'email'),
  roles: many(fields, 'roles'),
  teamIds: many(fields, 'teams'),
  officer: one(fields, 'officer'),
  provider: one(fields, 'provider'),
});

/** What is wrong with the provider of the form, which only the register knows. */
export async function providerErrors(
  tx: Tx,
  { providerId }: Pick<AccountDetails, 'providerId'>,
  doors: AccountDoors,
): Promise<FieldError[]> {
  if (providerId === null || (await doors.findProvider(tx, providerId)) !== undefined) return [];
  return [{ field: 'provider', message: messages.providerUnknown(providerId) }];
}

/** What is wrong where an account could not be made or changed. */
export const PROBLEM_ERRORS = {
  'e-mail taken': [{ field: 'email', message: messages.accountEmailTaken }],
  'officer name taken': [{ field: 'officer', message: messages.officerOfNameThere }],
  'officer taken': [{ field: 'officer', message: messages.officerTaken }],
} as const satisfies Record<string, readonly FieldError[]>;
