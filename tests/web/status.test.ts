import { sql } from 'kysely';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { applicationOn, webServer } from '../../src/app.ts';
import { day } from '../../src/kernel/calendar-day.ts';
import { rateMarket } from '../../src/modules/risk/index.ts';
import { saveLocations } from '../../src/modules/risk/tests/market-fixture.ts';
import { describeOnBothDatabases } from '../support/databases.ts';
import { signIn } from '../support/readers.ts';
import { Visitor } from '../support/visitor.ts';

const TODAY = day('2026-11-16');
const AMBER = '1-AMBER';
const RED = '1-RED';
const until = { 'until-day': '1', 'until-month': '12', 'until-year': '2026' };

describeOnBothDatabases('deciding the status of a service', (get) => {
  let app: FastifyInstance;
  let officer: Visitor;
  let other: Visitor;
  let manager: Visitor;
  let worker: Visitor;
  let annId: string;

  const within = (work: Parameters<ReturnType<typeof get>['db']['within']>[1]) =>
    get().db.within({ ...get().scope, permissions: 'all' }, work);
  const decisions = async (id: string) =>
    (
      await sql<{ rag: string; by: string; reason: string }>`
        select rag, decided_by as by, reason from risk.decision where location_id = ${id} order by number`.execute(
        get().db.owner,
      )
    ).rows;
  /** What the form of the page carries of what it showed. */
  const seen = async (visitor: Visitor, id: string) => {
    const { body } = await visitor.get(`/services/${id}/status`);
    const of = (name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(body)?.[1] ?? '';
    return { proposal: of('proposal'), decisionNumber: of('decisionNumber') };
  };

  beforeAll(async () => {
    const { db, clock, dataDir, authorityId } = get();
    await within(async (tx) => {
      await saveLocations(tx, TODAY, [
        { id: AMBER, name: 'Amber House', ratings: [{ on: '2026-02-03', rating: 'Requires improvement' }] },
        { id: RED, name: 'Red House', ratings: [{ on: '2026-02-03', rating: 'Inadequate' }] },
      ]);
      await rateMarket(tx, { authorityId, asAt: TODAY, today: TODAY, persist: true });
    });
    const config = { port: 0, host: '127.0.0.1', dataDir };
    ({ app } = await webServer(applicationOn(db, config, clock), { log: false }));
    officer = new Visitor(app, await signIn(get(), ['contracts-officer'], { name: 'Ann Officer' }));
    other = new Visitor(app, await signIn(get(), ['quality-officer'], { name: 'Ben Officer' }));
    manager = new Visitor(app, await signIn(get(), ['quality-manager'], { name: 'Max Manager' }));
    worker = new Visitor(app, await signIn(get(), ['locality-worker'], { name: 'Lou Worker' }));
    const found = await sql<{ id: string }>`select account_id as id from people.account where name = 'Ann Officer'`.execute(db.owner);
    annId = found.rows[0]!.id;
  }); // prettier-ignore
  afterAll(() => app.close());

  it('shows the proposal with every reason, what changed and what is not known', async () => {
    const { body, statusCode } = await officer.get(`/services/${AMBER}/status`);
    expect(statusCode).toBe(200);
    expect(body).toContain('Decide the status of Amber House');
    expect(body).toContain('Proposed by the model; nobody has decided yet.');
    expect(body).toContain('Accept Amber');
    expect(body).toContain('What adds to its score');
    expect(body).toContain('Against what is known now of the day on 16 October 2026');
    expect(body).toContain('16 February 2027 at the latest');
  });

  it('says on the page and in the list that a status waits for a decision', async () => {
    expect((await officer.get(`/services/${AMBER}`)).body).toContain('waiting for a decision');
    expect((await officer.get('/services')).body).toContain('Proposed, waiting for a decision');
  });

  it('is for officers and their managers', async () => {
    expect((await worker.get(`/services/${AMBER}/status`)).statusCode).toBe(403);
    expect((await officer.get('/services/1-NOBODY/status')).statusCode).toBe(404);
  });

  it('refuses an override without its reason, owner and last day, and keeps what was typed', async () => {
    const fields = { ...(await seen(officer, AMBER)), act: 'override', rag: 'Green', nextAction: 'Call the manager' };
    const { body, statusCode } = await officer.post(`/services/${AMBER}/status`, { ...fields, owner: '' });
    expect(statusCode).toBe(400);
    expect(body).toContain('Say why the status should not be what the model proposes');
    expect(body).toContain('Choose the colleague who answers for this override');
    expect(body).toContain('Enter the last day of the override');
    expect(body).toContain('value="Call the manager"');
    const late = { ...fields, owner: annId, reason: 'Seen', 'until-day': '17', 'until-month': '2', 'until-year': '2027' };
    expect((await officer.post(`/services/${AMBER}/status`, late)).body).toContain(
      'An override may last until 16 February 2027 at most',
    );
    expect(await decisions(AMBER)).toEqual([]);
  }); // prettier-ignore

  it('lets only a manager go below a floor, and says so', async () => {
    const fields = {
      ...(await seen(officer, RED)),
      act: 'override',
      rag: 'Green',
      reason: 'New owner, new staff',
      owner: annId,
      ...until,
    };
    const refused = await officer.post(`/services/${RED}/status`, fields);
    expect(refused.statusCode).toBe(400);
    expect(refused.body).toContain('Only a quality manager or a senior manager may decide otherwise');
    expect((await manager.post(`/services/${RED}/status`, fields)).statusCode).toBe(303);
    const page = (await officer.get(`/services/${RED}`)).body;
    expect(page).toContain('Overridden on 16 November 2026 by Max Manager, until 1 December 2026');
    expect(page).toContain('the model proposes Red');
  });

  it('shows both to whoever was second, and loses nothing', async () => {
    const [first, second] = [await seen(officer, AMBER), await seen(other, AMBER)];
    const accepted = await officer.post(`/services/${AMBER}/status`, { ...first, act: 'accept', acceptedAction: 'Visit' });
    expect(accepted.statusCode).toBe(303);
    const typed = { act: 'override', rag: 'Red', reason: 'I heard more', owner: annId, nextAction: 'Panel', ...until };
    const clash = await other.post(`/services/${AMBER}/status`, { ...second, ...typed });
    expect(clash.statusCode).toBe(409);
    expect(clash.body).toContain('Somebody else decided on this service');
    expect(clash.body).toContain('Amber, as the model proposed, on 16 November 2026 by Ann Officer.');
    expect(clash.body).toContain('I heard more');
    expect(await decisions(AMBER)).toHaveLength(1);
    const now = /name="decisionNumber" value="([^"]*)"/.exec(clash.body)![1]!;
    const again = await other.post(`/services/${AMBER}/status`, { ...second, ...typed, decisionNumber: now });
    expect(again.statusCode).toBe(303);
    expect((await decisions(AMBER)).map(({ rag }) => rag)).toEqual(['Amber', 'Red']);
  }); // prettier-ignore

  it('shows what it was on a day, by the model then in force, with who decided', async () => {
    const { body } = await officer.get(`/services/${AMBER}/status/history?on=${TODAY}`);
    expect(body).toContain('Red on 16 November 2026, decided');
    expect(body).toContain('The model proposed Amber');
    expect(body).toContain('I heard more');
    const before = (await officer.get(`/services/${AMBER}/status/history?on=2026-10-01`)).body;
    expect(before).toContain('It had no status on 1 October 2026.');
    expect(before).toContain('Worked out again');
    expect((await officer.get(`/services/${AMBER}/status/history?on=2027-01-01`)).statusCode).toBe(400);
  });

  it('tells whoever may not know the reasons what was decided, and not why', async () => {
    const { body, statusCode } = await worker.get(`/services/${AMBER}/status/history`);
    expect(statusCode).toBe(200);
    expect(body).toContain('Red instead of Amber');
    expect(body).not.toContain('I heard more');
    const page = (await worker.get(`/services/${AMBER}`)).body;
    expect(page).not.toContain('I heard more');
    expect(page).not.toContain('Next: Panel');
    expect((await officer.get(`/services/${AMBER}`)).body).toContain('Next: Panel');
  });
});
