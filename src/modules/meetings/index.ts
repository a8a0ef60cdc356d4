import type { Room } from '../../platform/room/index.ts';
import { ACTION_GIVEN } from './notices.ts';
import { showAction, submitActionEnd } from './pages/action/handler.ts';
import { showAgencies, submitAgencies } from './pages/agencies/handler.ts';
import { showItem, submitAction, submitMinutes, submitShare } from './pages/item/handler.ts';
import {
  showMeetingFacts,
  showNewMeeting,
  submitMeetingFacts,
  submitNewMeeting,
} from './pages/meeting-facts/handler.ts';
import { showMeeting, submitAgenda, submitStep } from './pages/meeting/handler.ts';
import { showMeetings } from './pages/meetings/handler.ts';
import { showPeople, submitPeople } from './pages/people/handler.ts';
import { showPrint } from './pages/print/handler.ts';
import { meetingsRetention } from './retention.ts';
import { meetingsSubjectData } from './subject-data.ts';
import { ownActions } from './work.ts';

export { buildAgenda } from './parts/build-agenda.ts';
export { fetchAgencies } from './queries/fetch-agencies.ts';
export { findMeeting, type Meeting } from './queries/find-meeting.ts';
export { saveNewAction, saveActionEnd } from './queries/save-action.ts';
export { saveNewAgencies } from './queries/save-agencies.ts';
export { saveAttendance, saveNewAttendees } from './queries/save-attendees.ts';
export { saveMinutes, saveNewItems } from './queries/save-items.ts';
export { saveMeetingState, saveNewMeeting } from './queries/save-meeting.ts';
export { saveNewShares } from './queries/save-shares.ts';

const READ = 'meetings.read';
const RUN = 'meetings.run';
const ONE = '/meetings/:meetingId';
const ITEM = `${ONE}/items/:itemId`;

/** The meetings room: agencies share what they know, on a record. */
export const room: Room = {
  name: 'meetings',
  tier: 7,
  permissions: [
    { permission: READ, allows: 'see information-sharing meetings, their minutes and actions' },
    {
      permission: RUN,
      allows: 'hold information-sharing meetings, and record minutes, actions and what was shared with whom',
    },
  ],
  routes: [
    { method: 'GET', url: '/meetings', permission: READ, handler: showMeetings },
    { method: 'GET', url: '/meetings/new', permission: RUN, handler: showNewMeeting },
    { method: 'POST', url: '/meetings/new', permission: RUN, handler: submitNewMeeting },
    { method: 'GET', url: ONE, permission: READ, handler: showMeeting },
    { method: 'GET', url: `${ONE}/edit`, permission: RUN, handler: showMeetingFacts },
    { method: 'POST', url: `${ONE}/edit`, permission: RUN, handler: submitMeetingFacts },
    { method: 'POST', url: `${ONE}/agenda`, permission: RUN, handler: submitAgenda },
    { method: 'POST', url: `${ONE}/step`, permission: RUN, handler: submitStep },
    { method: 'GET', url: `${ONE}/people`, permission: RUN, handler: showPeople },
    { method: 'POST', url: `${ONE}/people`, permission: RUN, handler: submitPeople },
    { method: 'GET', url: `${ONE}/print`, permission: READ, handler: showPrint },
    { method: 'GET', url: ITEM, permission: READ, handler: showItem },
    { method: 'POST', url: ITEM, permission: RUN, handler: submitMinutes },
    { method: 'POST', url: `${ITEM}/share`, permission: RUN, handler: submitShare },
    { method: 'POST', url: `${ITEM}/action`, permission: RUN, handler: submitAction },
    { method: 'GET', url: '/meeting-actions/:actionId', permission: READ, handler: showAction },
    { method: 'POST', url: '/meeting-actions/:actionId', permission: READ, handler: submitActionEnd },
    { method: 'GET', url: '/settings/agencies', permission: RUN, handler: showAgencies },
    { method: 'POST', url: '/settings/agencies', permission: RUN, handler: submitAgencies },
  ],
  figures: [],
  jobs: [],
  work: [ownActions],
  notices: [ACTION_GIVEN],
  recordNames: [
    {
      table: 'meetings.meeting',
      name: 'Meeting',
      title: ({ kind, held_on }) =>
        [kind, held_on].filter((part) => typeof part === 'string').join(', ') || null,
    },
    { table: 'meetings.item', name: 'Item of an agenda', title: ({ title }) => textOf(title) },
    { table: 'meetings.action', name: 'Action of a meeting', title: ({ words }) => textOf(words) },
    { table: 'meetings.attendee', name: 'Person at a meeting', title: ({ name }) => textOf(name) },
  ],
  retention: meetingsRetention,
  subjectData: meetingsSubjectData,
  nav: [
    { text: 'Meetings', href: '/meetings', place: 26, permission: READ, section: 'Intelligence' },
    {
      text: 'Agencies',
      href: '/settings/agencies',
      place: 57,
      permission: RUN,
      setting: 'Other agencies that the council meets, and with whom it shares what it knows.',
    },
  ],
};

const textOf = (value: unknown): string | null => (typeof value === 'string' ? value : null);
