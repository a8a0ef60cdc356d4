import { addDays, type Day } from '../kernel/calendar-day.ts';
import { nextWorkingDay } from '../kernel/working-days.ts';
import {
  buildAgenda,
  fetchAgencies,
  findMeeting,
  saveActionEnd,
  saveAttendance,
  saveMeetingState,
  saveMinutes,
  saveNewAction,
  saveNewAgencies,
  saveNewAttendees,
  saveNewItems,
  saveNewMeeting,
  saveNewShares,
  type Meeting,
} from '../modules/meetings/index.ts';
import { fetchRules } from '../modules/reviews/index.ts';
import { fixedClock, newId, type Clock } from '../platform/clock/index.ts';
import type { Database, Tx } from '../platform/db/types.ts';
import { AGENCIES, ATTENDEES, HELD, type ToldItem } from './rules/meetings.ts';

interface Meetings {
  db: Database;
  authorityId: string;
  today: Day;
  manager: { actor: string; accountId: string };
  /** The account of the officer to whom something is given. */
  officer: string;
  stories: readonly { story: string; locationId: string; name: string }[];
}

interface One {
  tx: Tx;
  clock: Clock;
  authorityId: string;
  meetings: Meetings;
  agencies: ReadonlyMap<string, string>;
}

const HELD_DAYS_AGO = 61;
const APPROVED_AFTER = 9;
const BASIS = 'Co-operation between bodies (Care Act 2014, section 6)';
const FACTS = { kind: 'Information sharing', startsAt: '14:00', place: 'County Hall, room 2, and by video' };

/** One information-sharing meeting two months ago, with minutes that were approved, and one next week: as a whole or not at all. */
export async function holdMeetings(meetings: Meetings): Promise<void> {
  const { db, authorityId, today, manager } = meetings;
  await db.within({ authorityId, actor: manager.actor, permissions: 'all' }, async (tx) => {
    if ((await fetchAgencies(tx)).length > 0) return;
    const { bankHolidays } = await fetchRules(tx, today);
    const working = (day: Day) => nextWorkingDay(day, bankHolidays);
    const heldOn = working(addDays(today, -HELD_DAYS_AGO));
    const clock = fixedClock(`${heldOn}T16:30:00Z`);
    await saveNewAgencies(tx, clock, authorityId, AGENCIES);
    const agencies = new Map((await fetchAgencies(tx)).map(({ name, agencyId }) => [name, agencyId]));
    const one: One = { tx, clock, authorityId, meetings, agencies };
    await writeMinutes(one, await plan(one, heldOn));
    const next = await plan(one, working(addDays(today, 7)));
    await buildAgenda({ tx, clock, authorityId }, next, heldOn);
  });
}

async function plan({ tx, clock, authorityId, agencies }: One, heldOn: Day): Promise<Meeting> {
  const meetingId = newId(clock);
  await saveNewMeeting(tx, authorityId, meetingId, { ...FACTS, heldOn, chair: ATTENDEES[0]!.name });
  const people = ATTENDEES.map(({ name, role, agency }) => ({
    name,
    role,
    email: '',
    agencyId: agency === null ? null : agencies.get(agency)!,
  }));
  await saveNewAttendees(tx, clock, { meetingId, authorityId }, people);
  return (await findMeeting(tx, meetingId))!;
}

async function writeMinutes(one: One, { meetingId, version, attendees, heldOn }: Meeting): Promise<void> {
  const { tx, clock, authorityId, meetings } = one;
  const came = new Map(ATTENDEES.map((person) => [person.name, person.came]));
  await saveAttendance(
    tx,
    meetingId,
    attendees.map(({ attendeeId, name }) => ({
      attendeeId,
      attendance: came.get(name) === true ? 'came' : 'apologies',
    })),
  );
  const lines = HELD.map((told) => ({
    told,
    service: meetings.stories.find(({ story }) => story === told.story),
  }));
  await saveNewItems(
    tx,
    clock,
    { meetingId, authorityId, after: 0 },
    lines.map(({ told, service }) => ({
      origin: service === undefined ? 'by hand' : 'status',
      locationId: service?.locationId ?? null,
      title: service?.name ?? told.title,
      why: told.why,
    })),
  );
  const { items } = (await findMeeting(tx, meetingId))!;
  for (const [i, { itemId, version: seen }] of items.entries()) {
    const { told } = lines[i]!;
    await saveMinutes(tx, itemId, seen, told);
    await shareAndGive(one, { meetingId, itemId, authorityId }, told, heldOn);
  }
  await saveMeetingState(tx, meetingId, version, 'held', heldOn);
  await saveMeetingState(tx, meetingId, version + 1, 'approved', addDays(heldOn, APPROVED_AFTER));
}

async function shareAndGive(
  { tx, clock, agencies, meetings }: One,
  item: { meetingId: string; itemId: string; authorityId: string },
  { shared, action }: ToldItem,
  heldOn: Day,
): Promise<void> {
  if (shared !== null) {
    const to = { agencyIds: [agencies.get(shared.agency)!], sharedOn: heldOn };
    await saveNewShares(tx, clock, item, { ...to, level: 'own words', words: shared.words, basis: BASIS });
  }
  if (action === null) return;
  const owner =
    action.owner === 'manager' || action.owner === 'officer'
      ? { accountId: action.owner === 'manager' ? meetings.manager.accountId : meetings.officer }
      : { agencyId: agencies.get(action.owner)! };
  const actionId = newId(clock);
  const dueOn = addDays(heldOn, action.due);
  await saveNewAction(tx, { ...item, actionId, words: action.words, owner, dueOn });
  if (action.done !== null)
    await saveActionEnd(tx, actionId, 1, { state: 'done', outcome: action.done, on: addDays(dueOn, -2) });
}
