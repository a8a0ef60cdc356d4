import { h } from 'preact';
import type { FieldError } from '../../../../kernel/parsed.ts';
import { newId } from '../../../../platform/clock/index.ts';
import { one, type Fields } from '../../../../platform/forms/index.ts';
import type { Reply } from '../../../../platform/web/index.ts';
import { boxesOf, boxesTyped, forCouncil } from '../../../market/index.ts';
import { messages } from '../../messages.ts';
import { meetingOf, seenBy } from '../../parts/meeting-of.ts';
import type { Meeting } from '../../queries/find-meeting.ts';
import { saveMeeting, saveNewMeeting } from '../../queries/save-meeting.ts';
import { paths } from '../../routes.ts';
import { isOpen } from '../../rules/meeting-states.ts';
import { parseMeetingForm } from './form.ts';
import { MeetingFactsPage, type MeetingFactsModel } from './view.tsx';

/** GET /meetings/new: an empty form, with the reader as its chair. */
export const showNewMeeting = forCouncil(async ({ person }) =>
  page({ ...EMPTY, typed: { ...EMPTY.typed, chair: person?.name ?? '' } }, 200),
);

/** POST: plans the meeting. */
export const submitNewMeeting = forCouncil(async ({ tx, authority, clock, today, body }) => {
  const { value, errors } = parseMeetingForm(body, today);
  if (errors !== undefined) return page({ ...EMPTY, typed: typedOf(body), errors }, 400);
  const meetingId = newId(clock);
  await saveNewMeeting(tx, authority.authorityId, meetingId, value);
  return {
    kind: 'redirect',
    to: paths.meeting(meetingId),
    flash: 'The meeting was planned. Build its agenda, and invite people.',
  };
});

/** GET /meetings/:meetingId/edit. */
export const showMeetingFacts = forCouncil(async (context) => {
  const meeting = await meetingOf(context);
  return page({ ...modelOf(meeting), typed: savedOf(meeting) }, 200);
});

/** POST: changes kind, day, place or chair while the minutes are open. */
export const submitMeetingFacts = forCouncil(async (context) => {
  const { tx, today, body } = context;
  const meeting = await meetingOf(context);
  const { value, errors } = parseMeetingForm(body, today);
  if (value !== undefined && (await saveMeeting(tx, meeting.meetingId, seenBy(body), value)))
    return { kind: 'redirect', to: paths.meeting(meeting.meetingId), flash: 'The meeting was saved.' };
  const message = isOpen(meeting.state) ? messages.changedMeanwhile : messages.approved;
  const told = errors ?? [{ field: 'kind', message }];
  const model = { ...modelOf(meeting), typed: typedOf(body), errors: told };
  return errors === undefined
    ? page({ ...model, saved: savedWords(meeting) }, 409)
    : page({ ...model, version: one(body, 'version') }, 400);
});

const EMPTY: MeetingFactsModel = {
  title: 'Plan a meeting',
  action: paths.newMeeting(),
  submit: 'Plan the meeting',
  version: '',
  saved: '',
  errors: [],
  typed: { kind: '', startsAt: '', place: '', chair: '', heldOn: boxesOf(null) },
};

const modelOf = (meeting: Meeting): MeetingFactsModel => ({
  ...EMPTY,
  title: 'Change the meeting',
  action: paths.edit(meeting.meetingId),
  submit: 'Save the meeting',
  version: String(meeting.version),
});

const savedOf = ({ kind, startsAt, place, chair, heldOn }: Meeting): MeetingFactsModel['typed'] => ({
  kind,
  startsAt,
  place,
  chair,
  heldOn: boxesOf(heldOn),
});

const savedWords = ({ kind, heldOn, startsAt, place, chair }: Meeting): string =>
  `Saved now: ${[kind, heldOn, startsAt, place, chair].filter((part) => part !== '').join('; ')}.`;

const typedOf = (fields: Fields): MeetingFactsModel['typed'] => ({
  kind: one(fields, 'kind'),
  startsAt: one(fields, 'startsAt'),
  place: one(fields, 'place'),
  chair: one(fields, 'chair'),
  heldOn: boxesTyped(fields, 'heldOn'),
});

async function page(model: MeetingFactsModel & { errors: FieldError[] }, status: number): Promise<Reply> {
  return {
    kind: 'page',
    title: model.title,
    about: 'meeting',
    status,
    errors: model.errors,
    back: { text: 'Meetings', href: paths.meetings() },
    view: h(MeetingFactsPage, { model }),
  };
}
