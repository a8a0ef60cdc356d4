import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { describeOnBothDatabases, makeAuthority } from '../../../../tests/support/databases.ts';
import type { Scope, Tx } from '../../db/index.ts';
import { recordExport, recordLook, verifyAudit } from '../index.ts';

describeOnBothDatabases('who looked is recorded', (get) => {
  const looks = async (id: string) =>
    (
      await sql<{ actor: string; details: unknown; chain: string }>`
        select actor, new_row as details, chain from platform.audit_entry where action = 'look' and row_id = ${id} order by at`.execute(
        get().db.owner,
      )
    ).rows;
  const look = (id: string, scope: Partial<Scope> = {}, why?: string) =>
    get().db.within({ ...get().scope, ...scope }, (tx: Tx) =>
      recordLook(tx, { table: 'market.concern', id, why }),
    );

  it('once for the same person at the same record within ten minutes, and again for another person or record', async () => {
    expect(await look('a', {}, 'a call')).toBe(true);
    expect(await look('a', {}, 'another call')).toBe(false);
    expect(await look('a', { actor: 'Grace (grace@example.org)' })).toBe(true);
    expect(await look('b')).toBe(true);
    const chain = get().authorityId;
    expect(await looks('a')).toEqual([
      { actor: 'tester', details: { why: 'a call' }, chain },
      { actor: 'Grace (grace@example.org)', details: {}, chain },
    ]);
    expect(await looks('b')).toHaveLength(1);
  });

  it('again after ten minutes', async () => {
    await look('later');
    const age = (minutes: string) =>
      sql`update platform.audit_entry set at = at - ${minutes}::interval where row_id = 'later'`.execute(
        get().db.owner,
      );
    await age('9 minutes 50 seconds');
    expect(await look('later')).toBe(false);
    await age('11 seconds');
    expect(await look('later')).toBe(true);
    expect(await looks('later')).toHaveLength(2);
    // made right again, for the check below
    await sql`update platform.audit_entry set at = at + interval '10 minutes 1 second' where row_id = 'later'
      and seq = (select min(seq) from platform.audit_entry where row_id = 'later')`.execute(get().db.owner);
  });

  it('once, also where one person looks twice at the same moment', async () => {
    const noted = await Promise.all([look('both'), look('both'), look('both'), look('both')]);
    expect(noted.filter(Boolean)).toHaveLength(1);
    expect(await looks('both')).toHaveLength(1);
  });

  it('in the chain of the council that looks, and only with a name', async () => {
    const authorityId = await makeAuthority(get().db, ['Bury'], 'Another Council');
    expect(await look('theirs')).toBe(true);
    expect(await look('theirs', { authorityId })).toBe(true);
    expect((await looks('theirs')).map(({ chain }) => chain)).toEqual([get().authorityId, authorityId]);
    await expect(look('x', { actor: '' })).rejects.toThrow('has no actor');
  });

  it('with one statement', async () => {
    expect(await get().queriesOf(() => look('one'))).toHaveLength(1);
  });

  it('and so is who took a list out of the house', async () => {
    await get().db.within(get().scope, (tx) =>
      recordExport(tx, {
        what: 'services',
        parameters: { type: 'Nursing home', q: "O'Brien \u2028" },
        rows: 12,
      }),
    );
    const { rows } =
      await sql`select table_name, actor, new_row from platform.audit_entry where action = 'export'`.execute(
        get().db.owner,
      );
    expect(rows).toEqual([
      {
        table_name: 'services',
        actor: 'tester',
        new_row: { rows: 12, parameters: { type: 'Nursing home', q: "O'Brien \u2028" } },
      },
    ]);
  });

  it('in entries that fit their chain', async () => {
    expect((await verifyAudit(get().db.owner)).faults).toEqual([]);
  });
});
