import { h } from 'preact';
import { addMonths, type Day } from '../../../../kernel/calendar-day.ts';
import type { FieldError } from '../../../../kernel/parsed.ts';
import { newId } from '../../../../platform/clock/index.ts';
import { one, type Fields } from '../../../../platform/forms/index.ts';
import type { Reply } from '../../../../platform/web/index.ts';
import { forCouncil, type CouncilContext } from '../../../market/index.ts';
import { messages } from '../../messages.ts';
import { buildAgenda } from '../../parts/build-agenda.ts';
import { meetingOf, seenBy } from '../../parts/meeting-of.ts';
import type { Meeting } from '../../queries/find-meeting.ts';
import { fetchRestrictedSince } from '../../queries/fetch-restricted-since.ts';
import { findServiceName } from '../../queries/find-service-name.ts';
import { saveCorrection } from '../../queries/save-correction.ts';
import { saveNewItems, savePlaces, saveRemoved } from '../../queries/save-items.ts';
import { saveMeetingState } from '../../queries/save-meeting.ts';
import { paths } from '../../routes.ts';
import { after, isOpen, type MeetingAct } from '../../rules/meeting-states.ts';
import { moved } from '../../rules/moves.ts';
import { presentMeeting } from './presenter.ts';
import { MeetingPage } from './view.tsx';

/** From when on something is new to a meeting: the day of the last of its kind, or a month before the first. */
const sinceOf = ({ lastOn, heldOn }: Pick<Meeting, 'lastOn' | 'heldOn'>): Day =>
  lastOn ?? addMonths(heldOn, -1);

/** GET /meetings/:meetingId: agenda, people, actions, and what was shared. */
export const showMeeting = forCouncil(async (context) =>
  page(context, await meetingOf(context), {}, [], 200),
);

/** POST .../agenda: builds the agenda, adds a line, moves one, takes one off or puts it back. */
export const submitAgenda = forCouncil(async (context) => {
  const { tx, clock, authority, body } = context;
  const meeting = await meetingOf(context);
  const { meetingId, items } = meeting;
  if (!isOpen(meeting.state)) return refuse(context, meeting, 'title', messages.approved, 409);
  const itemId = one(body, 'item');
  const back: Reply = { kind: 'redirect', to: `${paths.meeting(meetingId)}#agenda` };
  switch (one(body, 'do')) {
    case 'build': {
      const added = await buildAgenda(
        { tx, clock, authorityId: authority.authorityId },
        meeting,
        sinceOf(meeting),
      );
      const flash =
        added === 0
          ? 'Nothing new was found for the agenda.'
          : `${added} ${added === 1 ? 'item was' : 'items were'} added.`;
      return { ...back, flash };
    }
    case 'up':
    case 'down': {
      const shown = items.filter(({ removed }) => !removed).map((item) => item.itemId);
      await savePlaces(tx, meetingId, moved(shown, itemId, one(body, 'do') === 'up' ? 'up' : 'down'));
      return back;
    }
    case 'remove':
    case 'restore':
      await saveRemoved(tx, meetingId, itemId, one(body, 'do') === 'remove');
      return back;
    default:
      return addItem(context, meeting, back);
  }
});

async function addItem(context: CouncilContext, meeting: Meeting, back: Reply): Promise<Reply> {
  const { tx, clock, authority, body } = context;
  const [typed, locationId] = [one(body, 'title'), one(body, 'locationId')];
  const name = locationId === '' ? undefined : await findServiceName(tx, locationId);
  if (locationId !== '' && name === undefined)
    return refuse(context, meeting, 'locationId', messages.serviceUnknown, 400);
  const title = typed === '' ? name : typed;
  if (title === undefined) return refuse(context, meeting, 'title', messages.titleMissing, 400);
  if (title.length > 300) return refuse(context, meeting, 'title', messages.tooLong('The item', 300), 400);
  const { meetingId, items } = meeting;
  const item = {
    origin: 'by hand' as const,
    locationId: locationId === '' ? null : locationId,
    title,
    why: '',
  };
  await saveNewItems(tx, clock, { meetingId, authorityId: authority.authorityId, after: items.length }, [
    item,
  ]);
  return back;
}

/** POST .../step: held, approved or cancelled; or a correction of approved minutes. */
export const submitStep = forCouncil(async (context) => {
  const { tx, clock, today, authority, body } = context;
  const meeting = await meetingOf(context);
  const { meetingId } = meeting;
  const to = paths.meeting(meetingId);
  if (one(body, 'do') === 'correct') {
    const words = one(body, 'words');
    if (meeting.state !== 'approved') return refuse(context, meeting, 'words', messages.notNow, 409);
    if (words === '') return refuse(context, meeting, 'words', messages.correctionMissing, 400);
    if (words.length > 4000)
      return refuse(context, meeting, 'words', messages.tooLong('The correction', 4000), 400);
    const { authorityId } = authority;
    await saveCorrection(tx, { correctionId: newId(clock), authorityId, meetingId, words, on: today });
    return { kind: 'redirect', to, flash: 'The correction was noted.' };
  }
  const state = after(meeting.state, one(body, 'do') as MeetingAct);
  if (state === undefined) return refuse(context, meeting, 'step', messages.notNow, 409);
  if (!(await saveMeetingState(tx, meetingId, seenBy(body), state, today)))
    return refuse(context, await meetingOf(context), 'step', messages.changedMeanwhile, 409);
  return { kind: 'redirect', to, flash: DONE[state] };
});

const DONE = {
  planned: '',
  held: 'The meeting was held. Write its minutes, then approve them.',
  approved: 'The minutes are approved.',
  cancelled: 'The meeting was cancelled.',
} as const;

function refuse(
  context: CouncilContext,
  meeting: Meeting,
  field: string,
  message: string,
  status: number,
): Promise<Reply> {
  return page(context, meeting, context.body, [{ field, message }], status);
}

async function page(
  { tx, may, today }: CouncilContext,
  meeting: Meeting,
  typed: Fields,
  errors: FieldError[],
  status: number,
): Promise<Reply> {
  const mayRun = may('meetings.run');
  const restricted = mayRun && isOpen(meeting.state) ? await fetchRestrictedSince(tx, sinceOf(meeting)) : [];
  const model = presentMeeting({
    meeting,
    restricted,
    mayRun,
    since: sinceOf(meeting),
    typed,
    errors,
    today,
  });
  return {
    kind: 'page',
    title: model.title,
    width: 'full',
    about: 'meeting',
    status,
    errors,
    back: { text: 'Meetings', href: paths.meetings() },
    view: h(MeetingPage, { model }),
  };
}
