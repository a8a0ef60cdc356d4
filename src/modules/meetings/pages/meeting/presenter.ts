import { longDay, shortDay, type Day } from '../../../../kernel/calendar-day.ts';
import type { FieldError } from '../../../../kernel/parsed.ts';
import { one, type Fields } from '../../../../platform/forms/index.ts';
import type { RestrictedNews } from '../../queries/fetch-restricted-since.ts';
import type { Attendance, Item, Meeting } from '../../queries/find-meeting.ts';
import { paths } from '../../routes.ts';
import { after, isOpen, STATE_WORDS, type MeetingAct } from '../../rules/meeting-states.ts';

export const ATTENDANCE_WORDS: Readonly<Record<Attendance, string>> = {
  invited: 'Invited',
  came: 'Came',
  apologies: 'Sent apologies',
  absent: 'Did not come',
};

const STEPS: readonly (readonly [MeetingAct, string])[] = [
  ['hold', 'The meeting was held'],
  ['approve', 'Approve the minutes'],
  ['cancel', 'Cancel the meeting'],
];

export interface MeetingModel {
  title: string;
  caption: string;
  meetingId: string;
  version: string;
  facts: { label: string; value: string }[];
  /** The reader may change it, and it can still be changed. */
  mayChange: boolean;
  mayRun: boolean;
  approved: boolean;
  steps: { act: MeetingAct; text: string }[];
  since: string;
  items: {
    itemId: string;
    href: string;
    title: string;
    why: string;
    minutes: string;
    decision: string;
    shares: string;
    actions: string;
  }[];
  removed: { itemId: string; title: string }[];
  restricted: { href: string; name: string; words: string; locationId: string }[];
  people: { name: string; role: string; agency: string; attendance: string }[];
  actions: { href: string; words: string; owner: string; due: string; state: string }[];
  shared: { what: string; agency: string; words: string; basis: string; when: string }[];
  prints: { text: string; href: string }[];
  corrections: { words: string; who: string }[];
  typed: { title: string; locationId: string; words: string };
  errors: FieldError[];
}

interface Found {
  meeting: Meeting;
  restricted: RestrictedNews[];
  mayRun: boolean;
  since: Day;
  typed: Fields;
  errors: FieldError[];
  today: Day;
}

/** A meeting as its page shows it. */
export function presentMeeting({
  meeting,
  restricted,
  mayRun,
  since,
  typed,
  errors,
  today,
}: Found): MeetingModel {
  const { meetingId, state } = meeting;
  const listed = new Set(meeting.items.map(({ locationId }) => locationId));
  return {
    title: `${meeting.kind}, ${longDay(meeting.heldOn)}`,
    caption: STATE_WORDS[state],
    meetingId,
    version: String(meeting.version),
    facts: factsOf(meeting),
    mayChange: mayRun && isOpen(state),
    mayRun,
    approved: state === 'approved',
    steps: mayRun
      ? STEPS.filter(([act]) => after(state, act) !== undefined).map(([act, text]) => ({ act, text }))
      : [],
    since: longDay(since),
    items: meeting.items.filter(({ removed }) => !removed).map((item) => lineOf(meeting, item)),
    removed: meeting.items.filter(({ removed }) => removed).map(({ itemId, title }) => ({ itemId, title })),
    restricted: restricted
      .filter(({ locationId }) => !listed.has(locationId))
      .map(({ locationId, name, n, worst }) => ({
        locationId,
        name,
        href: paths.service(locationId),
        words: `${n === 1 ? '1 entry' : `${n} entries`}, the worst of severity ${worst}`,
      })),
    people: meeting.attendees.map(({ name, role, agency, attendance }) => ({
      name,
      role,
      agency: agency ?? 'The council',
      attendance: ATTENDANCE_WORDS[attendance],
    })),
    actions: meeting.actions.map(({ actionId, words, owner, dueOn, state: stands }) => ({
      href: paths.action(actionId),
      words,
      owner,
      due: shortDay(dueOn),
      state:
        stands === 'open'
          ? dueOn < today
            ? 'Overdue'
            : 'Open'
          : stands === 'done'
            ? 'Done'
            : 'Not needed any more',
    })),
    shared: sharedOf(meeting),
    prints: printsOf(meeting),
    corrections: meeting.corrections.map(({ words, notedOn, notedBy }) => ({
      words,
      who: `${notedBy}, ${longDay(notedOn)}`,
    })),
    typed: { title: one(typed, 'title'), locationId: one(typed, 'locationId'), words: one(typed, 'words') },
    errors,
  };
}

function factsOf({ startsAt, place, chair, approvedOn, approvedBy, lastOn }: Meeting): MeetingModel['facts'] {
  return [
    { label: 'Time', value: startsAt },
    { label: 'Place', value: place },
    { label: 'Chair', value: chair },
    { label: 'The last of this kind', value: lastOn === null ? 'None' : longDay(lastOn) },
    { label: 'Approved', value: approvedOn === null ? '' : `${longDay(approvedOn)}, ${approvedBy ?? ''}` },
  ].filter(({ value }) => value !== '');
}

function lineOf({ meetingId, shares, actions }: Meeting, item: Item): MeetingModel['items'][number] {
  const count = (n: number, one_: string, many: string) =>
    n === 0 ? '' : n === 1 ? `1 ${one_}` : `${n} ${many}`;
  const ofItem = shares.filter(({ itemId }) => itemId === item.itemId);
  return {
    itemId: item.itemId,
    href: paths.item(meetingId, item.itemId),
    title: item.title,
    why: item.why,
    minutes: item.minutes,
    decision: item.decision,
    shares: ofItem
      .map(({ agency, sharedOn }) => `${agency}${sharedOn === null ? ' (to be shared)' : ''}`)
      .join(', '),
    actions: count(actions.filter(({ itemId }) => itemId === item.itemId).length, 'action', 'actions'),
  };
}

function sharedOf({ shares, items }: Meeting): MeetingModel['shared'] {
  const titles = new Map(items.map(({ itemId, title }) => [itemId, title]));
  return shares
    .filter(({ sharedOn }) => sharedOn !== null)
    .map(({ itemId, agency, words, basis, sharedOn, sharedBy }) => ({
      what: titles.get(itemId) ?? '',
      agency,
      words,
      basis,
      when: `${longDay(sharedOn!)}, ${sharedBy ?? ''}`,
    }));
}

function printsOf({ meetingId, shares }: Meeting): MeetingModel['prints'] {
  const agencies = new Map(shares.map(({ agencyId, agency }) => [agencyId, agency]));
  return [
    { text: 'Print the agenda', href: paths.print(meetingId, 'agenda') },
    { text: 'Print the minutes', href: paths.print(meetingId, 'minutes') },
    ...[...agencies].map(([id, name]) => ({
      text: `Print what ${name} may see`,
      href: paths.print(meetingId, 'agenda', id),
    })),
  ];
}
