import type { FieldError, Parsed } from '../../../../kernel/parsed.ts';
import { many, one, type Fields } from '../../../../platform/forms/index.ts';
import { messages } from '../../messages.ts';
import { TOKEN_LIFETIMES } from '../../rules/api-tokens.ts';

/** A client as it is typed. */
export interface ClientForm {
  name: string;
  purpose: string;
  contact: string;
}

/** A token as it is asked for. */
export interface TokenForm {
  label: string;
  scopes: string[];
  days: number;
}

/** What was typed, as the forms show it again. */
export const clientAsTyped = (fields: Fields): ClientForm => ({
  name: one(fields, 'name'),
  purpose: one(fields, 'purpose'),
  contact: one(fields, 'contact'),
});
export const tokenAsTyped = (fields: Fields): { label: string; scopes: string[]; days: string } => ({
  label: one(fields, 'label'),
  scopes: many(fields, 'scopes'),
  days: one(fields, 'days'),
});

/** Reads the form of a new client. */
export function parseClientForm(fields: Fields): Parsed<ClientForm> {
  const value = clientAsTyped(fields);
  const errors: FieldError[] = [
    ...words('name', value.name, 100, messages.apiClientNameMissing, messages.apiClientNameTooLong),
    ...words(
      'purpose',
      value.purpose,
      500,
      messages.apiClientPurposeMissing,
      messages.apiClientPurposeTooLong,
    ),
    ...words(
      'contact',
      value.contact,
      254,
      messages.apiClientContactMissing,
      messages.apiClientContactTooLong,
    ),
  ];
  return errors.length > 0 ? { errors } : { value };
}

/** Reads the form of a new token. `granted` are the scopes that a token can have. */
export function parseTokenForm(fields: Fields, granted: readonly string[]): Parsed<TokenForm> {
  const { label, scopes, days } = tokenAsTyped(fields);
  const lifetime = TOKEN_LIFETIMES.find((each) => String(each.days) === days);
  const errors = words('label', label, 100, messages.apiTokenLabelMissing, messages.apiTokenLabelTooLong);
  if (scopes.length === 0 || scopes.some((scope) => !granted.includes(scope)))
    errors.push({ field: 'scopes', message: messages.apiTokenScopesMissing });
  if (lifetime === undefined) errors.push({ field: 'days', message: messages.apiTokenDaysMissing });
  return errors.length > 0 || lifetime === undefined
    ? { errors }
    : { value: { label, scopes, days: lifetime.days } };
}

function words(field: string, text: string, most: number, missing: string, tooLong: string): FieldError[] {
  if (text === '') return [{ field, message: missing }];
  return text.length > most ? [{ field, message: tooLong }] : [];
}
