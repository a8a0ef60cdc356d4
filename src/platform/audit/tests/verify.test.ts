import fc from 'fast-check';
import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { describeOnBothDatabases } from '../../../../tests/support/databases.ts';
import type { Tx } from '../../db/index.ts';
import type { AuditCheck } from '../verify.ts';
import { check, checkAfter, ENTRIES, fillTrail } from './tampering.ts';

const COLUMNS = [
  'chain', 'seq', 'at', 'actor', 'action', 'table_name', 'row_id', 'old_row', 'new_row', 'previous_hash', 'hash',
] as const; // prettier-ignore
type Column = (typeof COLUMNS)[number];

/** A value that differs from whatever an entry holds in the column, as SQL over the entry. */
const OTHER: Record<Column, string> = {
  chain: "'x' || chain",
  seq: 'seq + 1000',
  at: "at + interval '1 microsecond'",
  actor: "actor || ' '",
  action: "case action when 'delete' then 'insert' else 'delete' end",
  table_name: "table_name || '_'",
  row_id: "upper(row_id) || '0'",
  old_row: `coalesce(old_row, '{}') || '{"forged": true}'`,
  new_row: `case when new_row is null then 'null'::jsonb else null end`,
  previous_hash: "previous_hash || '\\x00'::bytea",
  hash: 'sha256(hash)',
};

