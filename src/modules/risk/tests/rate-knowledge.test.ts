import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import { beforeAll, expect, it } from 'vitest';
import { describeOnBothDatabases, type TestDatabase } from '../../../../tests/support/databases.ts';
import { addDays, day, type Day } from '../../../kernel/calendar-day.ts';
import type { Tx } from '../../../platform/db/types.ts';
import { announcer } from '../../../platform/events/index.ts';
import { anEvent } from '../../intelligence/factories.ts';
import { recordEvent, type NewEvent } from '../../intelligence/index.ts';
import { fetchAssessment, rateMarket, room } from '../index.ts';
import { saveLocations } from './market-fixture.ts';

const TODAY = day('2026-11-16');
const OLD = '1-OLD';
const NEW = '1-NEW';
const OTHER = '1-OTHER';

describeOnBothDatabases('a rating of what the council knows', (get: () => TestDatabase) => {
  const scope = () => ({ ...get().scope, permissions: 'all' as const });
  const recordIn = (tx: Tx, event: Partial<NewEvent>) =>
    recordEvent(
      tx,
      {
        authorityId: get().authorityId,
        clock: get().clock,
        announce: announcer(room.listens ?? [], get().clock, () => []),
      },
      anEvent({ occurredOn: null, receivedOn: TODAY, kind: 'safeguarding', severity: 3, ...event }),
    );
  const record = (event: Partial<NewEvent>) => get().db.within(scope(), (tx) => recordIn(tx, event));
  const rated = async (asAt: Day, locationIds?: string[]) =>
    Object.fromEntries(
      (
        await get().db.within(scope(), (tx) =>
          rateMarket(tx, { authorityId: get().authorityId, asAt, today: TODAY, persist: false, locationIds }),
        )
      ).map((one) => [one.locationId, one.contributions.map(({ words }) => words).join('; ')]),
    );

  beforeAll(async () => {
    await get().db.within(scope(), async (tx) => {
      await saveLocations(tx, TODAY, [
        {
          id: OLD,
          registered: '2015-01-05',
          deregistered: '2026-06-01',
          ratings: [{ on: '2026-01-05', rating: 'Good' }],
        },
        { id: NEW, registered: '2026-06-01', ratings: [{ on: '2026-07-05', rating: 'Good' }] },
        { id: OTHER, ratings: [{ on: '2026-07-05', rating: 'Good' }] },
      ]);
      await sql`insert into cqc.lineage (location_id, ancestor_id, depth) values (${NEW}, ${NEW}, 0), (${NEW}, ${OLD}, 1)`.execute(
        tx,
      );
      await rateMarket(tx, { authorityId: get().authorityId, asAt: TODAY, today: TODAY, persist: true });
    });
    await record({ locationId: NEW });
    await record({ locationId: OLD, receivedOn: addDays(TODAY, -30) });
  });

  it('counts what was heard of an earlier registration for the one that followed it', async () => {
    const all = await rated(TODAY);
    expect(all[NEW]).toContain('Two safeguarding enquiries in 90 days');
    expect(all[OTHER]).toBe('');
    expect(await rated(TODAY, [NEW])).toEqual({ [NEW]: all[NEW] });
    expect(await rated(TODAY, [OLD])).toEqual({ [NEW]: all[NEW] });
  });

  it('keeps it in the transaction that recorded it, also where the earlier registration was named', async () => {
    const kept = await get().db.within(scope(), (tx) => fetchAssessment(tx, NEW));
    expect(kept?.contributions[0]?.words).toBe('Two safeguarding enquiries in 90 days');
  });

  it('knows on a past day only what had been received by then, at the age that it had', async () => {
    expect((await rated(addDays(TODAY, -1)))[NEW]).toContain('One safeguarding enquiry in 90 days');
    expect((await rated(addDays(TODAY, -31)))[NEW]).not.toContain('safeguarding');
  });

  it('forgets what was withdrawn', async () => {
    const { db } = get();
    await db.within(scope(), (tx) =>
      sql`update intelligence.event set state = 'withdrawn' where location_id = ${OLD}`.execute(tx),
    );
    expect((await rated(TODAY))[NEW]).toContain('One safeguarding enquiry in 90 days');
    expect((await rated(TODAY, [NEW]))[NEW]).toContain('One safeguarding enquiry in 90 days');
  });

  it('says the open version of a rating to whoever lacks risk.reasons', async () => {
    const { db, scope: without } = get();
    const open = await db.within(without, (tx) => fetchAssessment(tx, NEW));
    expect(open).toMatchObject({ score: 0, contributions: [] });
    expect(JSON.stringify(open)).not.toContain('safeguarding');
  });

  it('forgets nothing that two people record of a service at the same moment', async () => {
    const { db } = get();
    let goOn!: () => void;
    const wait = new Promise<void>((resolve) => (goOn = resolve));
    let begun!: () => void;
    const recorded = new Promise<void>((resolve) => (begun = resolve));
    const first = db.within(scope(), async (tx) => {
      await recordIn(tx, { locationId: OTHER });
      begun();
      await wait;
    });
    await recorded;
    const second = record({ locationId: OTHER });
    await sleep(300);
    goOn();
    await Promise.all([first, second]);
    const kept = await db.within(scope(), (tx) => fetchAssessment(tx, OTHER));
    expect(kept?.contributions[0]?.words).toBe('Two safeguarding enquiries in 90 days');
  });
});
