import type { FieldError } from '../../../../kernel/parsed.ts';
import { many, one, type Fields } from '../../../../platform/forms/index.ts';
import { messages } from '../../messages.ts';
import type { DraftEdit } from '../../parts/save-draft-edit.ts';
import type { DraftJson } from '../../rules/draft-edits.ts';

const LONGEST_NAME = 120;

/** What the form makes of a draft: its name, where it comes from, and the kinds of service that it is for. */
export function parseAboutForm(fields: Fields, json: DraftJson): DraftEdit {
  const errors: FieldError[] = [];
  const name = one(fields, 'name');
  if (name === '' || name.length > LONGEST_NAME) errors.push({ field: 'name', message: messages.draftName });
  const kinds = many(fields, 'kinds');
  const all = one(fields, 'whom') === 'others';
  if (!all && kinds.length === 0) errors.push({ field: 'whom', message: messages.draftKinds });
  return {
    json: { ...json, name, source: one(fields, 'source'), appliesTo: all ? null : kinds },
    errors,
    inputOf: (place) => (place === 'name' || place === 'source' ? place : null),
    fallback: 'name',
  };
}
