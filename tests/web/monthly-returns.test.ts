import { sql } from 'kysely';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { applicationOn, webServer } from '../../src/app.ts';
import { typedHome } from '../../src/modules/capacity/factories.ts';
import { keepReturns } from '../../src/modules/capacity/jobs/keep-returns.ts';
import { saveHomes } from '../../src/modules/capacity/tests/register-fixture.ts';
import { fixedClock, newId } from '../../src/platform/clock/index.ts';
import { toNobody } from '../../src/platform/events/index.ts';
import { describeOnBothDatabases } from '../support/databases.ts';
import { signIn } from '../support/readers.ts';
import { Visitor } from '../support/visitor.ts';

const OURS = '/our-services/1-111/returns/2026-10';
const THEIRS = '/our-services/1-222/returns/2026-10';
const COUNCIL = '/services/1-111/returns/2026-10';

describeOnBothDatabases(
  'the monthly return of a provider',
  (get) => {
    let app: FastifyInstance;
    let [provider, officer, qualityManager] = [] as unknown as [Visitor, Visitor, Visitor];
    let providerAccount = '';
    const rows = async <Row>(query: ReturnType<typeof sql<Row>>) =>
      (await query.execute(get().db.owner)).rows;
    const version = (body: string) => /name="version" value="(\d+)"/.exec(body)?.[1] ?? '';
    const keepOn = (now: string) => {
      const { db, authorityId, scope } = get();
      return db.within({ ...scope, permissions: 'all' }, (tx) =>
        keepReturns(tx, { authorityId, clock: fixedClock(now), announce: toNobody }),
      );
    };
    const events = () =>
      rows(sql<{ kind: string; location: string; severity: number }>`
        select kind, location_id as location, severity from intelligence.event where channel = 'return'`);

    beforeAll(async () => {
      const { db, clock, dataDir, authorityId } = get();
      await saveHomes(db.owner, [
        { id: '1-111', name: 'Meadow Court', providerId: '1-900' },
        { id: '1-222', name: 'Hill House', providerId: '1-901' },
        { id: '1-333', name: 'Sleeping House', providerId: '1-900', dormant: true },
        { id: '1-444', name: 'Gone House', providerId: '1-900', deregistered: true },
        { id: '1-555', name: 'Not Ours', providerId: '1-900' },
      ]);
      await db.within({ authorityId, actor: 'tester', permissions: 'all' }, async (tx) => {
        for (const id of ['1-111', '1-222', '1-333', '1-444'])
          await sql`insert into market.local_fact (fact_id, authority_id, location_id, valid_from, recorded_by, contracted)
            values (${newId()}, ${authorityId}, ${id}, '2020-01-01', 'tester', true)`.execute(tx);
      });
      ({ app } = await webServer(applicationOn(db, { port: 0, host: '127.0.0.1', dataDir }, clock), {
        log: false,
      }));
      provider = new Visitor(
        app,
        await signIn(get(), ['provider-user'], { providerId: '1-900', email: 'm@meadow.example' }),
      );
      officer = new Visitor(app, await signIn(get(), ['contracts-officer'], { name: 'Olu Officer' }));
      qualityManager = new Visitor(app, await signIn(get(), ['quality-manager']));
      [providerAccount] = (
        await rows(
          sql<{ id: string }>`select account_id as id from people.account where email = 'm@meadow.example'`,
        )
      ).map(({ id }) => id) as [string];
    });
    afterAll(() => app.close());

    it('is asked of nobody until the council says whom it asks', async () => {
      expect((await officer.get('/returns')).body).toContain('Nobody is asked yet');
      expect(await keepOn('2026-11-08T07:00:00Z')).toEqual({ opened: 0, late: 0, reminded: 0 });
    });

    it('is asked from the month that is set, of the contracted services that operate', async () => {
      await qualityManager.get('/settings/returns');
      const setting = { validFrom: '2026-10', asks: 'contracted', opensDay: '8', dueDay: '14', remindBefore: '3', remindEvery: '7', remindTimes: '4' };
      expect((await qualityManager.post('/settings/returns', { ...setting, dueDay: '7' })).body).toContain(
        'The day on which returns are due must not be before the one on which they open',
      );
      expect((await qualityManager.post('/settings/returns', setting)).statusCode).toBe(303);
      expect((await keepOn('2026-11-07T07:00:00Z')).opened).toBe(0);
      expect(await keepOn('2026-11-08T07:00:00Z')).toEqual({ opened: 2, late: 0, reminded: 1 });
      const asked = await rows(sql<{ id: string; due: string }>`
        select location_id as id, due_on as due from capacity.monthly_return order by 1`);
      expect(asked).toEqual([{ id: '1-111', due: '2026-11-16' }, { id: '1-222', due: '2026-11-16' }]);
    }); // prettier-ignore

    it('is asked once, however often the month is opened, and each reminder is sent once', async () => {
      expect(await keepOn('2026-11-08T07:00:00Z')).toEqual({ opened: 0, late: 0, reminded: 0 });
      expect(await keepOn('2026-11-14T07:00:00Z')).toEqual({ opened: 0, late: 0, reminded: 1 });
      expect(await keepOn('2026-11-14T09:00:00Z')).toEqual({ opened: 0, late: 0, reminded: 0 });
      const told = await rows(sql<{ about: string }>`
        select about from platform.notice where account_id = ${providerAccount} order by created_at, notice_id`);
      expect(told.map(({ about }) => about)).toEqual([
        'Meadow Court, October 2026, due 16 November 2026',
        'Meadow Court, October 2026, due 16 November 2026',
      ]);
    });

    it("is the provider's own alone: another provider's is as if it were not there", async () => {
      expect((await provider.get(OURS)).body).toContain('Answer the return');
      for (const url of [THEIRS, `${THEIRS}/answer`, '/our-services/1-222/returns'])
        expect((await provider.get(url)).statusCode).toBe(404);
      await provider.get(`${OURS}/answer`);
      expect((await provider.post(`${THEIRS}/answer`, { ...typedHome(), do: 'send', version: '1' })).statusCode).toBe(404);
      for (const url of [COUNCIL, '/returns', '/services/1-111/returns'])
        expect((await provider.get(url)).statusCode).toBe(403);
      // and in the database itself, also where no provider is named
      const { db, authorityId } = get();
      const seen = await db.within({ authorityId, actor: 'x', permissions: ['capacity.answer'] }, (tx) =>
        sql`select * from capacity.monthly_return`.execute(tx),
      );
      expect(seen.rows).toEqual([]);
    }); // prettier-ignore

    it('is saved as a draft with whatever is typed, and told of what is wrong when it is sent', async () => {
      const form = (await provider.get(`${OURS}/answer`)).body;
      const draft = await provider.post(`${OURS}/answer`, { do: 'save', version: version(form), beds: '30', occupied: '300' });
      expect(draft.statusCode).toBe(303);
      const again = (await provider.get(`${OURS}/answer`)).body;
      expect(again).toContain('value="300"');
      const refused = await provider.post(`${OURS}/answer`, {
        ...typedHome({ occupied: '300' }), do: 'send', version: version(again),
      });
      expect(refused.statusCode).toBe(400);
      expect(refused.body).toContain('Beds occupied must be no more than the beds that can be used');
      expect(refused.body).toContain('<title>Error: ');
      expect(await events()).toEqual([]);
    }); // prettier-ignore

    it('is not sent over what somebody else saved meanwhile: both are shown', async () => {
      const mine = version((await officer.get(`${COUNCIL}/answer`)).body);
      const theirs = version((await provider.get(`${OURS}/answer`)).body);
      expect((await provider.post(`${OURS}/answer`, { ...typedHome({ falls: '7' }), do: 'save', version: theirs })).statusCode).toBe(303);
      const clash = await officer.post(`${COUNCIL}/answer`, { ...typedHome({ falls: '2' }), do: 'send', version: mine });
      expect(clash.statusCode).toBe(409);
      expect(clash.body).toContain('Where theirs and yours differ');
      expect(clash.body).toMatch(/Falls with an injury<\/th><td[^>]*>7<\/td><td[^>]*>2<\/td>/);
      expect(await events()).toEqual([]);
    }); // prettier-ignore

    it('is sent, recorded in the log once, and shown with its figures', async () => {
      const sent = await provider.post(`${OURS}/answer`, {
        ...typedHome(), do: 'send', version: version((await provider.get(`${OURS}/answer`)).body),
      });
      expect(sent.statusCode).toBe(303);
      expect((await provider.get(OURS)).body).toContain('Sent on 16 November 2026');
      expect(await events()).toEqual([{ kind: 'performance-form', location: '1-111', severity: 1 }]);
      const facts = await get().db.within({ ...get().scope, permissions: [] }, (tx) =>
        sql<{ measure: string; value: number }>`
          select measure, value from capacity.published_return_fact where measure in ('occupancy_rate', 'manager_in_post') order by 1`.execute(tx),
      );
      expect(facts.rows.map(({ measure, value }) => [measure, Math.round(value)])).toEqual([
        ['manager_in_post', 1],
        ['occupancy_rate', 93],
      ]);
    }); // prettier-ignore

    it('is queried by the officer, corrected by the provider without loss, and accepted', async () => {
      const page = (await officer.get(COUNCIL)).body;
      expect((await officer.post(COUNCIL, { act: 'query', words: '', version: version(page) })).body).toContain(
        'Write what you ask the provider',
      );
      await officer.post(COUNCIL, { act: 'query', words: 'Only 3 falls?', version: version(page) });
      expect((await provider.get(OURS)).body).toContain('Only 3 falls?');
      const form = (await provider.get(`${OURS}/answer`)).body;
      const right = { ...typedHome({ falls: '6' }), do: 'send', version: version(form) };
      expect((await provider.post(`${OURS}/answer`, right)).body).toContain('Say why the return is corrected');
      expect((await provider.post(`${OURS}/answer`, { ...right, reason: 'Three were written down late' })).statusCode).toBe(303);
      const corrected = (await officer.get(COUNCIL)).body;
      expect(corrected).toContain('Three were written down late');
      expect(corrected).toContain('Falls with an injury: 3 to 6');
      expect(await events()).toHaveLength(1);
      await officer.post(COUNCIL, { act: 'accept', words: '', version: version(corrected) });
      expect((await officer.get(COUNCIL)).body).toContain('Accepted');
    }); // prettier-ignore

    it('is late once its due day is over: the officer is told once, and three in a row are marked', async () => {
      expect(await keepOn('2026-11-17T07:00:00Z')).toMatchObject({ late: 1 });
      expect(await keepOn('2026-11-17T08:00:00Z')).toMatchObject({ late: 0 });
      await keepOn('2026-12-08T07:00:00Z');
      await keepOn('2026-12-15T07:00:00Z');
      await keepOn('2027-01-08T07:00:00Z');
      await keepOn('2027-01-15T07:00:00Z');
      const missed = await rows(sql<{ missed: number }>`
        select missed from (select set_config('amberley.authority_id', ${get().authorityId}, true)) s,
          lateral (select missed_in_row as missed from capacity.published_return_state where location_id = '1-222' order by month) m`);
      expect(missed.map((row) => row.missed)).toEqual([1, 2, 3]);
      const list = (await officer.get('/returns?month=2026-12&marked=yes')).body;
      expect(list).toContain('3 in a row, 3 of 12');
      expect(list).toContain('Hill House');
    });

    it('can be left out for a month with a reason, and asked for after all', async () => {
      const url = '/services/1-222/returns/2026-11';
      await officer.post(url, { act: 'excuse', words: 'The home had a fire', version: version((await officer.get(url)).body) });
      const page = (await officer.get(url)).body;
      expect(page).toContain('The service is not asked for this month.');
      expect((await officer.get('/returns?month=2026-12')).body).toContain('2 in a row, 2 of 12');
      await officer.post(url, { act: 'ask', words: '', version: version(page) });
      expect((await officer.get(url)).body).toContain('Asked since');
    }); // prettier-ignore

    it('downloads as files, and opens from the list', async () => {
      const csv = (await officer.get('/returns/download/csv?month=2026-10')).body;
      expect(csv).toContain('Meadow Court');
      expect(csv).toContain('Sent in time');
      for (const format of ['xlsx', 'ods'])
        expect((await officer.get(`/returns/download/${format}?month=2026-10`)).statusCode).toBe(200);
      const history = (await officer.get('/services/1-111/returns')).body;
      expect(history).toContain('93.3 %');
      expect((await provider.get('/our-services/1-111/returns')).body).toContain('93.3 %');
    });
  },
  { now: '2026-11-16T09:00:00Z', area: ['Oldham'] },
);
