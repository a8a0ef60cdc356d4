import type { FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { applicationOn, webServer } from '../../../app.ts';
import { describeOnBothDatabases } from '../../../../tests/support/databases.ts';
import { Visitor } from '../../../../tests/support/visitor.ts';
import { madePerson, madeService, madeTeam, type MadePerson } from './made-council.ts';

/** The words of a page, without tags. */
const words = (html: string) =>
  html.replace(/<[^>]+>/g, ' ').replaceAll('&#39;', "'").replaceAll('&quot;', '"').replace(/\s+/g, ' '); // prettier-ignore
const on = (name: string, day: string) => {
  const [year, month, date] = day.split('-');
  return { [`${name}-day`]: date!, [`${name}-month`]: month!, [`${name}-year`]: year! };
};

describeOnBothDatabases('the pages of interventions', (get) => {
  let app: FastifyInstance;
  let ann: MadePerson;
  let officer: Visitor;
  let manager: Visitor;
  let reader: Visitor;

  beforeAll(async () => {
    const { db, clock, dataDir } = get();
    ({ app } = await webServer(applicationOn(db, { port: 0, host: '127.0.0.1', dataDir }, clock), { log: false }));
    await madeService(get(), '1-1', 'Meadow Court', 'Amber');
    await madeService(get(), '1-2', 'Ash House', 'Green');
    ann = await madePerson(get(), 'Ann Archer', ['contracts-officer'], ['1-1', '1-2']);
    const quinn = await madePerson(get(), 'Quinn Reed', ['quality-manager']);
    const lou = await madePerson(get(), 'Lou Marsh', ['commissioner']);
    await madeTeam(get(), 'North', [quinn, ann]);
    [officer, manager, reader] = [ann, quinn, lou].map(({ headers }) => new Visitor(app, headers)) as [Visitor, Visitor, Visitor];
  }, 120_000); // prettier-ignore
  afterAll(() => app.close());

  /** Sends a form and answers the page that it leads to. */
  const send = async (visitor: Visitor, url: string, fields: Record<string, string>) => {
    const answer = await visitor.post(url, fields);
    if (answer.statusCode !== 303) return { status: answer.statusCode, text: words(answer.body), url };
    const to = String(answer.headers.location);
    return { status: 303, text: words((await visitor.get(to)).body), url: to };
  };
  const open = async (visitor: Visitor, url: string) => words((await visitor.get(url)).body);
  const hidden = async (visitor: Visitor, url: string, name: string) =>
    new RegExp(`name="${name}" value="([^"]*)"`).exec((await visitor.get(url)).body)?.[1] ?? '';
  const stepUrls = async (visitor: Visitor, url: string) =>
    [...(await visitor.get(url)).body.matchAll(/href="(\/interventions\/[^"]+\/steps\/[^"]+)"/g)].map(
      ([, href]) => href!,
    );

  const PAGE = '/services/1-1/interventions';
  let support = '';

  it('an officer starts formal quality support from the page of a service, and a second one is refused', async () => {
    expect(await open(officer, PAGE)).toContain('Nothing has been done here yet');
    const empty = await send(officer, PAGE, { kind: '', why: '' });
    expect(empty.status).toBe(400);
    expect(empty.text).toContain('Choose what to start');
    expect(empty.text).toContain('Enter why it is started');
    const started = await send(officer, PAGE, {
      kind: 'quality-support',
      why: 'Falls at night, and no plan',
    });
    expect(started.text).toContain('Formal quality support at Meadow Court was started.');
    expect(started.text).toContain(
      'Next: meet the provider and agree what must improve, by when, due 23 November 2026.',
    );
    expect(started.text).toContain('Falls at night, and no plan (16 November 2026).');
    support = started.url;
    const twice = await send(officer, PAGE, { kind: 'quality-support', why: 'Again' });
    expect(twice.status).toBe(400);
    expect(twice.text).toContain('Formal quality support is already proposed or open at this service');
    expect(twice.text).toContain('Again');
  });

  it('a reader sees it and can do nothing; the list says what is next, whose turn it is, and downloads', async () => {
    const page = (await reader.get(support)).body;
    expect(words(page)).toContain('Visit');
    expect(page).not.toContain('/steps/');
    expect(page).not.toContain('Add the note');
    expect((await reader.post(`${support}/note`, { note: 'x' })).statusCode).toBe(403);
    const list = await open(reader, '/interventions?kind=quality-support&sort=-service');
    expect(list).toContain('1 intervention');
    expect(list).toContain('Kind: Formal quality support');
    expect(list).toContain('Ann Archer');
    expect(await open(reader, '/interventions?overdue=yes')).toContain('No intervention fits these filters');
    const csv = (await reader.get('/interventions/download/csv?kind=quality-support')).body;
    expect(csv).toContain('Meadow Court,Formal quality support,3,Open');
    expect((await reader.get('/interventions/download/ods')).statusCode).toBe(200);
  });

  it('a step gets a new day with a reason, and the old day is kept', async () => {
    const [step] = await stepUrls(officer, support);
    const version = await hidden(officer, step!, 'version');
    const early = await send(officer, step!, { act: 'extend', version, ...on('due', '2026-11-20'), 'extend-reason': '' });
    expect(early.status).toBe(400);
    expect(early.text).toContain('The new day must be later than the day it was due');
    expect(early.text).toContain('Enter the reason');
    const later = await send(officer, step!, { act: 'extend', version, ...on('due', '2026-12-01'), 'extend-reason': 'The manager is ill' });
    expect(later.text).toContain('first due 23 Nov 2026');
    expect(later.text).toContain('From 23 November 2026 to 1 December 2026. The manager is ill');
  }); // prettier-ignore

  it('a step is given to somebody who may act, who is told, and to nobody else', async () => {
    const [step] = await stepUrls(officer, support);
    const version = await hidden(officer, step!, 'version');
    const people = await sql<{ id: string; name: string }>`select account_id as id, name from people.account`.execute(get().db.owner);
    const id = (name: string) => people.rows.find((one) => one.name === name)!.id;
    const wrong = await send(officer, step!, { act: 'reassign', version, owner: id('Lou Marsh') });
    expect(wrong.text).toContain('Choose somebody from the list');
    const given = await send(officer, step!, { act: 'reassign', version, owner: id('Quinn Reed'), 'reassign-reason': 'On leave' });
    expect(given.text).toContain('To Quinn Reed. On leave');
    const told = await sql<{ about: string }>`select about from platform.notice where account_id = ${id('Quinn Reed')} and about like 'Meet the provider%'`.execute(get().db.owner);
    expect(told.rows).toEqual([{ about: 'Meet the provider and agree what must improve, by when: Meadow Court' }]);
  }); // prettier-ignore

  it('of two who do the same step, the second is told, and what they wrote survives', async () => {
    const [step] = await stepUrls(officer, support);
    const version = await hidden(officer, step!, 'version');
    await send(officer, step!, { act: 'do', version, 'done-note': 'Met on Tuesday' });
    const second = await send(manager, step!, { act: 'do', version, 'done-note': 'Met on Wednesday' });
    expect(second.status).toBe(409);
    expect(second.text).toContain('Somebody else has changed this meanwhile');
    expect(await open(officer, support)).toContain('Met on Tuesday');
  });

  it('a note is added; an empty one is refused', async () => {
    expect((await send(officer, `${support}/note`, { note: '' })).text).toContain('Enter the note');
    expect((await send(officer, `${support}/note`, { note: 'Plan agreed' })).text).toContain('Plan agreed');
  });

  it('ends with “more is needed”, which starts the next level, and steps that were left stand as not needed', async () => {
    const version = await hidden(officer, `${support}/end`, 'version');
    const nothing = await send(officer, `${support}/end`, { act: 'end', version, outcome: 'escalated' });
    expect(nothing.text).toContain('Choose what is started next, of a higher level than this');
    const lower = { act: 'end', version, outcome: 'escalated', next: 'desktop-review', reason: 'No' };
    expect((await send(officer, `${support}/end`, lower)).status).toBe(400);
    const ended = await send(officer, `${support}/end`, { ...lower, next: 'improvement-panel', reason: 'No better after a month' });
    expect(ended.text).toContain('Formal quality support at Meadow Court has ended. Multi-agency improvement panel is open.');
    expect(ended.text).toContain('Formal quality support ended: more was needed');
    const before = await open(officer, support);
    expect(before).toContain('More is needed: start the next level');
    expect(before).toContain('Not needed');
    const again = await send(officer, `${support}/end`, { ...lower, next: 'improvement-panel', version: '2', reason: 'Again' });
    expect(again.status).toBe(409);
  }); // prettier-ignore

  it('a visit with concerns is recorded in the intelligence log, linked, and asks the protocol what follows', async () => {
    const page = '/services/1-2/interventions';
    const { url } = await send(officer, page, { kind: 'visit-unannounced', why: 'A worry of a GP' });
    const version = await hidden(officer, `${url}/end`, 'version');
    const form = { act: 'end', version, outcome: 'concerns', reason: 'Two staff for thirty people', records: 'yes' };
    expect((await send(officer, `${url}/end`, form)).text).toContain('Choose how serious the concerns are');
    const ended = await send(officer, `${url}/end`, { ...form, severity: '3' });
    expect(ended.text).toContain('Unannounced visit at Ash House has ended. Formal quality support is proposed.');
    expect(await open(officer, url)).toContain('Its result in the intelligence log');
    const event = await sql<Record<string, unknown>>`
      select e.kind, e.severity, e.location_id, n.account from intelligence.event e join intelligence.narrative n using (event_id)`.execute(get().db.owner);
    expect(event.rows).toMatchObject([{ kind: 'visit-concern', severity: 3, location_id: '1-2', account: 'Two staff for thirty people' }]);
    const proposal = ended.url;
    const asked = await hidden(officer, proposal, 'version');
    expect((await send(officer, `${proposal}/decide`, { act: 'decline', version: asked })).text).toContain('Enter the reason');
    const declined = await send(officer, `${proposal}/decide`, { act: 'decline', version: asked, reason: 'A visit next week first' });
    expect(declined.text).toContain('Declined on 16 November 2026.');
    expect((await send(manager, `${proposal}/decide`, { act: 'accept', version: asked })).status).toBe(409);
  }); // prettier-ignore

  it('is cancelled with a reason', async () => {
    const { url } = await send(officer, '/services/1-2/interventions', {
      kind: 'visit-announced',
      why: 'By mistake',
    });
    const version = await hidden(officer, `${url}/end`, 'version');
    expect((await send(officer, `${url}/end`, { act: 'cancel', version })).text).toContain(
      'Enter the reason',
    );
    const cancelled = await send(officer, `${url}/end`, {
      act: 'cancel',
      version,
      'cancel-reason': 'Wrong home',
    });
    expect(cancelled.text).toContain('Cancelled on 16 November 2026.');
    expect(cancelled.text).toContain('Wrong home');
  });

  it('an id that is none, and one of another intervention’s step, is not found', async () => {
    expect((await officer.get('/interventions/nothing')).statusCode).toBe(404);
    expect((await officer.get(`${support}/steps/00000000-0000-7000-8000-000000000001`)).statusCode).toBe(404);
    expect((await officer.get('/services/9-9/interventions')).statusCode).toBe(404);
  });
});
