import type { Parsed } from '../../../../kernel/parsed.ts';
import { one, wholeNumber, type Fields } from '../../../../platform/forms/index.ts';
import { messages } from '../../messages.ts';

/** The end of a month as it was asked for. `reason` lists what is undecided, where something is. */
export function parseClose(
  fields: Fields,
  undecided: readonly { name: string; locationId: string }[],
): Parsed<{ version: number; reason: string }> {
  const typed = one(fields, 'reason');
  if (undecided.length > 0 && typed === '')
    return { errors: [{ field: 'reason', message: messages.undecided(undecided.length) }] };
  if (typed.length > 2_000) return { errors: [{ field: 'reason', message: messages.reasonTooLong }] };
  const list = undecided.map(({ name }) => name).join('; ');
  const reason = undecided.length === 0 ? typed : `${typed}\nUndecided: ${list}`.slice(0, 4_000);
  return { value: { version: wholeNumber(one(fields, 'version'), 1, 999_999_999) ?? 0, reason } };
}
