import { shortDay, type Day } from '../../../../kernel/calendar-day.ts';
import type { MeetingRow } from '../../queries/fetch-meetings.ts';
import type { OpenAction } from '../../queries/fetch-open-actions.ts';
import { paths } from '../../routes.ts';
import { STATE_WORDS } from '../../rules/meeting-states.ts';

interface Line {
  href: string;
  kind: string;
  when: string;
  chair: string;
  state: string;
  items: string;
  people: string;
  openActions: string;
}

export interface MeetingsModel {
  mayRun: boolean;
  coming: Line[];
  past: Line[];
  actions: { href: string; words: string; about: string; owner: string; due: string; overdue: boolean }[];
}

export function presentMeetings(
  meetings: readonly MeetingRow[],
  actions: readonly OpenAction[],
  today: Day,
  mayRun: boolean,
): MeetingsModel {
  const isComing = ({ heldOn, state }: MeetingRow) => state === 'planned' && heldOn >= today;
  return {
    mayRun,
    coming: meetings.filter(isComing).toReversed().map(lineOf),
    past: meetings.filter((meeting) => !isComing(meeting)).map(lineOf),
    actions: actions.map(({ actionId, words, about, owner, dueOn }) => ({
      href: paths.action(actionId),
      words,
      about,
      owner,
      due: shortDay(dueOn),
      overdue: dueOn < today,
    })),
  };
}

function lineOf(meeting: MeetingRow): Line {
  return {
    href: paths.meeting(meeting.meetingId),
    kind: meeting.kind,
    when: [shortDay(meeting.heldOn), meeting.startsAt].filter((part) => part !== '').join(', '),
    chair: meeting.chair,
    state: STATE_WORDS[meeting.state],
    items: String(meeting.items),
    people: String(meeting.people),
    openActions: String(meeting.openActions),
  };
}
