import fc from 'fast-check';
import { sql } from 'kysely';
import { beforeAll, expect, it } from 'vitest';
import { houseRetention } from '../../src/house.ts';
import { addMonths, day } from '../../src/kernel/calendar-day.ts';
import { newId } from '../../src/platform/clock/index.ts';
import { hasPeriod, lookThrough, runRetention } from '../../src/platform/retention/index.ts';
import { councilTables, digestOf, type CouncilTable } from '../support/council-rows.ts';
import { describeOnBothDatabases, makeAuthority } from '../support/databases.ts';
import { MAKERS } from './made-rows.ts';

const rules = houseRetention();
const TODAY = day('2026-11-16');

describeOnBothDatabases('the schedule of retention', (get) => {
  let theirs: string;
  let tables: CouncilTable[];

  beforeAll(async () => {
    theirs = await makeAuthority(get().db, ['Bury'], 'Otherham Council');
    tables = (await councilTables(get().db.owner)).filter(({ name }) => name !== 'platform.audit_entry');
  });

  const contextOf = (authorityId: string) => ({ ...get(), rules, authorityId });
  const make = (recordType: string, owner: string, on: string) =>
    get().db.owner.transaction().execute(async (tx) => {
      await sql`select set_config('amberley.actor', 'tester', true), set_config('timezone', 'Europe/London', true)`.execute(tx);
      await MAKERS[recordType]!(tx, owner, on);
    });
  const countsOf = async (authorityId: string) =>
    Object.fromEntries((await lookThrough(contextOf(authorityId))).map(({ rule, records }) => [rule.recordType, records]));

  it('has a maker of records here for each type that a council owns', () => {
    const owned = rules.filter((rule) => hasPeriod(rule) && rule.owner !== 'installation').map(({ recordType }) => recordType);
    expect([...Object.keys(MAKERS), 'people.agreement', 'people.sign-on-attempt'].toSorted()).toEqual(owned.toSorted());
  });

  it('speaks of every table of the house', async () => {
    const found = await sql<{ name: string }>`
      select n.nspname || '.' || c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where c.relkind in ('r', 'p') and n.nspname not in ('pg_catalog', 'information_schema', 'public') order by 1`.execute(get().db.owner);
    const spoken = new Set(rules.flatMap((rule) => rule.tables));
    const there = found.rows.map(({ name }) => name);
    // a new table: put it into `tables` of a rule of its room (Room.retention), with a period or a reason to keep it
    expect(there.filter((name) => !spoken.has(name))).toEqual([]);
    expect([...spoken].filter((name) => !there.includes(name))).toEqual([]);
  });

  it('has sound rules: a type once, bounds around the period, and words for all of it', () => {
    expect(new Set(rules.map(({ recordType }) => recordType)).size).toBe(rules.length);
    for (const rule of rules) {
      expect(rule.recordType).toMatch(/^[a-z]+\.[a-z][a-z-]{0,60}$/);
      expect(rule.basis.length, rule.recordType).toBeGreaterThan(15);
      if (!hasPeriod(rule)) continue;
      const { least, months, most } = rule.keep;
      expect(least <= months && months <= most && least >= 1, rule.recordType).toBe(true);
      if (rule.owner === 'installation') expect([least, most], rule.recordType).toEqual([months, months]);
    }
  });

  for (const [recordType] of Object.entries(MAKERS)) {
    it(`takes ${recordType} away on the day after its period, and not a day before`, async () => {
      const rule = rules.filter(hasPeriod).find((each) => each.recordType === recordType)!;
      const limit = addMonths(TODAY, -rule.keep.months);
      const before = (await countsOf(get().authorityId))[recordType]!;
      await make(recordType, get().authorityId, limit);
      expect((await countsOf(get().authorityId))[recordType]).toBe(before);
      await make(recordType, get().authorityId, addMonths(limit, -1));
      // of jobs, one more of the kind has to be there: the newest stays
      expect((await countsOf(get().authorityId))[recordType]).toBe(before + 1);
    });
  }

  it('removes just what a dry run counts, never touches another council, and then has nothing left to do', async () => {
    const types = fc.constantFrom(...Object.keys(MAKERS));
    const records = fc.array(fc.record({ type: types, ours: fc.boolean(), monthsAgo: fc.integer({ min: 0, max: 320 }) }), { minLength: 1, maxLength: 25 });
    const periods = fc.array(fc.record({ type: types, share: fc.double({ min: 0, max: 1, noNaN: true }) }), { maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(records, periods, async (made, chosen) => {
        const { db, authorityId } = get();
        for (const { type, ours, monthsAgo } of made) await make(type, ours ? authorityId : theirs, addMonths(TODAY, -monthsAgo));
        for (const { type, share } of chosen) {
          const { least, most } = rules.filter(hasPeriod).find((each) => each.recordType === type)!.keep;
          await choose(authorityId, type, Math.round(least + share * (most - least)));
        }
        const counted = await countsOf(authorityId);
        const untouched = await digestOf(db.owner, tables, theirs);
        const { types: ran, records: total } = await runRetention({ ...contextOf(authorityId), askedBy: 'tester' });
        expect(Object.fromEntries(ran.map((each) => [each.recordType, each.records]))).toEqual(counted);
        expect(total).toBe(Object.values(counted).reduce((sum, n) => sum + n, 0));
        expect(await digestOf(db.owner, tables, theirs)).toBe(untouched);
        expect(Object.values(await countsOf(authorityId)).every((n) => n === 0)).toBe(true);
      }),
      { numRuns: 12 },
    );
  }, 120_000);

  const choose = (authorityId: string, type: string, months: number) =>
    get().db.owner.transaction().execute(async (tx) => {
      await sql`select set_config('amberley.actor', 'tester', true)`.execute(tx);
      await sql`insert into platform.retention_period (period_id, authority_id, record_type, months, why, decided_at)
        values (${newId()}, ${authorityId}, ${type}, ${months}, 'a test', clock_timestamp())`.execute(tx);
    });
}, { now: '2026-11-16T09:00:00Z' }); // prettier-ignore
