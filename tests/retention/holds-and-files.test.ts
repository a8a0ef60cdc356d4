import { existsSync, mkdirSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Cron } from 'croner';
import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { houseJobs, houseRetention } from '../../src/house.ts';
import { day } from '../../src/kernel/calendar-day.ts';
import { newId } from '../../src/platform/clock/index.ts';
import { verifyAudit } from '../../src/platform/audit/index.ts';
import { lookThrough, runRetention, type RetentionRule } from '../../src/platform/retention/index.ts';
import { awaitBatches, findHold } from '../../src/platform/retention/queries/find-hold.ts';
import { monthsOf } from '../../src/platform/retention/rules/decisions.ts';
import { dueAfter } from '../../src/platform/retention/rules/due.ts';
import { hasPeriod } from '../../src/platform/retention/types.ts';
import { describeOnBothDatabases, makeAuthority } from '../support/databases.ts';
import { MAKERS } from './made-rows.ts';

const rules = houseRetention();
const OLD = '2001-05-05';

describe('periods', () => {
  it('end on the day of that number in an earlier month, or its last day, at midnight in England', () => {
    const now = new Date('2026-08-31T09:00:00Z');
    expect(dueAfter(6, day('2026-08-31'), now).beforeDay).toBe('2026-02-28');
    expect(dueAfter(2, day('2026-08-31'), now).before.toISOString()).toBe('2026-06-29T23:00:00.000Z');
  });

  it('that a council chose hold within the bounds of the rule of today', () => {
    const rule = rules.filter(hasPeriod).find(({ recordType }) => recordType === 'people.session')!;
    const chose = (months: number) => [
      { recordType: 'people.session', months, why: 'x', decidedBy: 'x', decidedAt: new Date(0) },
    ];
    expect([
      monthsOf(rule, []),
      monthsOf(rule, chose(1)),
      monthsOf(rule, chose(9)),
      monthsOf(rule, chose(999)),
    ]).toEqual([6, 6, 9, 24]);
  });

  it('are looked through in the night of the first Sunday of each month', () => {
    const { schedule } = houseJobs().find(({ kind }) => kind === 'platform.retention')!;
    const runs = new Cron(schedule!, { timezone: 'Europe/London', paused: true }).nextRuns(
      3,
      '2026-11-16T00:00:00',
    );
    expect(runs.map((at) => at.toISOString())).toEqual([
      '2026-12-06T03:20:00.000Z',
      '2027-01-03T03:20:00.000Z',
      '2027-02-07T03:20:00.000Z',
    ]);
  });
});

