import { sql } from 'kysely';
import { beforeEach, expect, it } from 'vitest';
import { describeOnBothDatabases } from '../../../../tests/support/databases.ts';
import type { Tx } from '../../../platform/db/types.ts';
import type { Announce } from '../../../platform/events/index.ts';
import { correctEvent, mergeEvent, moveEvent, type Changing } from '../change-event.ts';
import { anEvent, aWhistleblowing } from '../factories.ts';
import { fetchHistory } from '../queries/fetch-history.ts';
import { findEvent } from '../queries/find-event.ts';
import { INTELLIGENCE_CHANGED, recordEvent, recordEvents } from '../record-event.ts';
import type { EventRecord } from '../rules/event-record.ts';

interface Told {
  locationIds: readonly string[];
  eventIds: readonly string[];
  recorded?: readonly object[];
}

describeOnBothDatabases('changes of events', (get) => {
  let told: Told[] = [];
  const announce: Announce = async (_tx, { event }, payload) => {
    expect(event).toBe(INTELLIGENCE_CHANGED.event);
    told.push(payload as unknown as Told);
  };
  beforeEach(() => (told = []));

  /** Work as somebody who may do everything, or holds only these permissions. */
  const within = <T>(
    work: (changing: Changing) => Promise<T>,
    permissions: readonly string[] | 'all' = 'all',
  ) =>
    get().db.within({ ...get().scope, permissions }, (tx: Tx) =>
      work({
        tx,
        authority: { authorityId: get().authorityId },
        clock: get().clock,
        announce,
        may: (permission) => permissions === 'all' || permissions.includes(permission),
      }),
    );
  const recorded = async (event = anEvent()): Promise<EventRecord> =>
    within(async ({ tx, authority, clock }) => {
      const id = await recordEvent(tx, { ...authority, clock, announce }, event);
      return (await findEvent(tx, id))!;
    });
  const now = (event: EventRecord) => within(({ tx }) => findEvent(tx, event.eventId));
  const OFFICER = ['intelligence.read', 'intelligence.triage', 'intelligence.restricted'];

  it('tell of a new event what it is and of no word of it', async () => {
    const { eventId } = await recorded();
    expect(told).toEqual([
      {
        authorityId: get().authorityId,
        locationIds: ['1-100'],
        eventIds: [eventId],
        recorded: [
          {
            eventId,
            locationId: '1-100',
            kind: 'complaint',
            severity: 3,
            confidentiality: 'open',
            channel: 'form',
          },
        ],
      },
    ]);
  });

  it('record many as they record one', async () => {
    const ids = await within(({ tx, authority, clock }) =>
      recordEvents(tx, { ...authority, clock, announce }, [anEvent(), aWhistleblowing({ locationId: null })]),
    );
    expect(told).toHaveLength(1);
    expect(told[0]?.recorded).toHaveLength(2);
    const found = await within(({ tx }) => Promise.all([findEvent(tx, ids[0]!), findEvent(tx, ids[1]!)]));
    expect(found.map((event) => event?.title)).toEqual([
      'Night medicines given late',
      'Two staff at night for forty people',
    ]);
  });

  it('tell the old service and the new', async () => {
    const event = await recorded();
    await within((changing) =>
      correctEvent(changing, event, { ...event, locationId: '1-200' }, { version: 1, why: 'x' }),
    );
    expect(told.at(-1)).toMatchObject({ locationIds: ['1-100', '1-200'], eventIds: [event.eventId] });
    expect(told.at(-1)?.recorded).toBeUndefined();
  });

  it('are refused where the version is another, and then nothing is kept and nobody is told', async () => {
    const event = await recorded();
    const told1 = told.length;
    const done = await within((changing) =>
      correctEvent(changing, event, { ...event, title: 'Mine' }, { version: 7, why: 'x' }),
    );
    expect(done).toBe(false);
    expect(told.length).toBe(told1);
    expect((await now(event))?.title).toBe(event.title);
    expect((await within(({ tx }) => fetchHistory(tx, event.eventId))).corrections).toEqual([]);
  });

  it('of two at once keep the first, and let the second see it', async () => {
    const event = await recorded();
    const change = (title: string) =>
      within((changing) => correctEvent(changing, event, { ...event, title }, { version: 1, why: 'x' }));
    const done = await Promise.all([change('One'), change('Two')]);
    expect(done.filter(Boolean)).toHaveLength(1);
    expect((await now(event))?.version).toBe(2);
  });

  it('merge, and take back to the state before, telling both', async () => {
    const [first, second] = [
      await recorded(),
      await recorded(anEvent({ locationId: '1-200', state: 'open' })),
    ];
    await within((changing) => mergeEvent(changing, second, first, { version: 1, why: 'same' }));
    expect(told.at(-1)).toMatchObject({
      locationIds: ['1-200', '1-100'],
      eventIds: [second.eventId, first.eventId],
    });
    const merged = (await now(second))!;
    expect(merged).toMatchObject({ state: 'merged', mergedInto: first.eventId });
    await within((changing) => moveEvent(changing, merged, 'undo', { version: 2, why: 'not the same' }));
    expect(await now(second)).toMatchObject({ state: 'open', mergedInto: null, version: 3 });
  });

  it('let an officer protect what they may not see then, and no more than that', async () => {
    const event = await recorded(anEvent({ source: 'jo@home.example', channel: 'email' }));
    const values = { ...event, kind: 'whistleblowing', confidentiality: 'whistleblower' as const };
    await within(
      (changing) => correctEvent(changing, event, values, { version: 1, why: 'a carer wrote' }),
      OFFICER,
    );
    expect(await within(({ tx }) => findEvent(tx, event.eventId), OFFICER)).toBeNull();
    expect(await now(event)).toMatchObject({
      kind: 'whistleblowing',
      confidentiality: 'whistleblower',
      source: '',
    });
    const raised = await within(
      ({ tx }) =>
        sql<{
          done: boolean;
        }>`select intelligence.raise_confidentiality(${event.eventId}::uuid, 2, 'complaint', 'whistleblower') as done`.execute(
          tx,
        ),
      OFFICER,
    );
    expect(raised.rows).toEqual([{ done: false }]);
  });

  it('never lower by that way what somebody sees, nor raise for whoever does not sort', async () => {
    const event = await recorded(anEvent({ confidentiality: 'restricted' }));
    const raise = (to: string, permissions: readonly string[]) =>
      within(
        async ({ tx }) =>
          (
            await sql<{
              done: boolean;
            }>`select intelligence.raise_confidentiality(${event.eventId}::uuid, 1, 'complaint', ${to}) as done`.execute(
              tx,
            )
          ).rows[0]?.done,
        permissions,
      );
    expect(await raise('open', OFFICER)).toBe(false);
    expect(await raise('restricted', OFFICER)).toBe(false);
    expect(await raise('whistleblower', ['intelligence.read', 'intelligence.restricted'])).toBe(false);
    expect(await raise('whistleblower', ['intelligence.read', 'intelligence.triage'])).toBe(false);
    expect(await raise('whistleblower', OFFICER)).toBe(true);
  });

  it('keep old words as confidential as they were when an event is opened later', async () => {
    const event = await recorded(anEvent({ confidentiality: 'restricted', title: 'Names the manager' }));
    const values = { ...event, confidentiality: 'open' as const, title: 'Without names' };
    await within((changing) =>
      correctEvent(changing, event, values, { version: 1, why: 'no names any more' }),
    );
    const read = (permissions: readonly string[]) =>
      within(({ tx }) => fetchHistory(tx, event.eventId), permissions);
    expect((await read(['intelligence.read'])).corrections).toEqual([]);
    expect((await read(OFFICER)).corrections).toHaveLength(1);
  });
});
