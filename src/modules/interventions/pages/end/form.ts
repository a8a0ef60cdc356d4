import type { FieldError, Parsed } from '../../../../kernel/parsed.ts';
import { one, wholeNumber, type Fields } from '../../../../platform/forms/index.ts';
import { messages } from '../../messages.ts';
import { higherThan, type Kind } from '../../rules/protocol.ts';
import { outcomesOf, type Outcome } from '../../rules/states.ts';

type Severity = 1 | 2 | 3 | 4 | 5;

/** How somebody ends an intervention. */
export type EndForm =
  | { act: 'cancel'; reason: string }
  | {
      act: 'end';
      outcome: Outcome;
      reason: string;
      /** Of 'escalated': what is started next. */
      nextKind: Kind | null;
      /** Of 'concerns'. */
      severity: Severity | null;
      /** Whether the result is recorded in the intelligence log. */
      records: boolean;
    };

const LONGEST = 4000;

/** Reads the forms of the page that ends an intervention of a kind. */
export function parseEndForm(fields: Fields, kind: Kind): Parsed<EndForm> {
  const errors: FieldError[] = [];
  const text = (name: string, message: string): string => {
    const value = one(fields, name);
    if (value === '' || value.length > LONGEST) errors.push({ field: name, message });
    return value;
  };
  if (one(fields, 'act') === 'cancel') {
    const reason = text('cancel-reason', messages.reasonMissing);
    return errors.length > 0 ? { errors } : { value: { act: 'cancel', reason } };
  }
  const outcome = outcomesOf(kind).find((known) => known === one(fields, 'outcome'));
  if (outcome === undefined) errors.push({ field: 'outcome', message: messages.outcomeMissing });
  const nextKind = outcome === 'escalated' ? nextOf(fields, kind, errors) : null;
  const severity = outcome === 'concerns' ? severityOf(fields, errors) : null;
  const reason = text('reason', messages.findingsMissing);
  if (errors.length > 0 || outcome === undefined) return { errors };
  const records = (outcome === 'fine' || outcome === 'concerns') && one(fields, 'records') === 'yes';
  return { value: { act: 'end', outcome, reason, nextKind, severity, records } };
}

function nextOf(fields: Fields, kind: Kind, errors: FieldError[]): Kind | null {
  const next = higherThan(kind).find((known) => known === one(fields, 'next'));
  if (next === undefined) errors.push({ field: 'next', message: messages.nextKindMissing });
  return next ?? null;
}

function severityOf(fields: Fields, errors: FieldError[]): Severity | null {
  const severity = wholeNumber(one(fields, 'severity'), 1, 5);
  if (severity == null) errors.push({ field: 'severity', message: messages.severityMissing });
  return (severity ?? null) as Severity | null;
}
