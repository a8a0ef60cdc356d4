import { day } from '../../kernel/calendar-day.ts';
import type { NewOfService } from './rules/agenda.ts';
import type { Meeting } from './queries/find-meeting.ts';

/** A service of which nothing is new, with some of it changed. */
export function newOf(changes: Partial<NewOfService> = {}): NewOfService {
  return {
    locationId: '1-111',
    name: 'Meadow Court',
    entries: [],
    moved: null,
    proposed: null,
    late: null,
    ...changes,
  };
}

/** A meeting that is planned, with nothing in it, and some of it changed. */
export function aMeeting(changes: Partial<Meeting> = {}): Meeting {
  return {
    meetingId: 'm', kind: 'Information sharing', heldOn: day('2026-11-18'), startsAt: '14:00', place: 'Town Hall', chair: 'Ada Chair',
    state: 'planned', approvedOn: null, approvedBy: null, version: 1, lastOn: null, attendees: [], items: [], shares: [], actions: [],
    corrections: [], ...changes,
  }; // prettier-ignore
}
