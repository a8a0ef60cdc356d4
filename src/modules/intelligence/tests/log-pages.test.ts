import type { FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { day } from '../../../kernel/calendar-day.ts';
import { newId } from '../../../platform/clock/index.ts';
import { applicationOn, webServer } from '../../../app.ts';
import { describeOnBothDatabases } from '../../../../tests/support/databases.ts';
import { signIn } from '../../../../tests/support/readers.ts';
import { Visitor } from '../../../../tests/support/visitor.ts';
import { saveRegistrations } from '../../insight/tests/register-fixture.ts';
import { toNobody } from '../../../platform/events/index.ts';
import { anEvent } from '../factories.ts';
import { recordEvent, recordEvents } from '../record-event.ts';
import { referenceOf } from '../rules/reference-number.ts';

const TODAY = day('2026-11-16');
const HEARD = { 'receivedOn-day': '16', 'receivedOn-month': '11', 'receivedOn-year': '2026' };
/** What a form needs at least. */
const FEW = {
  ...HEARD,
  service: '1-100',
  kind: 'complaint',
  title: 'Night medicines given late',
  severity: '3',
  confidentiality: 'open',
};

describeOnBothDatabases(
  'the pages of the intelligence log',
  (get) => {
    let app: FastifyInstance;
    let manager: Visitor;
    let officer: Visitor;
    let worker: Visitor;

    beforeAll(async () => {
      const { db, clock, dataDir, scope } = get();
      ({ app } = await webServer(applicationOn(db, { port: 0, host: '127.0.0.1', dataDir }, clock), {
        log: false,
      }));
      await db.within({ ...scope, permissions: 'all' }, (tx) =>
        saveRegistrations(tx, TODAY, [
          { id: '1-100', name: 'Meadow Court', from: '2015-01-01' },
          { id: '1-200', name: 'Brook House', from: '2015-01-01' },
          { id: '1-300', name: 'Gone Lodge', from: '2010-01-01', until: '2026-01-31' },
        ]),
      );
      // what the import of CQC data writes
      await sql`insert into cqc.search (location_id, words)
        select location_id, lower(name || ' ol1 1aa ol11aa ' || location_id) from cqc.location on conflict do nothing`.execute(
        db.owner,
      );
      const visitor = async (role: string) => new Visitor(app, await signIn(get(), [role]));
      manager = await visitor('quality-manager');
      officer = await visitor('contracts-officer');
      worker = await visitor('locality-worker');
      for (const one of [manager, officer, worker]) await one.get('/intelligence/new');
    }, 60_000);
    afterAll(() => app?.close());

    /** Records as somebody and answers the event's id. */
    async function record(visitor: Visitor, fields: Record<string, string | readonly string[]> = {}) {
      const answer = await visitor.post('/intelligence/new', { ...FEW, ...fields });
      expect(answer.statusCode, answer.body.slice(0, 3000)).toBe(303);
      return String(answer.headers.location).split('/').at(-1)!;
    }
    const stateOf = async (eventId: string) => {
      const found = await sql<{ state: string; version: number; location: string | null }>`
        select state, version, location_id as location from intelligence.event where event_id = ${eventId}`.execute(
        get().db.owner,
      );
      return found.rows[0]!;
    };
    const versionOf = async (eventId: string) => String((await stateOf(eventId)).version);

    it('starts with the service of its address, heard today, and is linked from any page', async () => {
      const form = (await worker.get('/intelligence/new?service=1-100')).body;
      expect(form).toMatch(/value="1-100" checked[^>]*>|checked[^>]*value="1-100"/);
      expect(form).toContain('name="receivedOn-year"');
      expect(form).toContain('value="2026"');
      expect((await worker.get('/services/1-100')).body).toContain('href="/intelligence/new?service=1-100"');
      expect((await worker.get('/services')).body).toContain('href="/intelligence/new"');
    });

    it('gives whoever may not read it a number, and nothing to open', async () => {
      const eventId = await record(worker, { title: 'Seen at the door' });
      const page = (await worker.get(`/intelligence/recorded/${eventId}`)).body;
      expect(page).toContain(referenceOf(eventId));
      expect(page).not.toContain('Seen at the door');
      expect((await worker.get(`/intelligence/${eventId}`)).statusCode).toBe(403);
      expect((await stateOf(eventId)).state).toBe('new');
      expect((await officer.get('/intelligence/inbox')).body).toContain('Seen at the door');
      expect((await worker.get('/intelligence/recorded/nonsense')).statusCode).toBe(404);
    });

    it('finds a service by part of its name without a script, and keeps what was typed', async () => {
      const found = await worker.post('/intelligence/new', {
        ...FEW,
        service: '',
        serviceText: 'brook ho',
        find: 'yes',
        account: '\n<b>kept</b>',
      });
      expect(found.statusCode).toBe(200);
      expect(found.body).toContain('Brook House');
      expect(found.body).toContain('&lt;b>kept');
      expect(found.body).toContain('value="Night medicines given late"');
      const none = await worker.post('/intelligence/new', {
        ...FEW,
        service: '',
        serviceText: 'nobody',
        find: 'yes',
      });
      expect(none.body).toContain('No service was found by &quot;nobody&quot;');
    });

    it.each([
      ['no service', { service: '' }, 'service', 'Choose the service, or &quot;Not known yet&quot;'],
      ['a service that there is not', { service: '1-999' }, 'service', 'There is no such service here'],
      ['no kind', { kind: 'rumour' }, 'kind', 'Choose what kind of intelligence it is'],
      ['no words', { title: ' ' }, 'title', 'Say in one line what happened'],
      [
        'too many words',
        { account: 'x'.repeat(20_001) },
        'account',
        'The account must be 20,000 characters or fewer',
      ],
      ['no severity', { severity: '6' }, 'severity', 'Choose how severe it is'],
      [
        'a day to come',
        { 'receivedOn-day': '17' },
        'receivedOn-day',
        'The day on which you heard of it must be today or in the past',
      ],
      [
        'what happened after it was heard',
        {
          'occurredOn-day': '16',
          'occurredOn-month': '11',
          'occurredOn-year': '2026',
          'receivedOn-day': '15',
        },
        'occurredOn-day',
        'It cannot have happened after you heard of it',
      ],
      [
        'a whistleblower in the open',
        { kind: 'whistleblowing' },
        'confidentiality',
        'What a whistleblower tells cannot be open',
      ],
      ['a name in the open', { identityName: 'Jo' }, 'confidentiality', 'You named who told in confidence'],
      ['names of people', { people: 'Mrs Smith' }, 'people', 'names never belong here'],
      ['half a person', { people: '1.5' }, 'people', 'must be a whole number'],
      ['a theme of its own', { themes: 'gossip' }, 'themes', 'Choose themes from the list'],
    ])('refuses %s beside the field, with all that was typed', async (_what, wrong, field, message) => {
      const answer = await worker.post('/intelligence/new', {
        ...FEW,
        account: 'A whole <story>',
        ...wrong,
      } as Record<string, string>);
      expect(answer.statusCode).toBe(400);
      expect(answer.body).toContain(message);
      expect(answer.body).toContain(`href="#${field}"`);
      expect(answer.body).toContain(`id="${field}"`);
      if (!('account' in wrong)) expect(answer.body).toContain('A whole &lt;story>');
      expect(answer.body).toContain('<title>Error: ');
    });

    it('asks whether what is odd is right: a closed service, a day before it was registered', async () => {
      const old = { 'occurredOn-day': '1', 'occurredOn-month': '1', 'occurredOn-year': '2009' };
      const asked = await worker.post('/intelligence/new', { ...FEW, ...old, service: '1-300' });
      expect(asked.statusCode).toBe(400);
      expect(asked.body).toContain('Gone Lodge is closed since 31 January 2026');
      expect(asked.body).toContain('was registered only on 1 January 2010');
      const eventId = await record(worker, { ...old, service: '1-300', confirmed: 'yes' });
      expect((await stateOf(eventId)).location).toBe('1-300');
    });

    it('takes an event of no service yet, and hostile text as text', async () => {
      const title = `'; drop table x; -- <script>alert(1)</script>`;
      const eventId = await record(officer, { service: 'unknown', title });
      const page = (await officer.get(`/intelligence/${eventId}`)).body;
      expect(page).toContain('&lt;script>alert(1)&lt;/script>');
      expect(page).not.toContain('<script>alert(1)');
      expect((await stateOf(eventId)).state).toBe('open');
    });

    it('filters the log by everything in its address, in SQL', async () => {
      const eventId = await record(manager, {
        service: '1-200',
        kind: 'media',
        severity: '5',
        confidentiality: 'restricted',
        themes: ['staffing', 'medication'],
        title: 'In the Gazette',
        reference: 'REF 77',
      });
      const number = referenceOf(eventId);
      const listed = async (query: string, visitor = manager) =>
        (await visitor.get(`/intelligence?${query}`)).body.includes(number);
      for (const query of [
        'q=gazette', 'q=ref+77', 'q=brook', `q=${number}`, 'kind=media', 'severity=5', 'theme=staffing', 'confidentiality=restricted',
        'by=Person', 'from=2026-11-16&until=2026-11-16', 'service=1-200', 'sort=-severity', 'sort=service', 'sort=kind', 'sort=state', 'sort=occurred',
      ]) expect(await listed(query), query).toBe(true); // prettier-ignore
      for (const query of [
        'q=meadow',
        'kind=complaint',
        'theme=diabetes',
        'state=closed',
        'until=2026-11-15',
        'by=nobody',
      ])
        expect(await listed(query), query).toBe(false);
      const csv = await manager.get('/intelligence/download/csv?kind=media');
      expect(csv.body.split('\r\n')[1]).toContain(`${number},1-200,Brook House,Media,5,In the Gazette`);
      expect((await manager.get('/intelligence/download/ods')).headers['content-disposition']).toContain(
        '.ods',
      );
      // More than is read at once, in the order of the list.
      await get().db.within({ ...get().scope, permissions: 'all' }, (tx) =>
        recordEvents(
          tx,
          { authorityId: get().authorityId, clock: get().clock, announce: toNobody },
          Array.from({ length: 1_100 }, (_, i) =>
            anEvent({
              locationId: '1-200',
              title: `Old ${i}`,
              reference: 'OLD',
              channel: 'csv',
              state: 'closed',
            }),
          ),
        ),
      );
      const long = (await manager.get('/intelligence/download/csv?q=old&sort=kind')).body.split('\r\n');
      expect(long.filter((line) => line.includes(',Old ')).length).toBe(1_100);
      expect(new Set(long).size).toBe(long.length);
      const exports =
        await sql`select from platform.audit_entry where action = 'export' and table_name = 'intelligence'`.execute(
          get().db.owner,
        );
      expect(exports.rows.length).toBe(3);
    });

    it('corrects without loss: the history says what stood there, who changed it and why', async () => {
      const eventId = await record(manager, { title: 'First words', account: 'An account' });
      const form = await manager.get(`/intelligence/${eventId}/correct`);
      expect(form.body).toContain('value="First words"');
      const change = { ...FEW, service: '1-200', title: 'Better words', severity: '4', version: '1' };
      const without = await manager.post(`/intelligence/${eventId}/correct`, change);
      expect(without.body).toContain('Say in a few words why');
      const saved = await manager.post(`/intelligence/${eventId}/correct`, {
        ...change,
        why: 'The home rang back',
      });
      expect(saved.statusCode).toBe(303);
      const page = (await manager.get(`/intelligence/${eventId}`)).body;
      expect(page).toContain('The home rang back');
      expect(page).toMatch(/<del>First words<\/del> <ins>Better words<\/ins>/);
      expect(page).toMatch(/<del>1-100<\/del> <ins>1-200<\/ins>/);
      const clash = await manager.post(`/intelligence/${eventId}/correct`, {
        ...change,
        title: 'Mine',
        why: 'x',
      });
      expect(clash.statusCode).toBe(409);
      expect(clash.body).toContain('Saved now: Complaint; Brook House; severity 4');
      expect(clash.body).toContain('value="Mine"');
      expect((await stateOf(eventId)).version).toBe(2);
    });

    it('accepts, closes, opens again, withdraws and takes back, each from where it may', async () => {
      const eventId = await record(worker);
      const act = async (name: string, why = '') =>
        manager.post(`/intelligence/${eventId}/act`, { act: name, why, version: await versionOf(eventId) });
      expect((await act('reopen')).statusCode).toBe(409);
      expect((await act('accept')).statusCode).toBe(303);
      expect((await stateOf(eventId)).state).toBe('open');
      expect((await act('withdraw')).statusCode).toBe(400);
      expect((await act('withdraw', 'Told of another home')).statusCode).toBe(303);
      await manager.get('/my-work'); // takes the message of what was done
      expect((await manager.get('/intelligence')).body).not.toContain(referenceOf(eventId));
      expect((await manager.get(`/intelligence?state=withdrawn`)).body).toContain(referenceOf(eventId));
      expect((await manager.get(`/intelligence/${eventId}`)).body).toContain('nothing of it is lost');
      expect((await act('undo', 'It was this home')).statusCode).toBe(303);
      expect((await stateOf(eventId)).state).toBe('open');
      expect((await act('close', 'Nothing more to do')).statusCode).toBe(303);
      expect((await act('reopen')).statusCode).toBe(303);
      const stale = await manager.post(`/intelligence/${eventId}/act`, {
        act: 'close',
        why: 'x',
        version: '1',
      });
      expect(stale.statusCode).toBe(409);
      expect((await act('eaten')).statusCode).toBe(409);
    });

    it('suggests what may tell of the same, merges it, and takes that back', async () => {
      const words = { title: 'Bed rail broken in the east wing', reference: 'C-500' };
      const first = await record(manager, words);
      const second = await record(worker, words);
      const inbox = (await manager.get('/intelligence/inbox')).body;
      expect(inbox).toContain(
        'same service, on the same day, same reference, same kind, nearly the same words',
      );
      const merged = await manager.post(`/intelligence/${second}/merge`, {
        into: referenceOf(first),
        version: '1',
        back: 'inbox',
      });
      expect(merged.headers.location).toBe('/intelligence/inbox');
      expect((await stateOf(second)).state).toBe('merged');
      expect((await manager.get(`/intelligence/${first}`)).body).toContain('Merged into this one');
      const again = await manager.post(`/intelligence/${first}/merge`, { into: second, version: '1' });
      expect(again.statusCode).toBe(400);
      const itself = await manager.post(`/intelligence/${first}/merge`, { into: first, version: '1' });
      expect(itself.statusCode).toBe(400);
      await manager.post(`/intelligence/${second}/act`, { act: 'undo', why: 'Two beds', version: '2' });
      expect((await stateOf(second)).state).toBe('new');
    });

    it('suggests no more what somebody found to be different, on the page of neither and not in the inbox', async () => {
      const words = { title: 'Call bell out of reach in room nine', reference: 'C-700' };
      const first = await record(worker, words);
      const second = await record(worker, words);
      const suggests = async (page: string, other: string) =>
        (await manager.get(page)).body.includes(`name="other" value="${other}"`);
      expect(await suggests(`/intelligence/${first}`, second)).toBe(true);
      expect(await suggests('/intelligence/inbox', first)).toBe(true);
      for (const visitor of [officer, manager]) {
        const said = await visitor.post(`/intelligence/${second}/not-same`, { other: first, back: 'inbox' });
        expect(said.headers.location).toBe('/intelligence/inbox');
      }
      expect(await suggests(`/intelligence/${first}`, second)).toBe(false);
      expect(await suggests(`/intelligence/${second}`, first)).toBe(false);
      expect(await suggests('/intelligence/inbox', first)).toBe(false);
      const third = await record(worker, words);
      expect(await suggests(`/intelligence/${third}`, first)).toBe(true);
      expect((await manager.post(`/intelligence/${first}/not-same`, { other: first })).statusCode).toBe(400);
      expect((await worker.post(`/intelligence/${first}/not-same`, { other: third })).statusCode).toBe(403);
    });

    it('says nothing of two of which whoever says it may not see one', async () => {
      const secret = await record(manager, { confidentiality: 'whistleblower' });
      const seen = await record(manager);
      const said = await officer.post(`/intelligence/${seen}/not-same`, { other: secret });
      expect(said.statusCode).toBe(400);
      const kept =
        await sql`select from intelligence.not_same where ${secret} in (event_id, other_id)`.execute(
          get().db.owner,
        );
      expect(kept.rows).toEqual([]);
    });

    it('takes the sender of a mail out of page, list, download and trail once it is a whistleblower’s', async () => {
      const SENDER = 'Augusta Letterwright <augusta@mail.example>';
      const { db, scope, clock, authorityId } = get();
      const eventId = await db.within({ ...scope, permissions: 'all' }, (tx) =>
        recordEvent(
          tx,
          { authorityId, clock, announce: toNobody },
          anEvent({ channel: 'email', source: SENDER, confidentiality: 'restricted', reference: 'MAIL-1' }),
        ),
      );
      const administrator = new Visitor(app, await signIn(get(), ['administrator']));
      const shown = async (visitor: Visitor, url: string) =>
        /Augusta|augusta@/.test((await visitor.get(url)).body);
      const download = '/intelligence/download/csv?q=mail-1';
      expect(await shown(manager, `/intelligence/${eventId}`)).toBe(true);
      expect(await shown(manager, download)).toBe(true);
      const sorted = {
        version: '1',
        kind: 'whistleblowing',
        severity: '4',
        confidentiality: 'whistleblower',
      };
      await officer.get('/intelligence/inbox');
      expect((await officer.post(`/intelligence/${eventId}/sort`, sorted)).statusCode).toBe(303);
      const csv = (await manager.get('/intelligence/download/csv?kind=whistleblowing')).body;
      expect(csv).toContain(referenceOf(eventId));
      expect((await manager.get(`/intelligence/${eventId}`)).statusCode).toBe(200);
      expect((await officer.get(`/intelligence/${eventId}`)).statusCode).toBe(404);
      const trail = ['event', 'narrative', 'correction', 'identity'].map(
        (table) => `/audit/record?table=intelligence.${table}&id=${eventId}`,
      );
      for (const url of [
        `/intelligence/${eventId}`,
        '/intelligence?kind=whistleblowing',
        '/intelligence',
        '/intelligence/inbox',
        download,
        '/intelligence/download/csv?kind=whistleblowing',
        '/audit',
        '/audit/export.json',
        '/audit/export.csv',
        ...trail,
      ])
        // prettier-ignore
        for (const visitor of [manager, officer, administrator])
          expect(await shown(visitor, url), url).toBe(false);
      const told = await manager.post(`/intelligence/${eventId}/identity`, { identityWhy: 'To ring back' });
      expect(told.body).toContain('Augusta Letterwright');
    });

    it('records a form once that is sent twice, also at the same moment, and also by whoever may not read it', async () => {
      const count = async () =>
        (await sql<{ n: number }>`select count(*)::int as n from intelligence.event`.execute(get().db.owner))
          .rows[0]!.n;
      for (const visitor of [manager, worker]) {
        const opened = (await visitor.get('/intelligence/new?service=1-100')).body;
        const form = /name="form" value="([0-9a-f-]{36})"/.exec(opened)?.[1] ?? '';
        const before = await count();
        const sent = { ...FEW, form, confidentiality: 'restricted', identityName: 'Somebody' };
        const answers = await Promise.all([1, 2].map(() => visitor.post('/intelligence/new', sent)));
        answers.push(await visitor.post('/intelligence/new', sent));
        expect(new Set(answers.map(({ headers }) => headers.location)).size).toBe(1);
        expect(answers.map(({ statusCode }) => statusCode)).toEqual([303, 303, 303]);
        expect(await count()).toBe(before + 1);
        // The same form with something else in it is something else: nothing that was told is swallowed.
        await visitor.post('/intelligence/new', { ...sent, title: 'Another night' });
        expect(await count()).toBe(before + 2);
      }
    });

    it('keeps the number of a form that comes back with an error', async () => {
      const back = await manager.post('/intelligence/new', { ...FEW, title: '', form: newId(get().clock) });
      expect(back.statusCode).toBe(400);
      expect(back.body).toMatch(/name="form" value="[0-9a-f-]{36}"/);
    });

    it('splits one event into several that refer to it, and puts it back whole', async () => {
      const eventId = await record(manager, { title: 'Medicines late, and no staff at night' });
      const parts = {
        version: '1',
        'title-1': 'Medicines late', 'kind-1': 'complaint', 'severity-1': '3', 'title-2': 'No staff at night', 'kind-2': 'safeguarding', 'severity-2': '4',
      }; // prettier-ignore
      const one = await manager.post(`/intelligence/${eventId}/split`, {
        ...parts,
        'title-2': '',
        'account-2': '',
      });
      expect(one.body).toContain('Fill in at least two parts');
      const split = await manager.post(`/intelligence/${eventId}/split`, parts);
      expect(split.statusCode, split.body.slice(0, 2000)).toBe(303);
      expect((await stateOf(eventId)).state).toBe('split');
      const found = await sql<{ id: string; state: string }>`
        select event_id as id, state from intelligence.event where split_from = ${eventId} order by severity`.execute(
        get().db.owner,
      );
      expect(found.rows.map(({ state }) => state)).toEqual(['open', 'open']);
      expect((await manager.get(`/intelligence/${found.rows[0]!.id}`)).body).toContain(
        'This one was split off',
      );
      await manager.post(`/intelligence/${eventId}/act`, {
        act: 'undo',
        why: 'One thing after all',
        version: '2',
      });
      expect((await stateOf(eventId)).state).toBe('open');
      for (const { id } of found.rows) expect((await stateOf(id)).state).toBe('withdrawn');
    });

    it('records what came of it and what whoever told was told, and keeps the outcome before', async () => {
      const eventId = await record(manager);
      const url = `/intelligence/${eventId}/outcome`;
      const fields = { version: '1', finding: 'partly', done: 'Visited', feedback: 'due' };
      expect((await manager.post(url, { version: '1' })).body).toContain('Choose what was found');
      expect((await manager.post(url, { ...fields, feedback: 'given' })).body).toContain(
        'Enter the day on which whoever told was told back',
      );
      expect((await manager.post(url, fields)).statusCode).toBe(303);
      const told = { 'feedbackOn-day': '16', 'feedbackOn-month': '11', 'feedbackOn-year': '2026' };
      const done = await manager.post(url, {
        ...fields,
        ...told,
        feedback: 'given',
        version: '2',
        close: 'yes',
      });
      expect(done.statusCode).toBe(303);
      const page = (await manager.get(`/intelligence/${eventId}`)).body;
      expect(page).toContain('Given on 16 November 2026 by');
      expect((await stateOf(eventId)).state).toBe('closed');
      const kept = await sql<{ feedback: string }>`
        select before -> 'outcome' ->> 'feedback' as feedback from intelligence.correction
         where event_id = ${eventId} and before -> 'outcome' <> 'null'`.execute(get().db.owner);
      expect(kept.rows).toEqual([{ feedback: 'due' }]);
    });

    it('asks whether an incident is safeguarding, proposes, and keeps answers and choice', async () => {
      const eventId = await record(worker, { kind: 'safeguarding', title: 'A fall without injury' });
      const url = `/intelligence/${eventId}/pathway`;
      const no = Object.fromEntries(
        ['harm', 'abuse', 'care-plan', 'again', 'still', 'wish'].map((each) => [`answer-${each}`, 'no']),
      );
      expect((await manager.post(url, { version: '1', ...no, 'answer-wish': '' })).body).toContain(
        'Answer every question',
      );
      const proposed = await manager.post(url, { version: '1', ...no });
      expect(proposed.body).toContain(
        'Proposed: A notifiable incident: it is counted, and not logged as safeguarding.',
      );
      const otherwise = await manager.post(url, {
        version: '1',
        ...no,
        step: 'choose',
        chosen: 'safeguarding',
      });
      expect(otherwise.body).toContain('Say why you choose otherwise');
      const chosen = await manager.post(url, {
        version: '1',
        ...no,
        step: 'choose',
        chosen: 'notifiable-incident',
      });
      expect(chosen.statusCode).toBe(303);
      const page = (await manager.get(`/intelligence/${eventId}`)).body;
      expect(page).toContain('Notifiable incident, Meadow Court');
      expect(page).toContain('questions in force since 1 April 2015 proposed notifiable incident');
    });

    it('takes files, only ever downloads them, and leaves none of a form that was refused', async () => {
      const files = () => {
        const folder = join(get().dataDir, 'files');
        return existsSync(folder) ? readdirSync(folder).length : 0;
      };
      const before = files();
      const refused = await manager.upload('/intelligence/new', 'files', 'letter.pdf', '<script>1</script>');
      expect(refused.statusCode).toBe(400);
      expect(refused.body).toContain('Choose the files again');
      expect(files()).toBe(before);
      const program = await manager.upload('/intelligence/new', 'files', 'letter.exe', 'MZ');
      expect(program.body).toContain('A file whose name ends in .exe is not taken');
      const eventId = await record(manager);
      const attached = await manager.upload(
        `/intelligence/${eventId}/attachments`,
        'files',
        'letter.pdf',
        '<script>1</script>',
      );
      expect(attached.statusCode).toBe(303);
      const page = (await manager.get(`/intelligence/${eventId}`)).body;
      const href = /href="(\/intelligence\/[^"]+\/attachments\/[^"]+)"/.exec(page)![1]!;
      const file = await manager.get(href);
      expect(file.headers['content-type']).toBe('application/octet-stream');
      expect(file.headers['content-disposition']).toContain('attachment; filename="letter.pdf"');
      expect(file.body).toBe('<script>1</script>');
      const kept = files();
      const again = () =>
        manager.upload(`/intelligence/${eventId}/attachments`, 'files', 'letter.pdf', '<script>1</script>');
      const answers = await Promise.all([again(), again()]);
      expect(answers.map(({ statusCode }) => statusCode)).toEqual([303, 303]);
      const other = () => manager.upload(`/intelligence/${eventId}/attachments`, 'files', 'more.pdf', 'More');
      await Promise.all([other(), other()]);
      expect(files()).toBe(kept + 1);
      const all = await sql`select from intelligence.attachment where event_id = ${eventId}`.execute(
        get().db.owner,
      );
      expect(all.rows.length).toBe(2);
      const elsewhere = await record(manager);
      expect((await manager.get(href.replace(eventId, elsewhere))).statusCode).toBe(404);
    });

    it('says on My work what waits, and opens the counts of the figure', async () => {
      const desk = (await manager.get('/my-work?whose=council')).body;
      expect(desk).toMatch(/new entr(y waits|ies wait) in the intelligence inbox/);
      const figure = (await manager.get('/figures/intelligence.events?by=kind')).body;
      expect(figure).toContain('Complaint');
      const theme = (await manager.get('/figures/intelligence.events?by=theme')).body;
      expect(theme).toContain('No theme');
      const records = (await manager.get('/figures/intelligence.events/records?by=kind&group=Media')).body;
      expect(records).toMatch(/href="\/intelligence\/[0-9a-f-]{36}">\s*Media/);
    });

    it('asks no more of the database than a page may', async () => {
      const eventId = await record(manager, { confidentiality: 'restricted' });
      for (const url of [
        '/intelligence',
        '/intelligence/inbox',
        `/intelligence/${eventId}`,
        `/intelligence/${eventId}/correct`,
        '/intelligence/new?service=1-100',
      ]) {
        const queries = await get().queriesOf(() => manager.get(url));
        expect(queries.length, `${url}\n${queries.join('\n')}`).toBeLessThanOrEqual(8);
      }
    });
  },
  { now: '2026-11-16T09:00:00Z' },
);
