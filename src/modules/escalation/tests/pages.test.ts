import type { FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeOnBothDatabases } from '../../../../tests/support/databases.ts';
import { Visitor } from '../../../../tests/support/visitor.ts';
import { applicationOn, webServer } from '../../../app.ts';
import { heard, inboxes, person, record, service, tick } from './fixture.ts';

describeOnBothDatabases('the pages of escalations', (get) => {
  let app: FastifyInstance;
  let quinn: Visitor;
  let hera: Visitor;
  let ola: Visitor;
  let id: string;
  const on = (name: string, iso: string) => {
    const [year, month, day] = iso.split('-') as [string, string, string];
    return { [`${name}-day`]: day, [`${name}-month`]: month, [`${name}-year`]: year };
  };
  const decision = { outcome: 'no-action', reason: 'Looked into, no harm', told: 'none' };

  beforeAll(async () => {
    const { db, clock, dataDir } = get();
    await service(get(), '1-MEADOW', 'Meadow Court');
    ({ app } = await webServer(applicationOn(db, { port: 0, host: '127.0.0.1', dataDir }, clock), {
      log: false,
    }));
    quinn = new Visitor(app, (await person(get(), 'Quinn', ['quality-manager'])).headers);
    hera = new Visitor(app, (await person(get(), 'Hera', ['senior-manager'])).headers);
    ola = new Visitor(app, (await person(get(), 'Ola', ['contracts-officer'])).headers);
  });
  afterAll(() => app.close());

  it('teach when nothing is escalated', async () => {
    expect((await quinn.get('/escalations')).body).toContain('Nothing is escalated');
  });

  it('show one with its clock, why, and who was told', async () => {
    await record(get(), heard());
    const list = (await quinn.get('/escalations')).body;
    expect(list).toContain('Meadow Court');
    expect(list).toContain('Whistleblowing concern');
    expect(list).toContain('Acknowledge within 60 minutes');
    id = /\/escalations\/([0-9a-f-]{36})">\s*Meadow/.exec(list)?.[1] ?? '';
    const page = (await quinn.get(`/escalations/${id}`)).body;
    expect(page).toContain('Whistleblowing concern of severity 4, received on 16 November 2026.');
    expect(page).toContain('Told on rung 2 of 4: Quinn (by role).');
    expect(page).not.toContain('SECRET');
    const csv = await quinn.get('/escalations/download/csv');
    expect(csv.body).toContain('Meadow Court,1-MEADOW,Whistleblowing concern');
  });

  it('say to whoever may not know of whistleblowing only that something was heard', async () => {
    for (const url of ['/escalations', `/escalations/${id}`, '/escalations/download/csv']) {
      const { body } = await ola.get(url);
      expect(body).toContain('Something heard of the service');
      expect(body.toLowerCase()).not.toContain('whistle');
    }
    expect((await ola.get(`/escalations/${id}`)).body).toContain('One reason that you may not see');
    expect((await ola.post(`/escalations/${id}/acknowledge`)).statusCode).toBe(403);
  });

  it('let one person take it on; a second is told who did', async () => {
    await quinn.get(`/escalations/${id}`);
    await hera.get(`/escalations/${id}`);
    expect((await quinn.post(`/escalations/${id}/acknowledge`)).statusCode).toBe(303);
    const late = await hera.post(`/escalations/${id}/acknowledge`);
    expect(late.statusCode).toBe(409);
    expect(late.body).toContain('Somebody else acknowledged this a moment ago');
    expect(late.body).toContain('Quinn took it on.');
    expect((await quinn.get('/my-work')).body).toContain('Whistleblowing concern: decide');
  });

  it('ask for what is missing, and keep what was typed', async () => {
    const { body } = await quinn.get(`/escalations/${id}`);
    const version = /name="version" value="(\d+)"/.exec(body)?.[1] ?? '';
    const sent = await quinn.post(`/escalations/${id}/decide`, {
      outcome: 'panel',
      version,
      attendeesMore: 'The GP',
    });
    expect(sent.statusCode).toBe(400);
    for (const message of [
      'Enter the day of the panel, for example 27 11 2026',
      'Give the reason: whoever reads this in a year must understand it',
      'Say whether the councils that have placed people there were told',
    ])
      expect(sent.body).toContain(message);
    expect(sent.body).toContain('value="The GP"');
  });

  it('of two who decide at once the second sees the first, and loses nothing', async () => {
    const version =
      /name="version" value="(\d+)"/.exec((await quinn.get(`/escalations/${id}`)).body)?.[1] ?? '';
    await hera.get(`/escalations/${id}`);
    const first = {
      ...decision,
      outcome: 'panel',
      ...on('panelOn', '2026-11-20'),
      attendees: ['Chair', 'CQC'],
      version,
    };
    expect((await quinn.post(`/escalations/${id}/decide`, first)).statusCode).toBe(303);
    const second = await hera.post(`/escalations/${id}/decide`, {
      ...decision,
      reason: 'I would wait',
      version,
    });
    expect(second.statusCode).toBe(409);
    expect(second.body).toContain('Nothing of yours is lost');
    expect(second.body).toContain('I would wait');
    expect(second.body).toContain('Chair, CQC');
    const saved = await sql<{ n: number; started: boolean }>`
      select count(*)::int as n, bool_and(intervention_id is not null) as started from escalation.decision`.execute(
      get().db.owner,
    );
    expect(saved.rows).toEqual([{ n: 1, started: true }]);
  });

  it('correct a decision by another, and keep both', async () => {
    const version =
      /name="version" value="(\d+)"/.exec((await hera.get(`/escalations/${id}`)).body)?.[1] ?? '';
    expect((await hera.post(`/escalations/${id}/decide`, { ...decision, version })).statusCode).toBe(303);
    const { body } = await quinn.get(`/escalations/${id}`);
    expect(body).toContain('Corrected by a later decision');
    expect(body).toContain('No further action');
    const officer = (await ola.get(`/escalations/${id}`)).body;
    expect(officer).toContain('it speaks of something that was told in confidence');
    expect(officer).not.toContain('Looked into, no harm');
    expect(
      (await inboxes(get())).filter(({ kind }) => kind === 'escalation.decided').map(({ name }) => name),
    ).toEqual(['Quinn']);
  });

  it('open it again with a clock that starts anew', async () => {
    const version =
      /name="version" value="(\d+)"/.exec((await quinn.get(`/escalations/${id}`)).body)?.[1] ?? '';
    expect((await quinn.post(`/escalations/${id}/reopen`, { version, why: '' })).body).toContain(
      'Say why it is opened again',
    );
    expect(
      (await quinn.post(`/escalations/${id}/reopen`, { version, why: 'More was said' })).statusCode,
    ).toBe(303);
    expect((await quinn.get(`/escalations/${id}`)).body).toContain('Quinn opened it again: More was said');
    // Why it is opened again may name what only few may know, as the reason of a decision may.
    const seen = (await ola.get(`/escalations/${id}`)).body;
    expect(seen).toContain('Quinn opened it again.');
    expect(seen).not.toContain('More was said');
    expect(await tick(get(), '2026-11-16T10:00:00Z')).toBe(1);
  });

  it('answer 404 for what is not there', async () => {
    for (const url of ['/escalations/nothing', '/escalations/00000000-0000-7000-8000-000000000000'])
      expect((await quinn.get(url)).statusCode).toBe(404);
  });

  it('set the rules: each in plain words, changed from a day on, refused where they contradict themselves', async () => {
    const { body } = await quinn.get('/settings/escalation');
    expect(body).toContain('A whistleblowing concern of severity 4 or more, received in the last 31 days.');
    expect(body).toContain(
      'Starts with Quality manager; to be acknowledged within 1 hour and decided within 8 hours; mailed at once, at any hour.',
    );
    expect(body).toContain('Nobody stands on rung 4, &quot;Director&quot;');
    const form = (await quinn.get('/settings/escalation/rules/jump')).body;
    const seen = /name="seen" value="([^"]*)"/.exec(form)?.[1] ?? '';
    const rule = {
      name: 'Score jumped',
      points: '20',
      days: '28',
      level: '1',
      acknowledge: '240',
      decide: '960',
      clock: 'working',
      urgent: 'no',
      note: 'Tighter',
      seen,
      ...on('validFrom', '2026-11-16'),
    };
    const wrong = await quinn.post('/settings/escalation/rules/jump', { ...rule, decide: '240' });
    expect(wrong.statusCode).toBe(400);
    expect(wrong.body).toContain(
      'Deciding must be given longer than acknowledging, which has 4 hours of working time',
    );
    expect((await quinn.post('/settings/escalation/rules/jump', rule)).statusCode).toBe(303);
    expect((await quinn.get('/settings/escalation')).body).toContain('The score rises by 20 points or more');
    const clash = await quinn.post('/settings/escalation/rules/jump', { ...rule, points: '25' });
    expect(clash.statusCode).toBe(409);
    expect(clash.body).toContain('Somebody else changed the rules while you were writing');
    expect(clash.body).toContain('value="25"');
  });

  it('make a rule, take it out, and change the ladder', async () => {
    expect((await quinn.get('/settings/escalation/new-rule')).body).toContain('A score jumps');
    const form = (await quinn.get('/settings/escalation/new-rule?trigger=colour')).body;
    const seen = /name="seen" value="([^"]*)"/.exec(form)?.[1] ?? '';
    const rule = {
      name: 'Became Amber',
      of: 'proposed',
      from: ['Green'],
      to: 'Amber',
      level: '1',
      acknowledge: '240',
      decide: '960',
      clock: 'working',
      urgent: 'no',
      note: 'New',
      seen,
      ...on('validFrom', '2026-11-16'),
    };
    const back = await quinn.post('/settings/escalation/new-rule?trigger=colour', { ...rule, from: ['Red'] });
    expect(back.body).toContain('From Red to Amber is not getting worse');
    expect((await quinn.post('/settings/escalation/new-rule?trigger=colour', rule)).statusCode).toBe(303);
    const settings = (await quinn.get('/settings/escalation')).body;
    const key = /rules\/(own-[^"]*)"/.exec(settings)?.[1] ?? '';
    const page = (await quinn.get(`/settings/escalation/rules/${key}`)).body;
    const now = /name="seen" value="([^"]*)"/.exec(page)?.[1] ?? '';
    expect((await quinn.post(`/settings/escalation/rules/${key}/remove`, { seen: now })).statusCode).toBe(
      303,
    );
    const ladder = (await quinn.get('/settings/escalation/ladder')).body;
    const last = /name="seen" value="([^"]*)"/.exec(ladder)?.[1] ?? '';
    const rungs = {
      'name-1': 'Manager',
      'how-1': 'quality-manager',
      'hours-from': '8',
      'hours-to': '18',
      note: 'Flat',
      seen: last,
      ...on('validFrom', '2026-11-16'),
    };
    const short = await quinn.post('/settings/escalation/ladder', rungs);
    expect(short.body).toContain('It starts on rung 2, and the ladder has 1');
    const full = {
      ...rungs,
      'name-2': 'Head',
      'how-2': 'senior-manager',
      'name-3': 'Director',
      'how-3': 'senior-manager',
    };
    expect((await quinn.post('/settings/escalation/ladder', full)).statusCode).toBe(303);
    expect((await quinn.get('/settings/escalation')).body).toContain('8:00 to 18:00');
  });
});
