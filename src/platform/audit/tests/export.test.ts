import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { beforeAll, expect, it } from 'vitest';
import { describeOnBothDatabases } from '../../../../tests/support/databases.ts';
import { newId } from '../../clock/index.ts';
import { recordLook } from '../index.ts';
import { downloadOf, openRoute } from './open-route.tsx';
import { ADA, fillPages, officer, type Exported } from './page-story.ts';

/** An entry's hash by the recipe that the download tells, without this system. */
function hashByRecipe(entry: Exported['entries'][number]): string {
  const { chain, seq, epoch, actor, action, table, rowId, oldRow, newRow } = entry;
  const parts = [chain, seq, epoch, actor, action, table, rowId, oldRow, newRow].map((part: string | null) =>
    part === null ? '-:' : `${[...part].length}:${part}`,
  );
  return createHash('sha256')
    .update(Buffer.from(entry.previousHash, 'hex'))
    .update(parts.join('|'))
    .digest('hex');
}

describeOnBothDatabases('GET /audit/export.:format', (get) => {
  beforeAll(() => fillPages(get()));
  const take = (format: string, query = {}) =>
    openRoute(get(), 'GET /audit/export.:format', { params: { format }, query });

  it('gives a JSON file whose hashes can be checked outside', async () => {
    const exported = JSON.parse(await downloadOf(await take('json'))) as Exported;
    expect(exported.entries.length).toBeGreaterThan(7);
    expect(exported.recipe).toContain('SHA-256');
    expect(exported.entries.map(({ actor }) => actor)).not.toContain('Their Officer');
    for (const entry of exported.entries) expect(hashByRecipe(entry), entry.seq).toBe(entry.hash);
    const byNumber = new Map(exported.entries.map((entry) => [`${entry.chain} ${entry.seq}`, entry]));
    const linked = exported.entries.filter(({ chain, seq, previousHash }) =>
      Number(seq) === 1
        ? previousHash === ''
        : byNumber.get(`${chain} ${Number(seq) - 1}`)?.hash === previousHash,
    );
    expect(linked).toHaveLength(exported.entries.length);
    const [entry] = exported.entries;
    expect(hashByRecipe({ ...entry!, actor: 'forged' })).not.toBe(entry!.hash);
  });

  it('gives the search as CSV and XLSX', async () => {
    const csv = await downloadOf(await take('csv', { record: officer, action: 'update' }));
    const lines = csv.trim().split('\r\n');
    expect(lines).toHaveLength(2);
    expect(lines[0]).toContain('When (UTC),Who,What,Table,Record,Before,After,Chain,Number');
    expect(lines[1]).toContain(ADA);
    expect(await take('xlsx')).toMatchObject({ filename: 'audit-trail-2026-11-16.xlsx' });
    expect(await downloadOf(await take('xlsx'))).toMatch(/^PK/);
  });

  it('is in the trail itself, with what was asked and how many entries it had', async () => {
    await downloadOf(await take('csv', { record: officer, who: 'ada' }));
    const { rows } = await sql`
        select actor, table_name, new_row from platform.audit_entry where action = 'export' order by seq desc limit 1`.execute(
      get().db.owner,
    );
    expect(rows).toEqual([
      {
        actor: 'tester',
        table_name: 'audit trail',
        new_row: { rows: 3, parameters: { format: 'csv', who: 'ada', record: officer } },
      },
    ]);
  });

  it('has as many entries as it says, and none written after it was asked for', async () => {
    const reply = await take('json');
    const said = await sql<{ rows: number }>`
        select (new_row ->> 'rows')::int as rows from platform.audit_entry where action = 'export' order by seq desc limit 1`.execute(
      get().db.owner,
    );
    await get().db.within(get().scope, (tx) => recordLook(tx, { table: 'people.officer', id: newId() }));
    expect((JSON.parse(await downloadOf(reply)) as Exported).entries).toHaveLength(said.rows[0]!.rows);
  });

  it('is no other format, and no search that is wrong', async () => {
    await expect(take('exe')).rejects.toThrow('there is no download of that format');
    expect(await take('csv', { from: 'x' })).toEqual({ kind: 'redirect', to: '/audit?from=x' });
  });

  it('hides sensitive entries from whoever may not see them', async () => {
    const reply = await openRoute(get(), 'GET /audit/export.:format', {
      params: { format: 'json' },
      scope: { permissions: [] },
    });
    const found = await downloadOf(reply);
    expect(found).toContain(officer);
    expect(found).not.toContain('Hidden Person');
  });
});
