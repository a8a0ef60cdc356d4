import { sql } from 'kysely';
import { beforeAll, expect, it } from 'vitest';
import { describeOnBothDatabases } from '../../../../tests/support/databases.ts';
import { day } from '../../../kernel/calendar-day.ts';
import type { Rag } from '../../../kernel/rating.ts';
import { toNobody } from '../../../platform/events/index.ts';
import { gatherWork } from '../../../platform/work/index.ts';
import type { Movement, RiskMoved } from '../../risk/index.ts';
import { room, startIntervention, type Ask, type Started } from '../index.ts';
import { overdueJob } from '../jobs/overdue-job.ts';
import { interventionWork } from '../work.ts';
import { madePerson, madeService, madeTeam, type MadePerson } from './made-council.ts';

const TODAY = day('2026-11-16');

describeOnBothDatabases('interventions', (get) => {
  let ann: MadePerson;
  let quinn: MadePerson;

  beforeAll(async () => {
    for (const [id, name] of [['1-1', 'Meadow Court'], ['1-2', 'Ash House'], ['1-3', 'Elm Lodge'], ['1-4', 'Fir Bank']] as const) await madeService(get(), id, name, 'Green'); // prettier-ignore
    ann = await madePerson(get(), 'Ann Archer', ['contracts-officer'], ['1-1', '1-2', '1-3']);
    quinn = await madePerson(get(), 'Quinn Reed', ['quality-manager']);
    await madeTeam(get(), 'North', [quinn, ann]);
  });

  const start = (ask: Partial<Ask> & { causeKey: string }): Promise<Started | null> => {
    const { db, scope, clock, authorityId } = get();
    const whole: Ask = {
      locationId: '1-1',
      trigger: 'status',
      colour: 'Amber',
      words: 'Its status became Amber',
      ...ask,
    };
    return db.within(scope, (tx) => startIntervention(tx, { clock, authorityId }, whole));
  };
  const hear = (event: string, payload: Record<string, unknown>) => {
    const { db, scope, clock, authorityId } = get();
    const listener = room.listens!.find((one) => one.event === event)!;
    return db.within(scope, (tx) =>
      listener.hear(tx, { authorityId, ...payload } as never, { clock, announce: toNobody }),
    );
  };
  const move = (locationId: string, from: Rag, to: Rag): Movement => ({
    locationId,
    name: locationId,
    from: { rag: from, score: 1 },
    to: { rag: to, score: 2 },
    why: 'whistleblowing of severity 4',
    whyOpen: '',
    newFloors: [],
  });
  const rated = (movements: Movement[]) => hear('risk.moved', { asAt: TODAY, movements } satisfies Omit<RiskMoved, 'authorityId'> as never); // prettier-ignore
  const holds = (locationId: string, rag: Rag) =>
    sql`update risk.status set rag = ${rag}, since = ${TODAY}::date where location_id = ${locationId}`.execute(
      get().db.owner,
    );
  const rows = async (locationId: string) =>
    (
      await sql<{ kind: string; state: string; causes: string[]; steps: number }>`
        select i.kind, i.state, array(select words from interventions.cause c where c.intervention_id = i.intervention_id order by words) as causes,
               (select count(*)::int from interventions.step s where s.intervention_id = i.intervention_id) as steps
          from interventions.intervention i where i.location_id = ${locationId} order by i.raised_on, i.kind`.execute(get().db.owner)
    ).rows; // prettier-ignore
  const inbox = async (accountId: string) =>
    (
      await sql<{ kind: string; about: string }>`
        select kind, about from platform.notice where account_id = ${accountId} order by kind, about`.execute(get().db.owner)
    ).rows; // prettier-ignore

  it('start as the protocol says, with steps, owners and days, and their owners are told', async () => {
    const started = await start({ causeKey: 'a' });
    expect(started).toMatchObject({ kind: 'desktop-review', state: 'open', isNew: true });
    const steps = await sql<Record<string, unknown>>`
      select name, due_on, first_due_on, owner_account_id as owner from interventions.step where intervention_id = ${started!.interventionId} order by place`.execute(get().db.owner); // prettier-ignore
    expect(steps.rows).toMatchObject([
      { due_on: '2026-11-23', first_due_on: '2026-11-23', owner: ann.accountId },
      { due_on: '2026-11-30', owner: ann.accountId },
    ]);
    expect(await inbox(ann.accountId)).toEqual([
      { kind: 'interventions.given', about: 'Desktop review at Meadow Court' },
    ]);
  });

  it('the same cause is heard once; another one for the same kind joins it', async () => {
    expect(await start({ causeKey: 'a' })).toBeNull();
    expect(await start({ causeKey: 'b', words: 'It happened again' })).toMatchObject({ isNew: false });
    expect(await rows('1-1')).toEqual([
      {
        kind: 'desktop-review',
        state: 'open',
        causes: ['It happened again', 'Its status became Amber'],
        steps: 2,
      },
    ]);
  });

  it('more than runs begins beside it, less joins it, and an unknown service gets nothing', async () => {
    expect(await start({ causeKey: 'c', colour: 'Red' })).toMatchObject({
      kind: 'quality-support',
      isNew: true,
    });
    expect(await start({ causeKey: 'd', trigger: 'cluster' })).toMatchObject({
      kind: 'quality-support',
      isNew: false,
    });
    expect(await start({ causeKey: 'e', locationId: '9-9' })).toBeNull();
    expect(await start({ causeKey: 'f', colour: 'Green' })).toBeNull();
  });

  it('two who start the same at once start one', async () => {
    const both = await Promise.all(
      ['x', 'y'].map((causeKey) =>
        start({ locationId: '1-4', causeKey, trigger: 'hand', kind: 'visit-announced' }),
      ),
    );
    expect(both.filter((one) => one?.isNew === true).length).toBe(1);
    expect(await rows('1-4')).toMatchObject([{ kind: 'visit-announced', state: 'open' }]);
  });

  it('what is only proposed has no steps; a cause that asks at once opens it', async () => {
    const proposed = await start({ locationId: '1-4', causeKey: 'p', trigger: 'enforcement', colour: null });
    expect(proposed).toMatchObject({ kind: 'improvement-panel', state: 'proposed' });
    const opened = await start({
      locationId: '1-4',
      causeKey: 'q',
      trigger: 'hand',
      kind: 'improvement-panel',
    });
    expect(opened).toMatchObject({ interventionId: proposed!.interventionId, state: 'open', isNew: false });
    expect(await rows('1-4')).toMatchObject([
      { kind: 'improvement-panel', steps: 4 },
      { kind: 'visit-announced' },
    ]);
  });

  it('a rating that turns a service Red starts support in its transaction, once, and does not say why it is Red', async () => {
    await holds('1-2', 'Red');
    await rated([move('1-2', 'Green', 'Red')]);
    await rated([move('1-2', 'Green', 'Red')]);
    expect(await rows('1-2')).toEqual([
      {
        kind: 'quality-support',
        state: 'open',
        causes: ['Its status became Red on 16 November 2026'],
        steps: 4,
      },
    ]);
    const told = await sql`select 1 from interventions.cause where words ilike '%whistle%'`.execute(
      get().db.owner,
    );
    expect(told.rows).toEqual([]);
  });

  it('an override is looked at: proposed, once', async () => {
    await holds('1-3', 'Amber');
    const decided = { decisionId: '00000000-0000-7000-8000-000000000001', locationId: '1-3', from: 'Amber', to: 'Amber', overridden: true, belowFloor: false }; // prettier-ignore
    await hear('risk.status-decided', decided);
    await hear('risk.status-decided', decided);
    expect(await rows('1-3')).toMatchObject([{ kind: 'desktop-review', state: 'proposed', steps: 0 }]);
  });

  it('are published with their next step and whether it is late on a day, and the highest level that is open', async () => {
    const { db, scope } = get();
    const action = (day: string) =>
      db.within(scope, (tx) =>
        sql<Record<string, unknown>>`
          select kind, state, next_step, due_on, overdue, owner_account_id from interventions.published_action(${day}::date)
           where location_id = '1-2'`.execute(tx),
      );
    expect((await action(TODAY)).rows).toMatchObject([
      {
        kind: 'quality-support',
        state: 'open',
        due_on: '2026-11-23',
        overdue: false,
        owner_account_id: ann.accountId,
      },
    ]);
    expect((await action('2026-11-24')).rows).toMatchObject([{ overdue: true }]);
    const level = await db.within(scope, (tx) =>
      sql<
        Record<string, unknown>
      >`select location_id, level, kind_name from interventions.published_level order by 1`.execute(tx),
    );
    expect(level.rows).toEqual([
      { location_id: '1-1', level: 3, kind_name: 'Formal quality support' },
      { location_id: '1-2', level: 3, kind_name: 'Formal quality support' },
      { location_id: '1-4', level: 4, kind_name: 'Multi-agency improvement panel' },
    ]);
  });

  it('stand on the desk of their owner and of whoever covers; what is nobody’s with the quality manager', async () => {
    const { db, scope, clock, authorityId } = get();
    const bob = await madePerson(get(), 'Bob Bell', ['contracts-officer']);
    const desk = async (accountId: string, manages = false) => {
      const may = (permission: string) => manages || permission === interventionWork.permission;
      const reader = { accountId, locationIds: [], since: clock.now(), today: clock.today(), may };
      const { overdue, due } = await db.within(scope, (tx) => gatherWork(tx, reader, [interventionWork]));
      return [...overdue, ...due];
    };
    expect(await desk(bob.accountId)).toEqual([]);
    const own = await desk(ann.accountId);
    expect(own.map(({ words }) => words)).toContain('Accept or decline: desktop review is proposed');
    expect(own.every(({ locationId }) => locationId !== '1-4')).toBe(true);
    await db.within(scope, (tx) =>
      sql`insert into people.absence (absence_id, authority_id, officer_id, cover_officer_id, from_day, until_day)
        values (gen_random_uuid(), ${authorityId}, ${ann.officerId}, ${bob.officerId}, '2026-11-10', '2026-11-20')`.execute(tx),
    );
    expect((await desk(bob.accountId)).length).toBe(own.length);
    expect((await desk(bob.accountId))[0]!.words).toContain('(for Ann Archer)');
  }); // prettier-ignore

  it('owners hear of an overdue step once, and so does whoever covers', async () => {
    const { db, scope, clock } = get();
    await db.within(scope, (tx) =>
      sql`update interventions.step set due_on = '2026-11-13' where place = 1 and owner_account_id = ${ann.accountId}`.execute(tx),
    );
    const run = () => overdueJob.run({}, { db, scope, clock } as never);
    expect(await run()).toEqual({ told: 3 });
    expect(await run()).toEqual({ told: 0 });
    const told = (await inbox(ann.accountId)).filter(({ kind }) => kind === 'interventions.overdue');
    expect(told.length).toBe(3);
    const covers = await sql<{ n: number }>`
      select count(*)::int as n from platform.notice n join people.account a using (account_id)
       where a.name = 'Bob Bell' and n.kind = 'interventions.overdue'`.execute(db.owner);
    expect(covers.rows).toEqual([{ n: 3 }]);
  }); // prettier-ignore
});
