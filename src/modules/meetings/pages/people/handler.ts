import { h } from 'preact';
import type { FieldError } from '../../../../kernel/parsed.ts';
import { one, type Fields } from '../../../../platform/forms/index.ts';
import type { Reply } from '../../../../platform/web/index.ts';
import { forCouncil, type CouncilContext } from '../../../market/index.ts';
import { messages } from '../../messages.ts';
import { meetingOf } from '../../parts/meeting-of.ts';
import { deleteAttendee } from '../../queries/delete-attendee.ts';
import { fetchAgencies, type Agency } from '../../queries/fetch-agencies.ts';
import { fetchLastAttendees } from '../../queries/fetch-last-attendees.ts';
import type { Meeting } from '../../queries/find-meeting.ts';
import { saveAttendance, saveNewAttendees } from '../../queries/save-attendees.ts';
import { paths } from '../../routes.ts';
import { isOpen } from '../../rules/meeting-states.ts';
import { parseAttendeeForm, readAttendance } from './form.ts';
import { PeoplePage } from './view.tsx';

/** GET: who is invited and who came. */
export const showPeople = forCouncil(async ({ tx, ...context }) =>
  page(await meetingOf({ tx, ...context }), await fetchAgencies(tx), {}, [], 200),
);

/** POST: invites somebody, or all of last time; records who came; takes an invitation back. */
export const submitPeople = forCouncil(async (context) => {
  const { tx, clock, authority, body } = context;
  const meeting = await meetingOf(context);
  const { meetingId } = meeting;
  const agencies = await fetchAgencies(tx);
  const at = { meetingId, authorityId: authority.authorityId };
  if (!isOpen(meeting.state))
    return page(meeting, agencies, body, [{ field: 'name', message: messages.approved }], 409);
  const removed = one(body, 'remove');
  if (removed !== '') {
    await deleteAttendee(tx, meetingId, removed);
    return back(meetingId, 'The invitation was taken back.');
  }
  switch (one(body, 'do')) {
    case 'last':
      return inviteLast(context, at);
    case 'attendance':
      await saveAttendance(tx, meetingId, readAttendance(body, meeting.attendees));
      return back(meetingId, 'Saved who came.');
    default: {
      const { value, errors } = parseAttendeeForm(body, agencies);
      if (errors !== undefined) return page(meeting, agencies, body, errors, 400);
      await saveNewAttendees(tx, clock, at, [value]);
      return back(meetingId, `${value.name} is invited.`);
    }
  }
});

async function inviteLast(
  { tx, clock }: CouncilContext,
  at: { meetingId: string; authorityId: string },
): Promise<Reply> {
  const people = await fetchLastAttendees(tx, at.meetingId);
  await saveNewAttendees(tx, clock, at, people);
  return back(
    at.meetingId,
    `${people.length} ${people.length === 1 ? 'person' : 'people'} of the last meeting invited.`,
  );
}

const back = (meetingId: string, flash: string): Reply => ({
  kind: 'redirect',
  to: paths.people(meetingId),
  flash,
});

function page(
  meeting: Meeting,
  agencies: readonly Agency[],
  typed: Fields,
  errors: FieldError[],
  status: number,
): Reply {
  return {
    kind: 'page',
    title: 'People of the meeting',
    width: 'full',
    about: 'meeting',
    status,
    errors,
    back: { text: meeting.kind, href: paths.meeting(meeting.meetingId) },
    view: h(PeoplePage, { meeting, agencies, typed, errors }),
  };
}
