import type { FieldError, Parsed } from '../../../../kernel/parsed.ts';
import { many, one, wholeNumber, type Fields } from '../../../../platform/forms/index.ts';
import { messages } from '../../messages.ts';
import type { Hours, Rung } from '../../rules/scheme.ts';

/** As many rungs as the form has room for. */
export const MOST_RUNGS = 6;

/** Reads the ladder; rungs without a name and without people fall away. */
export function parseLadder(
  fields: Fields,
  { roles, accounts }: { roles: ReadonlySet<string>; accounts: ReadonlySet<string> },
): Parsed<{ ladder: Rung[]; hours: Hours }> {
  const errors: FieldError[] = [];
  const ladder: Rung[] = [];
  for (let n = 1; n <= MOST_RUNGS; n++) {
    const name = one(fields, `name-${n}`);
    const how = many(fields, `how-${n}`);
    const named = many(fields, `accounts-${n}`);
    if (name === '' && how.length === 0 && named.length === 0) continue;
    if (name === '') errors.push({ field: `name-${n}`, message: messages.rungUnnamed });
    if (name.length > 100) errors.push({ field: `name-${n}`, message: messages.nameTooLong(100) });
    if (named.some((id) => !accounts.has(id)))
      errors.push({ field: `accounts-${n}`, message: messages.accountUnknown });
    const rung = {
      name,
      lead: how.includes('lead'),
      roles: how.filter((each) => roles.has(each)),
      accounts: named,
    };
    ladder.push(rung);
  }
  if (ladder.length === 0) errors.push({ field: 'name-1', message: messages.rungMissing });
  const hour = (field: string, what: string, least: number, most: number) => {
    const found = wholeNumber(one(fields, field), least, most);
    if (found === null || found === undefined)
      errors.push({ field, message: messages.number(what, least, most) });
    return found ?? least;
  };
  const hours = {
    from: hour('hours-from', 'The hour at which working time begins', 0, 23),
    to: hour('hours-to', 'The hour at which working time ends', 1, 24),
  };
  return errors.length > 0 ? { errors } : { value: { ladder, hours } };
}
