import { sql } from 'kysely';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { applicationOn, webServer } from '../../src/app.ts';
import { saveHomes } from '../../src/modules/capacity/tests/register-fixture.ts';
import { newId } from '../../src/platform/clock/index.ts';
import { describeOnBothDatabases } from '../support/databases.ts';
import { signIn } from '../support/readers.ts';
import { Visitor } from '../support/visitor.ts';

const boxes = (name: string, day: string) => {
  const [year, month, dayOfMonth] = day.split('-');
  return { [`${name}-day`]: dayOfMonth!, [`${name}-month`]: month!, [`${name}-year`]: year! };
};

describeOnBothDatabases(
  'a meeting between agencies',
  (get) => {
    let app: FastifyInstance;
    let [officer, manager, auditor, broker] = [] as unknown as [Visitor, Visitor, Visitor, Visitor];
    let [meeting, item, actionUrl, officerId] = ['', '', '', ''];
    const rows = async <Row>(query: ReturnType<typeof sql<Row>>) =>
      (await query.execute(get().db.owner)).rows;
    const version = (body: string) => /name="version" value="(\d+)"/.exec(body)?.[1] ?? '';
    const agencyId = async (name: string) =>
      (await rows(sql<{ id: string }>`select agency_id as id from meetings.agency where name = ${name}`))[0]!
        .id;

    async function heard(location: string, severity: number, confidentiality: string, title: string) {
      const { db, authorityId, clock } = get();
      await db.within({ authorityId, actor: 'tester', permissions: 'all' }, async (tx) => {
        const id = newId(clock);
        await sql`insert into intelligence.event (event_id, authority_id, location_id, kind, channel, received_on, severity, confidentiality, state, recorded_at)
          values (${id}, ${authorityId}, ${location}, ${confidentiality === 'whistleblower' ? 'whistleblowing' : 'complaint'}, 'form', '2026-11-10',
                  ${severity}, ${confidentiality}, 'open', '2026-11-10T09:00:00Z')`.execute(tx);
        await sql`insert into intelligence.narrative (event_id, authority_id, title, account) values (${id}, ${authorityId}, ${title}, '')`.execute(tx);
      });
    } // prettier-ignore

    beforeAll(async () => {
      const { db, clock, dataDir } = get();
      await saveHomes(db.owner, [
        { id: '1-111', name: 'Meadow Court', providerId: '1-900' },
        { id: '1-222', name: 'Hill House', providerId: '1-901' },
        { id: '1-333', name: 'Whisper Lodge', providerId: '1-902' },
      ]);
      await heard('1-111', 2, 'open', 'Cold meals again');
      await heard('1-222', 4, 'open', 'A fall at night');
      await heard('1-333', 5, 'whistleblower', 'Told in confidence');
      ({ app } = await webServer(applicationOn(db, { port: 0, host: '127.0.0.1', dataDir }, clock), { log: false }));
      officer = new Visitor(app, await signIn(get(), ['contracts-officer'], { name: 'Olu Officer', email: 'olu@council.example' }));
      manager = new Visitor(app, await signIn(get(), ['quality-manager'], { name: 'Mia Manager' }));
      auditor = new Visitor(app, await signIn(get(), ['auditor']));
      broker = new Visitor(app, await signIn(get(), ['broker']));
      officerId = (await rows(sql<{ id: string }>`select account_id as id from people.account where email = 'olu@council.example'`))[0]!.id;
    }); // prettier-ignore
    afterAll(() => app.close());

    it('is planned, and people of agencies of the council’s own list are invited', async () => {
      await manager.get('/settings/agencies');
      await manager.post('/settings/agencies', { do: 'usual' });
      expect((await manager.post('/settings/agencies', { name: 'police' })).body).toContain('in the list already');
      const planned = await manager.post('/meetings/new', {
        kind: 'Information sharing', chair: 'Mia Manager', startsAt: '14:00', place: 'Town Hall', ...boxes('heldOn', '2026-11-18'),
      });
      expect(planned.statusCode).toBe(303);
      meeting = String(planned.headers.location);
      await manager.get(`${meeting}/people`);
      await manager.post(`${meeting}/people`, { do: 'invite', name: 'Pat Police', role: 'Sergeant', agencyId: await agencyId('Police'), email: 'pat@police.example' });
      expect((await manager.post(`${meeting}/people`, { do: 'invite', name: '', email: 'no' })).statusCode).toBe(400);
      expect((await manager.get(meeting)).body).toContain('Pat Police');
    }); // prettier-ignore

    it('has an agenda of what is new, the worst first, without what a whistleblower told', async () => {
      await manager.post(`${meeting}/agenda`, { do: 'build' });
      const page = (await manager.get(meeting)).body;
      expect(page.indexOf('Hill House')).toBeLessThan(page.indexOf('Meadow Court'));
      expect(page).toContain('1 new entry in the log: 1 of severity 4.');
      expect(page).not.toContain('Cold meals again');
      const stored = await rows(sql<{ title: string }>`select title from meetings.item order by place`);
      expect(stored.map(({ title }) => title)).toEqual(['Hill House', 'Meadow Court']);
    });

    it('shows whoever may see it that something confidential is new, and nobody else', async () => {
      expect((await manager.get(meeting)).body).toContain('Whisper Lodge');
      for (const other of [officer, auditor])
        expect((await other.get(meeting)).body).not.toContain('Whisper Lodge');
      expect((await broker.get(meeting)).statusCode).toBe(403);
    });

    it('is built again without putting anything on twice, and what was taken off stays off', async () => {
      const [first] = await rows(sql<{ id: string }>`select item_id as id from meetings.item where title = 'Meadow Court'`);
      await manager.post(`${meeting}/agenda`, { do: 'remove', item: first!.id });
      await manager.post(`${meeting}/agenda`, { do: 'build' });
      expect((await rows(sql`select * from meetings.item`)).length).toBe(2);
      expect((await manager.get(meeting)).body).toContain('Taken off the agenda (1)');
      await manager.post(`${meeting}/agenda`, { do: 'restore', item: first!.id });
      await manager.post(`${meeting}/agenda`, { do: 'up', item: first!.id });
      const order = await rows(sql<{ title: string }>`select title from meetings.item order by place`);
      expect(order[0]!.title).toBe('Meadow Court');
      expect((await manager.post(`${meeting}/agenda`, { do: 'add', locationId: '1-999' })).body).toContain('No service has this id');
      await manager.post(`${meeting}/agenda`, { do: 'add', title: 'Winter plan' });
      item = `${meeting}/items/${(await rows(sql<{ id: string }>`select item_id as id from meetings.item where title = 'Hill House'`))[0]!.id}`;
    }); // prettier-ignore

    it('keeps minutes of two who write at once: the second sees what the first wrote', async () => {
      const mine = version((await manager.get(item)).body);
      await officer.get(item);
      expect((await officer.post(item, { minutes: 'Police know of two calls.', decision: '', version: mine })).statusCode).toBe(303);
      const clash = await manager.post(item, { minutes: 'My own words', decision: 'Visit', version: mine });
      expect(clash.statusCode).toBe(409);
      expect(clash.body).toContain('Saved now: Police know of two calls.');
      expect(clash.body).toContain('My own words');
      expect((await manager.post(item, { minutes: 'Both', decision: 'Visit', version: version(clash.body) })).statusCode).toBe(303);
    }); // prettier-ignore

    it('records what was shared with whom: open facts alone unless somebody writes', async () => {
      const police = await agencyId('Police');
      const refused = await manager.post(`${item}/share`, { agency: police, level: 'own words', words: '', basis: '' });
      expect(refused.body).toContain('Write what is shared');
      expect(refused.body).toContain('Say on what basis it is shared');
      await manager.post(`${item}/share`, { agency: police, level: 'open facts', words: '', basis: 'Care Act 2014, section 6', now: 'yes' });
      const page = (await manager.get(meeting)).body;
      expect(page).toContain('Hill House: residential home.');
      expect(page).toContain('Care Act 2014, section 6');
      expect(page).not.toContain('A fall at night');
      // what was shared is never rewritten, not even by the house
      const { db, scope } = get();
      await expect(
        db.within({ ...scope, permissions: 'all' }, (tx) => sql`update meetings.share set words = 'x'`.execute(tx)),
      ).rejects.toThrow(/it stays as it is/);
    }); // prettier-ignore

    it('gives a colleague an action, who is told, has it in My work, and brings it to an end', async () => {
      const wrong = await manager.post(`${item}/action`, { action: '', owner: 'account:nobody', ...boxes('dueOn', '') });
      expect(wrong.body).toContain('Choose who does it');
      await manager.post(`${item}/action`, { action: 'Visit at night', owner: `account:${officerId}`, ...boxes('dueOn', '2026-11-20') });
      const told = await rows(sql<{ kind: string; href: string }>`
        select kind, href from platform.notice where account_id = ${officerId} and kind = 'meetings.action-given'`);
      expect(told).toHaveLength(1);
      actionUrl = told[0]!.href;
      expect((await officer.get('/my-work')).body).toContain('Action of a meeting: Visit at night');
      const page = (await officer.get(actionUrl)).body;
      expect((await officer.post(actionUrl, { version: version(page) })).body).toContain('Say what came of it');
      expect((await auditor.post(actionUrl, { state: 'done', outcome: 'No', version: version(page) })).statusCode).toBe(403);
      await officer.post(actionUrl, { state: 'done', outcome: 'Two staff at night', version: version(page) });
      expect((await officer.get('/my-work')).body).not.toContain('Visit at night');
      expect((await manager.get(meeting)).body).toContain('Done');
    }); // prettier-ignore

    it('ends with approved minutes that nobody changes: a correction stands beside them', async () => {
      await manager.post(`${meeting}/step`, { do: 'hold', version: version((await manager.get(meeting)).body) });
      await manager.post(`${meeting}/step`, { do: 'approve', version: version((await manager.get(meeting)).body) });
      expect((await manager.get(meeting)).body).toContain('Minutes approved');
      const late = await manager.post(item, { minutes: 'Other', decision: '', version: '3' });
      expect(late.statusCode).toBe(409);
      expect((await manager.post(`${meeting}/agenda`, { do: 'build' })).statusCode).toBe(409);
      const { db, scope } = get();
      await expect(
        db.within({ ...scope, permissions: 'all' }, (tx) => sql`update meetings.item set minutes = 'x'`.execute(tx)),
      ).rejects.toThrow(/are approved: note a correction/);
      await manager.post(`${meeting}/step`, { do: 'correct', words: 'It was three calls' });
      const print = (await auditor.get(`${meeting}/print?what=minutes`)).body;
      for (const words of ['Both', 'Decision: Visit', 'It was three calls', 'Visit at night']) expect(print).toContain(words);
    }); // prettier-ignore

    it('prints for an agency what is shared with it and nothing else', async () => {
      const paper = (await manager.get(`${meeting}/print?what=agenda&for=${await agencyId('Police')}`)).body;
      expect(paper).toContain('Hill House: residential home.');
      for (const hidden of ['Both', 'Meadow Court', 'severity 4']) expect(paper).not.toContain(hidden);
    });
  },
  { now: '2026-11-16T09:00:00Z', area: ['Oldham'] },
);
