import type { FieldError, Parsed } from '../../../../kernel/parsed.ts';
import { one, wholeNumber, type Fields } from '../../../../platform/forms/index.ts';
import { messages } from '../../messages.ts';
import type { Terms } from '../../parts/terms.ts';
import type { Severity } from '../../rules/event.ts';

/** So many parts can be made at once; a part can be split again. */
export const MOST_PARTS = 4;

export interface Part {
  title: string;
  account: string;
  kind: string;
  severity: Severity;
}

export interface TypedPart {
  title: string;
  account: string;
  kind: string;
  severity: string;
}

/** The parts as they were typed, empty ones too. */
export const typedParts = (fields: Fields): TypedPart[] =>
  Array.from({ length: MOST_PARTS }, (_, i) => ({
    title: one(fields, `title-${i + 1}`),
    account: one(fields, `account-${i + 1}`),
    kind: one(fields, `kind-${i + 1}`),
    severity: one(fields, `severity-${i + 1}`),
  }));

/** Reads the parts into which an event is split, two at least; those without words are left out. */
export function parseSplitForm(fields: Fields, terms: Terms): Parsed<{ parts: Part[]; why: string }> {
  const errors: FieldError[] = [];
  const parts = typedParts(fields).flatMap((typed, i): Part[] => {
    if (typed.title === '' && typed.account === '') return [];
    const severity = wholeNumber(typed.severity, 1, 5);
    const known = terms.kinds.some(({ kind }) => kind === typed.kind);
    const field = `title-${i + 1}`;
    if (typed.title === '' || !known || severity == null)
      errors.push({ field, message: messages.partIncomplete });
    else if (typed.title.length > 200)
      errors.push({ field, message: messages.tooLong('What happened', 200) });
    else if (typed.account.length > 20_000)
      errors.push({ field: `account-${i + 1}`, message: messages.tooLong('The account', 20_000) });
    return [{ title: typed.title, account: typed.account, kind: typed.kind, severity: severity as Severity }];
  });
  if (parts.length < 2 && errors.length === 0)
    errors.push({ field: 'title-1', message: messages.partsMissing });
  const why = one(fields, 'why');
  if (why.length > 2_000) errors.push({ field: 'why', message: messages.tooLong('The reason', 2_000) });
  return errors.length > 0 ? { errors } : { value: { parts, why } };
}
