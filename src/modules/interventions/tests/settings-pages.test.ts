import type { FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { applicationOn, webServer } from '../../../app.ts';
import { describeOnBothDatabases } from '../../../../tests/support/databases.ts';
import { Visitor } from '../../../../tests/support/visitor.ts';
import { nationalProtocol } from '../factories.ts';
import { drawChecks } from '../index.ts';
import { drawJob } from '../jobs/draw-job.ts';
import { typedOf } from '../rules/protocol-form.ts';
import { interventionFigures } from '../figures.ts';
import { madePerson, madeService, madeTeam, type MadePerson } from './made-council.ts';

/** The words of a page, without tags. */
const words = (html: string) =>
  html.replace(/<[^>]+>/g, ' ').replaceAll('&#39;', "'").replaceAll('&quot;', '"').replace(/\s+/g, ' '); // prettier-ignore

/** The fields of the protocol's editor, as a browser sends them. */
function fieldsOf(
  protocol: ReturnType<typeof nationalProtocol>,
  more: Record<string, string>,
): Record<string, string> {
  const { lines, steps } = typedOf(protocol);
  const fields: Record<string, string> = {};
  lines.forEach((line, i) =>
    Object.entries(line).forEach(([part, value]) => (fields[`line-${i}-${part}`] = value)),
  );
  for (const [kind, own] of Object.entries(steps))
    own.forEach((step, i) =>
      Object.entries(step).forEach(([part, value]) => (fields[`${kind}-${i}-${part}`] = value)),
    );
  return {
    ...fields,
    'validFrom-day': '16',
    'validFrom-month': '11',
    'validFrom-year': '2026',
    reason: 'Ours',
    ...more,
  };
}

describeOnBothDatabases('protocols and random checks', (get) => {
  let app: FastifyInstance;
  let manager: Visitor;
  let officer: Visitor;
  let ann: MadePerson;
  let north: string;

  beforeAll(async () => {
    const { db, clock, dataDir } = get();
    ({ app } = await webServer(applicationOn(db, { port: 0, host: '127.0.0.1', dataDir }, clock), { log: false }));
    for (let i = 1; i <= 12; i++) await madeService(get(), `1-${i}`, `Home ${i}`, i <= 8 ? 'Green' : i <= 11 ? 'Amber' : 'Red');
    const services = Array.from({ length: 12 }, (_, i) => `1-${i + 1}`).filter((id) => id !== '1-8');
    ann = await madePerson(get(), 'Ann Archer', ['contracts-officer'], services);
    const quinn = await madePerson(get(), 'Quinn Reed', ['quality-manager']);
    north = await madeTeam(get(), 'North', [quinn, ann]);
    manager = new Visitor(app, quinn.headers);
    officer = new Visitor(app, ann.headers);
  }, 120_000); // prettier-ignore
  afterAll(() => app.close());

  const NEW = '/settings/intervention-protocols/new';
  const QUOTAS = '/settings/random-checks';
  const CHECKS = '/interventions/checks';
  const draws = async () =>
    (
      await sql<{ id: string; teamId: string | null; chosen: { locationId: string }[]; candidates: unknown[]; leftOut: unknown[] }>`
        select draw_id as id, team_id as "teamId", chosen, candidates, left_out as "leftOut" from interventions.draw order by team_id nulls last`.execute(get().db.owner)
    ).rows; // prettier-ignore
  const quota = (team: string, more: Record<string, string> = {}) => ({
    team, 'green-number': '2', 'amber-percent': '34', rest: '6', reason: 'As agreed',
    'validFrom-day': '16', 'validFrom-month': '11', 'validFrom-year': '2026', ...more,
  }); // prettier-ignore

  it('everybody who sees interventions may read the national protocol; only a quality manager makes a version', async () => {
    const page = words((await officer.get('/settings/intervention-protocols')).body);
    expect(page).toContain('National, version 1, from 1 October 2014. It holds today.');
    expect(page).toContain('Formal quality support (level 3, 4 steps)');
    expect((await officer.get(NEW)).statusCode).toBe(403);
    expect((await officer.post(NEW, { reason: 'x' })).statusCode).toBe(403);
    expect((await officer.get(QUOTAS)).statusCode).toBe(403);
  });

  it('a version that contradicts itself is refused, and everything typed stays', async () => {
    const wrong = await manager.post(
      NEW,
      fieldsOf(nationalProtocol(), { version: '0', 'desktop-review-0-days': '0', 'line-1-trigger': 'status', 'line-1-colour': 'Red', 'validFrom-year': '2020' }),
    ); // prettier-ignore
    expect(wrong.statusCode).toBe(400);
    const text = words(wrong.body);
    expect(text).toContain('"The status became" Red is answered twice: leave one line');
    expect(text).toContain('must be a whole number from 1 to 500');
    expect(text).toContain('The day from which it holds must be today or later');
    expect(wrong.body).toContain('name="desktop-review-0-days" type="text" value="0"');
    for (const field of ['line-1-trigger', 'desktop-review-0-days', 'validFrom-day']) expect(wrong.body).toContain(`id="${field}"`);
  }); // prettier-ignore

  it('a new version holds from its day, the old ones stay, and of two who write the second is told', async () => {
    const fields = fieldsOf(nationalProtocol(), { version: '0', 'desktop-review-0-days': '3' });
    expect((await manager.post(NEW, fields)).headers.location).toBe(
      '/settings/intervention-protocols/council/1',
    );
    const second = await manager.post(NEW, fields);
    expect(second.statusCode).toBe(409);
    expect(words(second.body)).toContain('Somebody else has made a new version meanwhile');
    expect(second.body).toContain('name="version" value="1"');
    const page = words((await officer.get('/settings/intervention-protocols')).body);
    expect(page).toContain("The council's, version 1, from 16 November 2026. It holds today.");
    expect(words((await officer.get('/settings/intervention-protocols/national/1')).body)).toContain(
      'It does not hold today.',
    );
    expect((await officer.get('/settings/intervention-protocols/council/9')).statusCode).toBe(404);
  });

  it('a quota is a number or a share, and not both', async () => {
    const wrong = await manager.post(QUOTAS, quota('', { 'green-percent': '5', 'amber-percent': '101', rest: 'x', reason: '' }));
    expect(wrong.statusCode).toBe(400);
    const text = words(wrong.body);
    expect(text).toContain('Enter either a number or a share of Green services, and not both');
    expect(text).toContain('or the share from 0 to 100');
    expect(text).toContain('The months must be a whole number from 0 to 60');
    expect(text).toContain('Enter why the quota changes');
    expect((await drawNow()).teams).toBe(0);
    expect((await manager.post(QUOTAS, quota(north))).statusCode).toBe(303);
    expect(words((await manager.get(QUOTAS)).body)).toContain('2 Green and 34% of Amber services a month; not again within 6 months');
  }); // prettier-ignore

  const drawNow = () => {
    const { db, scope, clock, authorityId } = get();
    return db.within(scope, (tx) => drawChecks(tx, { clock, authorityId }, 'a test'));
  };

  it('the night draws each team with a quota, and starts a check of each drawn service', async () => {
    const { db, scope, clock } = get();
    const run = () => drawJob.run({}, { db, scope, clock } as never);
    expect(await run()).toEqual({ teams: 1, services: 4 });
    const [draw] = await draws();
    // Two of seven Green; a third of three Amber, rounded up, is two. Home 8 has no officer, Home 12 is Red.
    expect(draw!.chosen.length).toBe(4);
    expect(draw!.candidates.length).toBe(10);
    const checks = await sql<{ kind: string; n: number }>`
      select kind, count(*)::int as n from interventions.intervention where draw_id = ${draw!.id} group by kind order by kind`.execute(db.owner);
    expect(checks.rows).toEqual([{ kind: 'desktop-review', n: 2 }, { kind: 'visit-announced', n: 2 }]);
    expect(await run()).toEqual({ teams: 0, services: 0 });
    const owner = await sql<{ n: number }>`
      select count(*)::int as n from interventions.step where owner_account_id = ${ann.accountId} and due_on > '2026-11-16'`.execute(db.owner);
    expect(owner.rows[0]!.n).toBe(10);
  }); // prettier-ignore

  it('two who draw at once draw once', async () => {
    await manager.post(QUOTAS, quota('', { 'green-number': '1' }));
    const both = await Promise.all([drawNow(), drawNow()]);
    expect(both.map(({ teams }) => teams).sort()).toEqual([0, 1]);
    expect((await draws()).map(({ teamId, chosen }) => [teamId, chosen.map(({ locationId }) => locationId)]).at(-1)).toEqual([null, ['1-8']]);
  }); // prettier-ignore

  it('a manager who draws again is refused, and must say why in any case', async () => {
    expect(words((await manager.post(CHECKS, { reason: '' })).body)).toContain(
      'Enter why you draw now and do not wait for the night',
    );
    const again = await manager.post(CHECKS, { reason: 'I prefer others' });
    expect(again.statusCode).toBe(409);
    expect(words(again.body)).toContain(
      'Random checks of November 2026 have been drawn for every team: a month is drawn once',
    );
    expect((await officer.post(CHECKS, { reason: 'x' })).statusCode).toBe(403);
  });

  it('its page shows the seed and proves that it comes out the same; a forged draw does not', async () => {
    const [draw] = await draws();
    const page = words((await officer.get(`${CHECKS}/${draw!.id}`)).body);
    expect(page).toContain('Drawn again, it comes out the same');
    expect(page.match(/Holds/g)?.length).toBe(3);
    expect(page).toContain('Drawn from 10');
    const csv = (await officer.get(`${CHECKS}/${draw!.id}/download/csv`)).body;
    expect(csv.trim().split('\n').length).toBe(11);
    await get().db.owner.transaction().execute(async (tx) => {
      await sql`select set_config('amberley.actor', 'a thief', true)`.execute(tx);
      await sql`update interventions.draw set chosen = chosen - 0 where draw_id = ${draw!.id}`.execute(tx);
    });
    expect(words((await officer.get(`${CHECKS}/${draw!.id}`)).body)).toContain('Drawn again, it does not come out the same');
    const refused = get().db.within(get().scope, (tx) => sql`update interventions.draw set chosen = '[]'`.execute(tx));
    await expect(refused).rejects.toThrow('permission denied');
  }); // prettier-ignore

  it('the figures count what is open, overdue and checked', async () => {
    const { db, scope, clock } = get();
    const values = await db.within(scope, async (tx) => {
      const all = [];
      for (const figure of interventionFigures) all.push(await figure.value(tx, { asAt: clock.today() }));
      return all;
    });
    expect(values[0]).toEqual({ denominator: 5, rows: [{ kind: 'Desktop review', n: 3 }, { kind: 'Announced visit', n: 2 }] });
    expect(values[1]).toMatchObject({ denominator: 5, rows: [{ n: 0 }, { n: 0 }] });
    expect(values[2]).toEqual({
      denominator: 5,
      rows: [
        { month: '2026-11', team: 'North', drawn: 4, done: 0 },
        { month: '2026-11', team: 'Services without a team', drawn: 1, done: 0 },
      ],
    });
    const records = await db.within(scope, (tx) => interventionFigures[0]!.records(tx, { asAt: clock.today() }, { kind: 'Announced visit' }));
    expect(records.length).toBe(2);
  }); // prettier-ignore
});
