import type { FieldError, Parsed } from '../../../kernel/parsed.ts';
import { many, one, type Fields } from '../../../platform/forms/index.ts';
import { messages } from '../messages.ts';
import { PROVIDER_USER, rolesFault } from './account-roles.ts';
import { parseEmail, parsePersonName } from './person-fields.ts';

/** What an administrator settles about a person's account. */
export interface AccountDetails {
  name: string;
  email: string;
  roles: string[];
  teamIds: string[];
  /** The officer whose caseload is theirs; 'new' for an officer of their name who is still to be made. */
  officerId: string | null;
  /** Only for a provider's person. */
  providerId: string | null;
}

/** What the form may choose from. */
export interface AccountChoices {
  officerIds: ReadonlySet<string>;
  teamIds: ReadonlySet<string>;
}

/** Chooses an officer of the person's own name, who is made with the account. */
export const NEW_OFFICER = 'new';

/** The shape of CQC's ids, so that nothing else is looked for. */
const PROVIDER_ID = /^[\w.-]{1,40}$/;

/** Reads the form of an account. Whether the provider is in the register is looked up afterwards. */
export function parseAccountForm(fields: Fields, choices: AccountChoices): Parsed<AccountDetails> {
  const errors: FieldError[] = [];
  const name = parsePersonName(one(fields, 'name'));
  const email = parseEmail(one(fields, 'email'));
  const roles = many(fields, 'roles');
  const teamIds = many(fields, 'teams');
  const officerId = one(fields, 'officer');
  const provider = readProvider(one(fields, 'provider'), roles);
  const fault = rolesFault(roles);
  if (name.error !== undefined) errors.push({ field: 'name', message: name.error });
  if (email.error !== undefined) errors.push({ field: 'email', message: email.error });
  if (fault !== undefined) errors.push({ field: 'roles', message: fault });
  if (teamIds.some((id) => !choices.teamIds.has(id)))
    errors.push({ field: 'teams', message: messages.teamUnknown });
  if (officerId !== '' && officerId !== NEW_OFFICER && !choices.officerIds.has(officerId))
    errors.push({ field: 'officer', message: messages.officerUnknown });
  if (provider.error !== undefined) errors.push({ field: 'provider', message: provider.error });
  if (name.value === undefined || email.value === undefined || errors.length > 0) return { errors };
  return {
    value: { name: name.value, email: email.value, roles, teamIds, officerId: officerId || null, providerId: provider.value ?? null },
  }; // prettier-ignore
}

function readProvider(text: string, roles: readonly string[]): { value?: string; error?: string } {
  if (!roles.includes(PROVIDER_USER)) return {};
  if (text === '') return { error: messages.providerMissing };
  return PROVIDER_ID.test(text) ? { value: text } : { error: messages.providerUnknown(text.slice(0, 40)) };
}
