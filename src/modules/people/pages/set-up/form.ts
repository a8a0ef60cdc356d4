import type { FieldError, Parsed } from '../../../../kernel/parsed.ts';
import { one, type Fields } from '../../../../platform/forms/index.ts';
import type { RequestContext } from '../../../../platform/web/index.ts';
import { messages } from '../../messages.ts';
import { parseNewPassword } from '../../parts/new-password.ts';
import { parseAuthorityForm, type AuthorityDetails } from '../../rules/authority-form.ts';
import { parseEmail, parsePersonName } from '../../rules/person-fields.ts';

/** A council and whoever sets it up, who becomes its first administrator. */
export interface SetUp {
  council: AuthorityDetails;
  person: { name: string; email: string; password: string };
}

/** Reads the form of a first set-up. Asks on this machine whether attackers know the password. */
export async function parseSetUp(
  fields: Fields,
  breached: RequestContext['breached'],
): Promise<Parsed<SetUp>> {
  const council = parseAuthorityForm(fields);
  const errors: FieldError[] = [...(council.errors ?? [])];
  const name = parsePersonName(one(fields, 'yourName'));
  const email = parseEmail(one(fields, 'email'));
  const owner = {
    name: one(fields, 'yourName'), email: one(fields, 'email'), council: one(fields, 'name'), secondFactor: true,
  }; // prettier-ignore
  const password = await parseNewPassword(fields, owner, breached);
  if (name.error !== undefined) errors.push({ field: 'yourName', message: name.error });
  if (email.error !== undefined) errors.push({ field: 'email', message: email.error });
  errors.push(...(password.errors ?? []));
  if (council.errors !== undefined || errors.length > 0) return { errors };
  return {
    value: {
      council: council.value,
      person: { name: name.value!, email: email.value!, password: password.value! },
    },
  };
}

/** What says that the address is somebody's already, which only the database knows. */
export const EMAIL_TAKEN: FieldError[] = [{ field: 'email', message: messages.accountEmailTaken }];