describeOnBothDatabases('a run of the schedule', (get) => {
  let theirs: string;
  const make = (recordType: string, on = OLD, owner = get().authorityId) =>
    get().db.owner.transaction().execute(async (tx) => {
      await sql`select set_config('amberley.actor', 'tester', true)`.execute(tx);
      await MAKERS[recordType]!(tx, owner, on);
    });
  const run = (authorityId = get().authorityId, wanted: readonly RetentionRule[] = rules) =>
    runRetention({ ...get(), rules: wanted, authorityId, askedBy: 'Ada (ada@x.example)' });
  const took = async (type: string, authorityId?: string) =>
    (await run(authorityId)).types.find(({ recordType }) => recordType === type)!;
  const rows = async <Row>(query: ReturnType<typeof sql<Row>>) => (await query.execute(get().db.owner)).rows;
  const hold = (recordType: string, authorityId = get().authorityId) =>
    get().db.within({ authorityId, actor: 'Ada (ada@x.example)' }, (tx) =>
      sql`insert into platform.retention_hold (hold_id, authority_id, record_type, why, held_at)
        values (${newId()}, ${authorityId}, ${recordType}, 'a claim', now())`.execute(tx),
    );

  const liftAll = () =>
    get().db.owner.transaction().execute(async (tx) => {
      await sql`select set_config('amberley.actor', 'tester', true)`.execute(tx);
      await sql`delete from platform.retention_hold`.execute(tx);
    });

  beforeAll(async () => {
    theirs = await makeAuthority(get().db, ['Bury'], 'Otherham Council');
  });

  it('leaves what is held alone, and takes it when the hold is lifted', async () => {
    await make('people.session');
    await hold('people.session');
    expect(await took('people.session')).toMatchObject({ records: 0, held: true });
    const { db, authorityId } = get();
    await db.within({ authorityId, actor: 'Ada (ada@x.example)' }, (tx) =>
      sql`update platform.retention_hold set lifted_at = now(), lifted_by = platform.current_actor(), lifted_why = 'settled'`.execute(tx),
    );
    expect(await took('people.session')).toMatchObject({ records: 1, held: false });
  });

  it('does not mind a hold of another council on its own records, and does on those of nobody', async () => {
    await sql`insert into people.sign_in_attempt (bucket, level, at) values ('old', 1, ${OLD})`.execute(get().db.owner);
    await make('people.session');
    await hold('people.session', theirs);
    await hold('people.attempt', theirs);
    expect(await took('people.session')).toMatchObject({ records: 1, held: false });
    const [standing] = await lookThrough({
      ...get(),
      rules: rules.filter(({ recordType }) => recordType === 'people.attempt'),
    });
    expect(standing).toMatchObject({ heldElsewhere: true, hold: undefined, records: 1 });
    expect(await took('people.attempt')).toMatchObject({ records: 0, held: true });
    await liftAll();
    expect(await took('people.attempt')).toMatchObject({ records: 1 });
  });

  it('takes the name out of an account and its officer, ends what they had, and keeps what they did', async () => {
    await make('people.account');
    const [before] = await rows(sql<{ id: string; officer: string }>`
      select account_id as id, officer_id as officer from people.account where state = 'left' and anonymised_at is null`);
    const { id, officer } = before!;
    await get().db.within({ ...get().scope, actor: 'Ada (ada@x.example)' }, (tx) =>
      sql`insert into people.account_role (account_id, authority_id, role) values (${id}, ${get().authorityId}, 'analyst')`.execute(tx),
    );
    expect(await took('people.account')).toMatchObject({ records: 1, goes: 'anonymised' });
    const [after] = await rows(sql<Record<string, unknown>>`
      select a.name, a.email, a.state, o.name as officer, o.email as "officerEmail", o.active,
             (select count(*)::int from people.account_role r where r.account_id = a.account_id) as roles
        from people.account a join people.officer o using (officer_id) where a.account_id = ${id}`);
    const name = `Former colleague ${id.slice(-8).toUpperCase()}`;
    expect(after).toEqual({
      name, email: `left-${id}@removed.invalid`, state: 'left', officer: name, officerEmail: null, active: false, roles: 0,
    }); // prettier-ignore
    const trail = await rows(sql<{ n: number }>`
      select count(*)::int as n from platform.audit_entry where row_id in (${id}, ${officer}) and actor = 'retention' and action = 'update'`);
    expect(trail[0]!.n).toBe(2);
  });

  it('keeps the name of an officer who has another account', async () => {
    await make('people.account');
    const [left] = await rows(sql<{ officer: string }>`
      select officer_id as officer from people.account where state = 'left' and anonymised_at is null`);
    await get().db.within(get().scope, (tx) =>
      sql`insert into people.account (account_id, authority_id, email, name, state, officer_id)
        values (${newId()}, ${get().authorityId}, 'back@x.example', 'Back Again', 'active', ${left!.officer})`.execute(tx),
    );
    await run();
    const [officer] = await rows(sql<{ name: string }>`select name from people.officer where officer_id = ${left!.officer}`);
    expect(officer!.name).toMatch(/^Officer /);
  });

  it('takes an ended agreement with those that it replaced, and none whose successor stays', async () => {
    const agree = (id: string, state: string, until: string, replaces: string | null) =>
      get().db.owner.transaction().execute(async (tx) => {
        await sql`select set_config('amberley.actor', 'tester', true)`.execute(tx);
        const over = ['replaced', 'revoked'].includes(state) ? until : null;
        await sql`insert into people.sharing_agreement (agreement_id, authority_id, with_authority_id, level, purpose, lawful_basis, contact,
            from_day, until_day, state, replaces, proposed_at, accepted_at, revoked_at)
          values (${id}, ${get().authorityId}, ${theirs}, 'status', 'p', 'l', 'c', '2001-01-01', ${until}, ${state}, ${replaces}, '2001-01-01',
            '2001-01-01', ${over})`.execute(tx);
      });
    const [a, b, c] = [newId(), newId(), newId()];
    await agree(a, 'replaced', '2002-01-01', null);
    await agree(b, 'replaced', '2003-01-01', a);
    await agree(c, 'accepted', '2030-01-01', b);
    expect(await took('people.agreement')).toMatchObject({ records: 0 });
    await get().db.owner.transaction().execute(async (tx) => {
      await sql`select set_config('amberley.actor', 'tester', true)`.execute(tx);
      await sql`update people.sharing_agreement set until_day = '2004-01-01' where agreement_id = ${c}`.execute(tx);
    });
    await hold('people.agreement', theirs);
    expect(await took('people.agreement')).toMatchObject({ records: 0 });
    await liftAll();
    expect(await took('people.agreement')).toMatchObject({ records: 3 });
  });

  it('keeps what was recorded of a closed registration that a registered one follows', async () => {
    await make('insight.closed-service');
    const [closed] = await rows(sql<{ id: string }>`select location_id as id from market.local_fact limit 1`);
    await sql`insert into cqc.location (location_id, name, sector, registration_status) values ('1-new', 'Same House', 'Social Care Org', 'Registered')`.execute(get().db.owner);
    await sql`insert into cqc.lineage (location_id, ancestor_id, depth) values ('1-new', ${closed!.id}, 1), ('1-new', '1-new', 0), (${closed!.id}, ${closed!.id}, 0)`.execute(get().db.owner);
    expect(await took('insight.closed-service')).toMatchObject({ records: 0 });
    await sql`delete from cqc.lineage where location_id = '1-new'`.execute(get().db.owner);
    expect(await took('insight.closed-service')).toMatchObject({ records: 1 });
    expect(await rows(sql`select 1 from market.local_fact where location_id = ${closed!.id}`)).toEqual([]);
  });

  it('deletes the file of an upload with its row, and files that nothing names, but none that is named, young or being read', async () => {
    const { dataDir, db, authorityId } = get();
    mkdirSync(join(dataDir, 'files'), { recursive: true });
    const file = (name: string, old = true) => {
      const path = join(dataDir, 'files', name);
      writeFileSync(path, 'x');
      if (old) utimesSync(path, new Date('2026-01-01T00:00:00Z'), new Date('2026-01-01T00:00:00Z'));
      return path;
    };
    const [due, young, stays, read, lost, fresh] = [
      file('due'), file('young', false), file('named'), file('being-read'), file('lost.part'), file('fresh', false),
    ]; // prettier-ignore
    utimesSync(fresh, new Date('2026-11-01T00:00:00Z'), new Date('2026-11-01T00:00:00Z'));
    const outside = join(dataDir, 'outside');
    writeFileSync(outside, 'x');
    const stored = (path: string, at: string) => db.owner.transaction().execute(async (tx) => {
      await sql`select set_config('amberley.actor', 'tester', true)`.execute(tx);
      await sql`insert into platform.stored_file (file_id, authority_id, name, content_type, bytes, sha256, path, created_at, created_by)
        values (${newId()}, ${authorityId}, 'a', 'text/csv', 1, 'x', ${path}, ${at}, 'tester')`.execute(tx);
    }); // prettier-ignore
    await stored('files/due', '2026-01-01');
    await stored('files/../outside', '2026-01-01');
    await stored('files/named', '2026-11-01');
    await sql`insert into platform.job (job_id, authority_id, kind, payload, actor) values (${newId()}, ${authorityId}, 'cqc.import', '{"path": "files/being-read"}', 'tester')`.execute(db.owner);
    const { types } = await run();
    const records = Object.fromEntries(types.map((each) => [each.recordType, each.records]));
    expect(records).toMatchObject({ 'platform.upload': 2, 'platform.left-over-file': 1 });
    expect([due, lost, young, stays, read, fresh, outside].map((path) => existsSync(path))).toEqual([
      false, false, true, true, true, true, true,
    ]); // prettier-ignore
  });

  it('writes an entry for each batch and one for the run, as the actor retention, and the trail holds', async () => {
    await make('people.session');
    await run();
    const entries = await rows(sql<{ id: string; actor: string; details: Record<string, unknown> }>`
      select row_id as id, actor, new_row as details from platform.audit_entry
       where chain = ${get().authorityId} and table_name = 'platform.retention' order by seq desc limit 2`);
    expect(entries.map(({ id, actor }) => [id, actor])).toEqual([
      ['run', 'retention'],
      ['people.session', 'retention'],
    ]);
    expect(entries[1]!.details).toMatchObject({ records: 1, months: 6, askedBy: 'Ada (ada@x.example)' });
    expect(entries[0]!.details).toMatchObject({ records: 1, went: { 'people.session': 1 }, held: [] });
    expect((await verifyAudit(get().db.owner, { noted: [] })).holds).toBe(true);
  });

  it('goes in batches, and one that was stopped goes on where it was', async () => {
    for (let n = 0; n < 3; n += 1) await make('people.absence', OLD);
    const abort = new AbortController();
    const only = rules.filter(({ recordType }) => recordType === 'people.absence');
    abort.abort(new Error('stopped'));
    const context = { ...get(), rules: only, askedBy: 'tester' };
    await expect(runRetention({ ...context, signal: abort.signal })).rejects.toThrow('stopped');
    expect((await runRetention(context)).records).toBe(3);
  });

  it('makes a hold wait for the batch that is under way', async () => {
    // the embedded database has one connection, on which nothing can wait for itself
    if (get().db.kind === 'embedded') return;
    const order: string[] = [];
    await get().db.owner.transaction().execute(async (tx) => {
      await findHold(tx, 'people.session', get().authorityId);
      const waits = get().db.owner.transaction().execute(async (other) => {
        await awaitBatches(other, 'people.session');
        order.push('held');
      });
      await sql`select pg_sleep(0.2)`.execute(tx);
      order.push('batch');
      void waits;
    });
    await expect.poll(() => order).toEqual(['batch', 'held']);
  });
}, { now: '2026-11-16T09:00:00Z' }); // prettier-ignore
