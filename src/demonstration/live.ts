import { addDays, addMonths, type Day } from '../kernel/calendar-day.ts';
import { acknowledgeEscalation, decideEscalation, findClock } from '../modules/escalation/index.ts';
import { recordEvent } from '../modules/intelligence/index.ts';
import { decidePlacing, saveContact, saveTold } from '../modules/placement/index.ts';
import { fixedClock, newId } from '../platform/clock/index.ts';
import type { Scope, Tx } from '../platform/db/types.ts';
import { asRecorded } from './heard.ts';
import type { Doors } from './context.ts';
import { isDone } from './queries/find-done.ts';
import { newestPlacing } from './queries/find-newest-placing.ts';
import { findOpenEscalations } from './queries/find-open-escalations.ts';
import type { Reviewing } from './reviews.ts';
import type { Heard } from './rules/heard.ts';
import type { ToldAnswer } from './rules/heard-stories.ts';
import { CONTACT, PLACINGS, type ToldPlacing } from './rules/placings.ts';

export interface Living extends Reviewing {
  doors: Doors;
  council: {
    authorityId: string;
    name: string;
    area: string[];
    brand: { wordmark: string; primary: string; accent: string };
  };
  heard: readonly Heard[];
  /** Where each story can be seen. */
  stories: readonly { story: string; locationId: string; name: string }[];
}

/**
 * What of the told stories happened in a month, as on its days: the event is recorded, whoever must know is told, the manager
 * takes it on three hours later and decides the next morning; placements are restricted, stopped and opened again.
 */
export async function liveMonth(living: Living, month: Day): Promise<void> {
  const until = addMonths(month, 1);
  const within = (day: Day) => day >= month && day < until && day <= living.today;
  const acts = [
    ...living.heard.flatMap((heard) =>
      heard.live !== null && within(heard.receivedOn)
        ? [{ day: heard.receivedOn, act: () => hear(living, heard, heard.live!) }]
        : [],
    ),
    ...PLACINGS.map((placing) => ({
      day: addDays(living.today, -placing.daysAgo),
      act: () => place(living, placing),
    })).filter(({ day }) => within(day)),
  ];
  for (const { act } of acts.toSorted((a, b) => a.day.localeCompare(b.day))) await act();
}

const scopeOf = ({ authorityId, manager }: Living): Scope => ({
  authorityId,
  actor: manager.actor,
  permissions: 'all',
});

async function hear(living: Living, heard: Heard, answer: ToldAnswer): Promise<void> {
  const { db, doors, authorityId } = living;
  const day = heard.receivedOn;
  const scope: Scope = { authorityId, actor: 'demonstration', permissions: 'all' };
  if (await db.within(scope, (tx) => isDone(tx, { what: 'heard', locationId: heard.locationId, day })))
    return;
  await db.within(scope, (tx) =>
    recordEvent(tx, { authorityId, ...doors.voicesAt(fixedClock(`${day}T10:12:00Z`)) }, asRecorded(heard)),
  );
  await db.within(scopeOf(living), (tx) => answerAll(tx, living, day, answer));
}

async function answerAll(
  tx: Tx,
  { doors, authorityId, manager }: Living,
  day: Day,
  answer: ToldAnswer,
): Promise<void> {
  const at = (moment: string) => ({
    authorityId,
    accountId: manager.accountId,
    ...doors.voicesAt(fixedClock(moment)),
  });
  for (const id of await findOpenEscalations(tx)) {
    await acknowledgeEscalation(tx, at(`${day}T13:05:00Z`), id);
    const now = await findClock(tx, id);
    if (now === null) continue;
    await decideEscalation(tx, at(`${addDays(day, 1)}T09:20:00Z`), id, now.version, {
      outcome: answer.outcome,
      reason: answer.reason,
      kind: answer.kind ?? null,
      leadAccountId: null,
      panelOn: answer.outcome === 'panel' ? addDays(day, 9) : null,
      attendees:
        answer.outcome === 'panel' ? ['Chair', 'Safeguarding', 'Contracts', 'CQC', 'Health (ICB)'] : [],
      attendeesMore: '',
      toldCouncils: answer.outcome === 'placements' ? 'told' : 'none',
      toldCouncilNames: answer.outcome === 'placements' ? 'Saltwold, Fenmarch' : '',
    });
  }
}

async function place(living: Living, placing: ToldPlacing): Promise<void> {
  const { db, doors, authorityId, stories, council } = living;
  const service = stories.find(({ story }) => story === placing.story);
  if (service === undefined) return;
  const day = addDays(living.today, -placing.daysAgo);
  const voices = doors.voicesAt(fixedClock(`${day}T14:30:00Z`));
  await db.within(scopeOf(living), async (tx) => {
    if (await isDone(tx, { what: 'placed', locationId: service.locationId, day })) return;
    const newest = await newestPlacing(tx, service.locationId);
    const authority = { ...council, isDemonstration: true };
    await decidePlacing({ tx, ...voices, today: day, authority, person: null }, service, {
      state: placing.state,
      fromDay: day,
      scope: placing.scope,
      reason: placing.reason,
      liftTest: placing.liftTest,
      reviewOn: placing.reviewIn === null ? null : addDays(day, placing.reviewIn),
      follows: newest,
      escalationId: null,
    });
    const decisionId = await newestPlacing(tx, service.locationId);
    for (const name of decisionId === null ? [] : placing.councils)
      await saveTold(tx, {
        toldId: newId(voices.clock),
        authorityId,
        decisionId: decisionId!,
        toldOn: day,
        whom: 'placing council',
        name,
        how: 'e-mail to the duty manager',
      });
  });
}

/** Whom to ring before placing somebody: there from the beginning. */
export async function setContact(tx: Tx, authorityId: string): Promise<void> {
  await saveContact(tx, authorityId, { ...CONTACT, version: 0 });
}
