import { sql } from 'kysely';
import { beforeAll, expect, it } from 'vitest';
import { describeOnBothDatabases, makeAuthority } from '../../../../tests/support/databases.ts';
import { day } from '../../../kernel/calendar-day.ts';
import { newId } from '../../../platform/clock/index.ts';
import { placingStatus } from '../figures.ts';

const AREA = { localAuthorities: ['Oldham'] };

describeOnBothDatabases('the figure of placement status', (get) => {
  const asked = async (asAt: string, authorityId = get().authorityId) => {
    const { rows, denominator } = await get().db.within({ authorityId, actor: 'tester' }, (tx) =>
      placingStatus.value(tx, { ...AREA, asAt: day(asAt) }),
    );
    return { of: denominator, ...Object.fromEntries(rows.map(({ state, n }) => [String(state), n])) };
  };
  const opened = (asAt: string, state?: string) =>
    get().db.within(get().scope, (tx) =>
      placingStatus.records(tx, { ...AREA, asAt: day(asAt) }, state === undefined ? {} : { state }),
    );

  beforeAll(async () => {
    const { db, authorityId } = get();
    await sql`
      insert into cqc.location (location_id, name, sector, local_authority, leading_category, registration_status, registration_date, deregistration_date)
      values ('1-1', 'Meadow Court', 'Social Care Org', 'Oldham', 'Nursing home', 'Registered', '2020-01-01', null),
             ('1-2', 'Quiet Care', 'Social Care Org', 'Oldham', 'Home care', 'Registered', '2026-06-01', null),
             ('1-3', 'Quiet Care before', 'Social Care Org', 'Oldham', 'Home care', 'Deregistered', '2015-01-01', '2026-06-01'),
             ('1-4', 'Far Lodge', 'Social Care Org', 'Bury', 'Nursing home', 'Registered', '2015-01-01', null),
             ('1-5', 'Never Decided', 'Social Care Org', 'Oldham', 'Nursing home', 'Registered', null, null)`.execute(db.owner);
    await sql`insert into cqc.lineage (location_id, ancestor_id, depth)
      values ('1-2', '1-2', 0), ('1-2', '1-3', 1), ('1-3', '1-3', 0)`.execute(db.owner);
    const own = newId();
    await db.within(get().scope, (tx) =>
      sql`insert into market.own_location (location_id, authority_id, name, service_type, opened_on)
        values (${own}, ${authorityId}, 'Day Centre', 'Day care', '2026-03-01')`.execute(tx));
    const decided = [
      ['1-1', 'embargo', '2026-03-02', '2026-03-01T09:00:00Z'],
      ['1-1', 'restricted', '2026-05-01', '2026-04-20T09:00:00Z'],
      // half an hour past midnight in London, on the day that it begins
      ['1-1', 'open', '2026-09-01', '2026-08-31T23:30:00Z'],
      ['1-3', 'embargo', '2026-02-01', '2026-02-01T09:00:00Z'],
      ['1-4', 'embargo', '2026-02-01', '2026-02-01T09:00:00Z'],
    ] as const;
    for (const [location, state, from, at] of decided)
      await db.within(get().scope, (tx) =>
        sql`insert into placement.decision (decision_id, authority_id, location_id, state, from_day, scope, review_on, decided_at, follows)
          select ${newId()}, ${authorityId}, ${location}, ${state}, ${from}, 'All', '2027-01-01', ${at},
                 (select decision_id from placement.decision where location_id = ${location} order by number desc limit 1)`.execute(tx));
  });

  it.each([
    ['2026-01-15', { of: 3, Open: 3, Restricted: 0, Embargo: 0 }],
    ['2026-02-15', { of: 3, Open: 2, Restricted: 0, Embargo: 1 }],
    ['2026-03-01', { of: 4, Open: 3, Restricted: 0, Embargo: 1 }],
    ['2026-03-02', { of: 4, Open: 2, Restricted: 0, Embargo: 2 }],
    // decided on 20 April, from 1 May on
    ['2026-04-30', { of: 4, Open: 2, Restricted: 0, Embargo: 2 }],
    ['2026-05-01', { of: 4, Open: 2, Restricted: 1, Embargo: 1 }],
    // the embargo on the registration before goes with its successor
    ['2026-06-15', { of: 4, Open: 2, Restricted: 1, Embargo: 1 }],
    // made on 1 September in London, though 31 August by the clock of Greenwich
    ['2026-08-31', { of: 4, Open: 2, Restricted: 1, Embargo: 1 }],
    ['2026-09-01', { of: 4, Open: 3, Restricted: 0, Embargo: 1 }],
  ])('on %s is %j', async (asAt, counts) => {
    expect(await asked(asAt)).toEqual(counts);
  });

  it('opens as many records as it counts, state by state', async () => {
    expect(await opened('2026-06-15', 'Embargo')).toEqual(['1-2']);
    expect(await opened('2026-06-15', 'Restricted')).toEqual(['1-1']);
    expect((await opened('2026-06-15', 'Open')).length).toBe(2);
    expect((await opened('2026-06-15')).length).toBe(4);
    expect(await opened('2026-06-15', 'Red')).toEqual([]);
  });

  it('knows no decision of another council', async () => {
    const other = await makeAuthority(get().db, ['Oldham'], 'Otherham Council');
    expect(await asked('2026-03-02', other)).toEqual({ of: 3, Open: 3, Restricted: 0, Embargo: 0 });
  });
}); // prettier-ignore
