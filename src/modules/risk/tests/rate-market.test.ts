import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { describeOnBothDatabases, makeAuthority } from '../../../../tests/support/databases.ts';
import { addDays, day, type Day } from '../../../kernel/calendar-day.ts';
import { toNobody } from '../../../platform/events/index.ts';
import { newId } from '../../../platform/clock/index.ts';
import { SHIPPED, shippedModel, shippedModelJson } from '../factories.ts';
import { fetchAssessment, rateMarket, room, worstFirst } from '../index.ts';
import { fetchModels } from '../queries/fetch-models.ts';
import { questionsOf } from '../rules/heard-events.ts';
import { NoModelInForce } from '../rules/model-in-force.ts';
import { ragDistribution } from '../rag-distribution.ts';
import { saveLocations } from './market-fixture.ts';

const TODAY = day('2026-11-16');
const GOOD = '1-GOOD';
const RI = '1-RI';
const UNSAFE = '1-UNSAFE';
const NEW = '1-NEW';
const CLOSED = '1-CLOSED';
const ELSEWHERE = '1-ELSEWHERE';
const PLACED = '1-PLACED';

describeOnBothDatabases('rating a market', (get) => {
  const rate = (persist = false, asAt = TODAY, locationIds?: string[]) =>
    get().db.within(get().scope, (tx) =>
      rateMarket(tx, { authorityId: get().authorityId, asAt, today: TODAY, persist, locationIds }),
    );
  const shown = async (asAt = TODAY) =>
    Object.fromEntries((await rate(false, asAt)).map((one) => [one.locationId, one.rag]));

  beforeAll(async () => {
    const { db, scope, authorityId } = get();
    await db.within(scope, async (tx) => {
      await saveLocations(tx, TODAY, [
        { id: GOOD, name: 'Ash Court', ratings: [{ on: '2025-06-02', rating: 'Good' }] },
        {
          id: RI,
          name: 'Beech House',
          category: 'Home care',
          ratings: [
            { on: '2022-03-01', rating: 'Good' },
            { on: '2026-02-03', rating: 'Requires improvement' },
          ],
        },
        {
          id: UNSAFE,
          name: 'Cedar Lodge',
          ratings: [{ on: '2026-03-04', rating: 'Requires improvement', safe: 'Inadequate' }],
          managerRegistered: false,
          managerAbsentFrom: '2026-06-10',
        },
        { id: NEW, name: 'Damson Care', registered: '2026-05-01' },
        {
          id: CLOSED,
          name: 'Elm Bank',
          deregistered: '2026-01-01',
          ratings: [{ on: '2020-01-01', rating: 'Good' }],
        },
        { id: ELSEWHERE, localAuthority: 'Bury', ratings: [{ on: '2025-01-01', rating: 'Good' }] },
        { id: PLACED, localAuthority: 'Bury', ratings: [{ on: '2025-01-01', rating: 'Good' }] },
      ]);
      await sql`insert into market.out_of_area_placement (placement_id, authority_id, location_id, people, as_of)
        values (${newId()}, ${authorityId}, ${PLACED}, 2, '2026-10-01')`.execute(tx);
      await sql`insert into market.own_location (location_id, authority_id, name, service_type)
        values ('00000000-0000-7000-8000-00000000000a', ${authorityId}, ${'Day \x1eCentre'}, ${'Day\x1f service'})`.execute(
        tx,
      );
    });
  });

  it('takes what is registered in the area, placements outside it and our own services, worst first', async () => {
    const rows = (await rate()).sort(worstFirst);
    expect(rows.map(({ name, rag }) => `${rag} ${name}`)).toEqual([
      'Red Cedar Lodge',
      'Amber Beech House',
      'Amber Damson Care',
      'Amber Day Centre',
      'Green Ash Court',
      'Green Service 1-PLACED',
    ]);
  });

  it('says why from facts of every room', async () => {
    const [worst] = (await rate()).sort(worstFirst);
    expect(worst?.why).toBe(
      'Red because CQC rated it Inadequate for Safe on 4 March 2026 and CQC rated it Requires improvement on 4 March 2026.',
    );
    expect(worst?.contributions).toContainEqual({
      indicator: 'manager',
      points: 8,
      words: 'Without a registered manager since 10 June 2026: 5 months',
      audience: 'everyone',
    });
  });

  it('rates a past day by what stood then', async () => {
    expect(await shown(day('2025-12-31'))).toEqual({
      [GOOD]: 'Green',
      [RI]: 'Green',
      [UNSAFE]: 'Amber',
      [CLOSED]: 'Green',
      [PLACED]: 'Green',
      '00000000-0000-7000-8000-00000000000a': 'Amber',
    });
  });

  it('does not know on a past day what was only recorded later', async () => {
    const rows = await rate(false, day('2025-12-31'));
    expect(rows.find((row) => row.locationId === GOOD)?.unknown.map(({ indicator }) => indicator)).toEqual([
      'dormancy',
      'manager',
    ]);
  });

  it('refuses a day before the first model', async () => {
    await expect(rate(false, day('2014-09-30'))).rejects.toThrow(NoModelInForce);
  });

  it('rates the whole register where there is no council or no area', async () => {
    const { db } = get();
    const all = await db.within({ authorityId: null, actor: 'tester' }, (tx) =>
      rateMarket(tx, { authorityId: null, asAt: TODAY, today: TODAY, persist: false }),
    );
    expect(all.map(({ locationId }) => locationId)).toContain(ELSEWHERE);
    const other = await makeAuthority(db, [], 'Areless Council');
    const scope = { authorityId: other, actor: 'tester' };
    const same = await db.within(scope, (tx) =>
      rateMarket(tx, { authorityId: other, asAt: TODAY, today: TODAY, persist: false }),
    );
    expect(same.map(({ locationId }) => locationId).sort()).toEqual(
      all.map(({ locationId }) => locationId).sort(),
    );
  });

  it('keeps nothing without a council', async () => {
    await expect(
      get().db.within({ authorityId: null, actor: 'tester' }, (tx) =>
        rateMarket(tx, { authorityId: null, asAt: TODAY, today: TODAY, persist: true }),
      ),
    ).rejects.toThrow('assessments can be kept for a council only: authorityId is null');
  });

  describe('and keeping it', () => {
    const runs = async () =>
      (
        await sql<{ rated: number; changed: number; moved: number }>`
          select rated, changed, moved from risk.rating_run where authority_id = ${get().authorityId} order by computed_at desc, run_id desc`.execute(
          get().db.owner,
        )
      ).rows;
    const stored = (id: string) => get().db.within(get().scope, (tx) => fetchAssessment(tx, id));

    it('fills the history of a past day, then the day itself, and the same again changes nothing', async () => {
      await rate(true, day('2025-12-31'));
      await rate(true);
      expect((await runs())[0]).toMatchObject({ rated: 6, moved: 3 });
      await rate(true);
      expect((await runs())[0]).toEqual({ rated: 6, changed: 0, moved: 0 });
    });

    it('knows since when a service has its colour, and what it was before', async () => {
      expect(await stored(RI)).toMatchObject({
        rag: 'Amber',
        ragSince: TODAY,
        previousRag: 'Green',
        modelVersion: 1,
      });
      expect(await stored(GOOD)).toMatchObject({ rag: 'Green', ragSince: '2025-12-31', previousRag: null });
      expect(await stored(CLOSED)).toBeNull();
    });

    it('counts the colours as at a day, with their records', async () => {
      const { db, scope } = get();
      await db.within(scope, async (tx) => {
        const now = await ragDistribution.value(tx, { asAt: TODAY });
        expect(now.denominator).toBe(6);
        expect(now.rows.map(({ rag, n }) => `${rag} ${n}`)).toEqual(['Red 1', 'Amber 3', 'Green 2']);
        expect(now.rows[0]).toMatchObject({ group: 'All', of: 6, percent: 100 / 6 });
        const before = await ragDistribution.value(tx, { asAt: addDays(TODAY, -1) });
        expect(before.rows.map(({ n }) => n)).toEqual([0, 2, 4]);
        const types = await ragDistribution.value(tx, { asAt: TODAY, by: 'service-type' });
        expect(types.rows.filter((row) => row.group === 'Home care').map(({ n }) => n)).toEqual([0, 1, 0]);
        expect(await ragDistribution.records(tx, { asAt: TODAY }, { rag: 'Red' })).toEqual([UNSAFE]);
        const area = await ragDistribution.value(tx, { asAt: TODAY, localAuthorities: ['Bury'] });
        expect(area.denominator).toBe(1);
        expect(
          (await ragDistribution.value(tx, { asAt: day('2020-01-01') })).rows.map(({ percent }) => percent),
        ).toEqual([null, null, null]);
      });
    });

    it('does not let a past day overwrite what is current', async () => {
      await rate(true, day('2025-12-31'));
      expect(await stored(RI)).toMatchObject({ rag: 'Amber', asAt: TODAY });
    });

    it('fills a day between two ratings without changing what was seen on them', async () => {
      const { db, scope } = get();
      const colours = (asAt: Day) =>
        db.within(scope, async (tx) => (await ragDistribution.value(tx, { asAt })).rows.map(({ n }) => n));
      await rate(true, day('2026-02-10'));
      expect(await colours(day('2025-12-31'))).toEqual([0, 2, 4]);
      expect(await colours(day('2026-02-10'))).toEqual([0, 3, 2]);
      expect(await colours(TODAY)).toEqual([1, 3, 2]);
      await rate(true, day('2025-11-01'));
      expect(await colours(day('2025-11-01'))).toEqual([0, 2, 4]);
      expect(await colours(TODAY)).toEqual([1, 3, 2]);
    });

    it('rates one service anew after an entry, by itself', async () => {
      const { db, scope, authorityId } = get();
      const runsBefore = (await runs()).length;
      await db.within(scope, async (tx) => {
        await sql`insert into market.enforcement (enforcement_id, authority_id, location_id, kind, imposed_on)
          values (${newId()}, ${authorityId}, ${GOOD}, 'Warning notice', '2026-11-10')`.execute(tx);
        const rows = await rateMarket(tx, {
          authorityId,
          asAt: TODAY,
          today: TODAY,
          persist: true,
          locationIds: [GOOD],
        });
        expect(rows.map(({ why }) => why)).toEqual([
          'Red because enforcement (Warning notice) has been in force since 10 November 2026.',
        ]);
      });
      expect(await stored(GOOD)).toMatchObject({ rag: 'Red', previousRag: 'Green' });
      expect(await runs()).toHaveLength(runsBefore);
    });

    it('ends the history of a service that closes', async () => {
      const { db, scope } = get();
      await sql`update cqc.location set registration_status = 'Deregistered', deregistration_date = ${TODAY} where location_id = ${NEW}`.execute(
        db.owner,
      );
      await rate(true);
      expect(await stored(NEW)).toBeNull();
      await db.within(scope, async (tx) => {
        expect((await ragDistribution.value(tx, { asAt: TODAY })).denominator).toBe(5);
      });
    });

    it('leaves an audit trail that holds, one entry a statement', async () => {
      const { db, authorityId } = get();
      const { rows } = await sql<{ n: number }>`
        select (new_row ->> 'rows')::int as n from platform.audit_entry
         where chain = ${authorityId} and table_name = 'risk.assessment_history' and action = 'batch' order by seq limit 2`.execute(
        db.owner,
      );
      expect(rows.map(({ n }) => n)).toEqual([6, 3]);
      expect((await sql`select * from platform.audit_first_fault()`.execute(db.owner)).rows).toEqual([]);
    });
  });

  it('runs as a job each night', async () => {
    const { db, scope, clock, dataDir } = get();
    const job = room.jobs.find(({ kind }) => kind === 'risk.rate')!;
    expect(job.schedule).toBeDefined();
    const notes: string[] = [];
    const result = await job.run(
      {},
      {
        jobId: newId(),
        db,
        scope,
        clock,
        dataDir,
        announce: toNobody,
        signal: new AbortController().signal,
        progress: (_done, _total, note) => notes.push(note),
      },
    );
    expect(result).toEqual({ asAt: TODAY, rated: 5 });
    expect(notes.at(-1)).toBe('Rated 5 of 5 services');
    await expect(
      job.run(
        { asAt: '2026-02-30' },
        {
          jobId: newId(),
          db,
          scope,
          clock,
          dataDir,
          announce: toNobody,
          signal: new AbortController().signal,
          progress: () => {},
        },
      ),
    ).rejects.toThrow('"2026-02-30" is not a day written YYYY-MM-DD');
  });
});

