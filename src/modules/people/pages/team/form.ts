import type { FieldError, Parsed } from '../../../../kernel/parsed.ts';
import { many, one, type Fields } from '../../../../platform/forms/index.ts';
import { messages } from '../../messages.ts';
import type { TeamDetails } from '../../queries/save-team.ts';

const LONGEST_NAME = 100;

/** Reads the form of a team. Whoever leads it is in it. */
export function parseTeamForm(fields: Fields, known: ReadonlySet<string>): Parsed<TeamDetails> {
  const errors: FieldError[] = [];
  const name = one(fields, 'name');
  const lead = one(fields, 'lead');
  const members = many(fields, 'members');
  if (name === '') errors.push({ field: 'name', message: messages.teamNameMissing });
  else if (name.length > LONGEST_NAME) errors.push({ field: 'name', message: messages.teamNameTooLong });
  if (lead !== '' && !known.has(lead)) errors.push({ field: 'lead', message: messages.colleagueUnknown });
  if (members.some((id) => !known.has(id)))
    errors.push({ field: 'members', message: messages.colleagueUnknown });
  if (errors.length > 0) return { errors };
  const memberIds = lead === '' ? members : [...new Set([...members, lead])];
  return { value: { name, leadAccountId: lead || null, memberIds } };
}