describeOnBothDatabases('the check of the audit trail', (get) => {
  let chain = '';
  beforeAll(async () => {
    chain = get().authorityId;
    await fillTrail(get());
  });

  const named = (found: AuditCheck) =>
    found.faults.map((fault) => `${fault.chain === chain ? 'own' : fault.chain} ${fault.seq}`);

  it('walks every chain to its head and finds nothing wrong with what nobody touched', async () => {
    const reported: number[] = [];
    const found = await check(get().db.owner, { progress: (done) => reported.push(done) });
    expect(found).toMatchObject({ holds: true, faults: [], moreFaults: 0 });
    expect(found.heads).toHaveLength(3);
    expect(found.heads.find((head) => head.chain === chain)).toMatchObject({ entries: ENTRIES });
    expect(found.entries).toBe(found.heads.reduce((sum, { entries }) => sum + entries, 0));
    expect(reported.at(-1)).toBe(found.entries);
    expect(await check(get().db.owner, { step: 1 })).toEqual(found);
    expect(await check(get().db.owner, { step: ENTRIES })).toEqual(found);
  });

  it('names the entry, whichever column of whichever entry was changed', async () => {
    const tamperings = fc.record({
      column: fc.constantFrom(...COLUMNS),
      seq: fc.integer({ min: 1, max: ENTRIES }),
    });
    await fc.assert(
      fc.asyncProperty(tamperings, async ({ column, seq }) => {
        const found = await checkAfter(get(), (tx) =>
          sql`update platform.audit_entry set ${sql.ref(column)} = ${sql.raw(OTHER[column])} where chain = ${chain} and seq = ${seq}`.execute(
            tx,
          ),
        );
        expect(found.holds).toBe(false);
        expect(named(found)).toContain(`own ${seq}`);
      }),
      { numRuns: 60, examples: COLUMNS.map((column, i) => [{ column, seq: 1 + ((i * 5) % ENTRIES) }]) },
    );
  });

  it('finds a change whose own hash was made right again, at the entry that no longer follows it or at the head', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: ENTRIES }), async (seq) => {
        const found = await checkAfter(get(), async (tx) => {
          await sql`update platform.audit_entry set actor = 'forged' where chain = ${chain} and seq = ${seq}`.execute(
            tx,
          );
          await sql`update platform.audit_entry e
            set hash = platform.audit_hash(e.previous_hash, e.chain, e.seq, e.at, e.actor, e.action, e.table_name, e.row_id, e.old_row, e.new_row)
            where chain = ${chain} and seq = ${seq}`.execute(tx);
        });
        expect(named(found)).toEqual([`own ${Math.min(seq + 1, ENTRIES)}`]);
      }),
      { numRuns: 15, examples: [[1], [ENTRIES]] },
    );
  });

  it('names every entry that is missing, wherever a run of them was taken out', async () => {
    const runs = fc
      .tuple(fc.integer({ min: 1, max: ENTRIES }), fc.integer({ min: 0, max: 4 }))
      .map(([first, more]) => ({ first, last: Math.min(first + more, ENTRIES) }));
    await fc.assert(
      fc.asyncProperty(runs, async ({ first, last }) => {
        const found = await checkAfter(get(), (tx) =>
          sql`delete from platform.audit_entry where chain = ${chain} and seq between ${first} and ${last}`.execute(
            tx,
          ),
        );
        if (last === ENTRIES)
          expect(found.faults).toEqual([
            { chain, seq: ENTRIES, fault: 'the newest entry is missing or replaced' },
          ]);
        else {
          const rest = first === last ? '' : `, and so is every entry up to ${last}`;
          expect(found.faults).toEqual([{ chain, seq: first, fault: `it is missing${rest}` }]);
        }
      }),
      {
        numRuns: 25,
        examples: [[{ first: 1, last: 1 }], [{ first: 8, last: 9 }], [{ first: ENTRIES, last: ENTRIES }]],
      },
    );
  });

  it('names both entries that changed places', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: ENTRIES }),
        fc.integer({ min: 1, max: ENTRIES }),
        async (a, b) => {
          fc.pre(a !== b);
          const found = await checkAfter(get(), async (tx) => {
          for (const [from, to] of [[a, -1], [b, a], [-1, b]] as const)
            await sql`update platform.audit_entry set seq = ${to} where chain = ${chain} and seq = ${from}`.execute(tx);
        }); // prettier-ignore
          expect(named(found)).toEqual(expect.arrayContaining([`own ${a}`, `own ${b}`]));
        },
      ),
      { numRuns: 15 },
    );
  });

  it.each([
    ['after the last', ENTRIES + 1],
    ['far after the last', 9_000_000],
    ['before the first', 0],
    ['with the least number there is', -9_223_372_036_854],
  ])('names an entry that was added without the chain, %s', async (_where, seq) => {
    const found = await checkAfter(get(), (tx) =>
      sql`insert into platform.audit_entry
          select chain, ${seq}, at, 'forged', action, table_name, row_id, old_row, new_row, hash,
                 platform.audit_hash(hash, chain, ${seq}, at, 'forged', action, table_name, row_id, old_row, new_row)
            from platform.audit_entry where chain = ${chain} and seq = ${ENTRIES}`.execute(tx),
    );
    expect(named(found)).toContain(`own ${seq}`);
  });

  it('finds numbers that no JavaScript number holds', async () => {
    const found = await checkAfter(get(), (tx) =>
      sql`update platform.audit_entry set seq = 9223372036854775807 where chain = ${chain} and seq = 3`.execute(
        tx,
      ),
    );
    expect(found.holds).toBe(false);
    expect(named(found)).toContain('own 3');
  });

  it('finds two entries of one number, where the key was taken off', async () => {
    const found = await checkAfter(get(), async (tx) => {
      await sql`alter table platform.audit_entry drop constraint audit_entry_pkey`.execute(tx);
      await sql`insert into platform.audit_entry select * from platform.audit_entry where chain = ${chain} and seq = 6`.execute(
        tx,
      );
    });
    expect(found.faults).toContainEqual({ chain, seq: 6, fault: 'another entry has the same number' });
  });

  describe('whole chains', () => {
    it.each([
      ['its entries', ['audit_entry'], { seq: ENTRIES, fault: 'the newest entry is missing or replaced' }],
      ['its head', ['audit_chain'], { seq: ENTRIES, fault: 'the chain has no head' }],
      [
        'both',
        ['audit_entry', 'audit_chain'],
        { seq: null, fault: 'the whole chain of this council is missing' },
      ],
    ])('are missed where a council lost %s', async (_what, tables, fault) => {
      const found = await checkAfter(get(), async (tx) => {
        for (const table of tables)
          await sql`delete from platform.${sql.ref(table)} where chain = ${chain}`.execute(tx);
      });
      expect(found.faults).toEqual([{ chain, ...fault }]);
    });

    it('are found where the head was replaced', async () => {
      for (const change of [
        sql`last_hash = sha256(last_hash)`,
        sql`last_seq = last_seq + 1`,
        sql`last_seq = 0, last_hash = ''`,
      ]) {
        const found = await checkAfter(get(), (tx) =>
          sql`update platform.audit_chain set ${change} where chain = ${chain}`.execute(tx),
        );
        expect(found.faults).toHaveLength(1);
        expect(found.faults[0]).toMatchObject({ chain });
      }
    });

    it('tell only of the chains asked for', async () => {
      const spoil = (tx: Tx) => sql`update platform.audit_entry set actor = 'forged'`.execute(tx);
      const found = await checkAfter(get(), spoil, { chains: ['shared'] });
      expect(new Set(found.faults.map((fault) => fault.chain))).toEqual(new Set(['shared']));
      expect(found.heads.map((head) => head.chain)).toEqual(['shared']);
    });
  });

  it('tells at most fifty faults one by one, and how many more there are', async () => {
    const found = await checkAfter(get(), async (tx) => {
      await sql`select set_config('amberley.actor', 'tester', true)`.execute(tx);
      await sql`insert into people.officer (officer_id, authority_id, name)
        select gen_random_uuid(), ${chain}, 'Many ' || n from generate_series(1, 80) n`.execute(tx);
      await sql`update platform.audit_entry set actor = 'forged' where chain = ${chain}`.execute(tx);
    });
    expect(found.faults).toHaveLength(50);
    expect(found.moreFaults).toBe(ENTRIES + 80 - 50);
  });

  it('finds audit triggers that are switched off', async () => {
    const found = await checkAfter(get(), (tx) =>
      sql`alter table people.officer disable trigger audit_update`.execute(tx),
    );
    expect(found.faults).toEqual([
      {
        chain: null,
        seq: null,
        fault: 'changes of people.officer are not written down: its audit triggers are switched off',
      },
    ]);
  });

  it('is not confused by what others write while it walks', async () => {
    const { db, scope, authorityId } = get();
    let wrote = 0;
    const write = () =>
      db.within(scope, (tx) =>
        sql`insert into people.officer (officer_id, authority_id, name)
          values (gen_random_uuid(), ${authorityId}, ${`While walking ${++wrote}`})`.execute(tx),
      );
    const writing: Promise<unknown>[] = [];
    const found = await check(db.owner, { progress: () => void (wrote < 20 && writing.push(write())) });
    await Promise.all(writing);
    expect(wrote).toBeGreaterThan(5);
    expect(found.faults).toEqual([]);
    expect((await check(db.owner)).faults).toEqual([]);
  });

  it('stops where it is told to', async () => {
    const signal = AbortSignal.abort(new Error('cancelled'));
    await expect(check(get().db.owner, { signal })).rejects.toThrow('cancelled');
  });
});