describeOnBothDatabases('the shipped models', (get) => {
  it.each(SHIPPED)('%s is in the database as its file has it', async (shipped) => {
    const file = shippedModelJson(shipped);
    const { rows } = await sql<{ definition: unknown; name: string; valid_from: string; source: string }>`
      select definition, name, valid_from, source from risk.model
       where model_id = ${file.id} and version = ${file.version}`.execute(get().db.owner);
    expect(rows).toEqual([
      { definition: file, name: file.name, valid_from: file.validFrom, source: file.source },
    ]);
  });

  it('can be read, all of them and no other', async () => {
    const read = (await fetchModels(get().db.owner)).map(({ id, version }) => `${id}-${version}`);
    expect(read).toEqual(SHIPPED.toSorted());
  });

  it('name kinds that the log has', async () => {
    const { rows } = await sql<{ kind: string }>`select kind from reference.intelligence_kind`.execute(
      get().db.owner,
    );
    const known = rows.map(({ kind }) => kind);
    for (const { kinds } of SHIPPED.flatMap((shipped) => questionsOf(shippedModel(shipped))))
      if (Array.isArray(kinds)) expect(known).toEqual(expect.arrayContaining(kinds));
  });

  it('cannot be changed by a request', async () => {
    await expect(
      get().db.within(get().scope, (tx) => sql`update risk.model set name = 'x'`.execute(tx)),
    ).rejects.toThrow(/permission denied/);
  });
});
