import type { FieldError, Parsed } from '../../../../kernel/parsed.ts';
import { one, type Fields } from '../../../../platform/forms/index.ts';
import { messages } from '../../messages.ts';
import type { Agency } from '../../queries/fetch-agencies.ts';
import type { Attendance, Attendee } from '../../queries/find-meeting.ts';
import type { NewAttendee } from '../../queries/save-attendees.ts';

export const ATTENDANCES: readonly Attendance[] = ['invited', 'came', 'apologies', 'absent'];

const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

/** Reads whom to invite. */
export function parseAttendeeForm(fields: Fields, agencies: readonly Agency[]): Parsed<NewAttendee> {
  const errors: FieldError[] = [];
  const refuse = (field: string, message: string) => void errors.push({ field, message });
  const [name, role, email] = [one(fields, 'name'), one(fields, 'role'), one(fields, 'email')];
  if (name === '') refuse('name', messages.nameMissing);
  else if (name.length > 200) refuse('name', messages.tooLong('The name', 200));
  if (role.length > 200) refuse('role', messages.tooLong('The role', 200));
  if (email !== '' && (!EMAIL.test(email) || email.length > 254)) refuse('email', messages.emailWrong);
  const typed = one(fields, 'agencyId');
  const agency = agencies.find(({ agencyId }) => agencyId === typed);
  if (typed !== '' && agency === undefined) refuse('agencyId', messages.agencyUnknown);
  if (errors.length > 0) return { errors };
  return { value: { name, role, email, agencyId: agency?.agencyId ?? null } };
}

/** Reads who came, of those who are invited. */
export function readAttendance(
  fields: Fields,
  attendees: readonly Attendee[],
): { attendeeId: string; attendance: Attendance }[] {
  return attendees.flatMap(({ attendeeId }) => {
    const attendance = ATTENDANCES.find((known) => known === one(fields, `came-${attendeeId}`));
    return attendance === undefined ? [] : [{ attendeeId, attendance }];
  });
}
