import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { beforeAll, expect, it } from 'vitest';
import { describeOnBothDatabases, makeAuthority } from '../../../../tests/support/databases.ts';
import type { Scope } from '../../../platform/db/types.ts';
import { apiLocation, apiRatings } from '../../cqc/factories.ts';
import { importCqc } from '../index.ts';

const PERSON = 'Ann Analyst (ann@testshire.example)';

describeOnBothDatabases('an import where several councils live', (get) => {
  let other: string;
  const load = async (actor: string, ...records: object[]) => {
    const { db, clock, dataDir, authorityId } = get();
    const path = join(dataDir, 'records.json');
    writeFileSync(path, JSON.stringify(records));
    return importCqc({ db, clock, dataDir, scope: { authorityId, actor } }, { source: 'cqc-api', path });
  };
  const runs = async (authorityId: string) => {
    const { rows } = await sql<{ n: number }>`
      select count(*)::int as n from risk.rating_run where authority_id = ${authorityId}`.execute(get().db.owner);
    return rows[0]!.n;
  }; // prettier-ignore
  const seenBy = async (authorityId: string) => {
    const scope: Scope = { authorityId, actor: 'tester', permissions: 'all' };
    const { rows } = await get().db.within(scope, (tx) =>
      sql<{ text: string }>`select to_jsonb(e)::text as text from platform.audit_entry e
        union all select to_jsonb(i)::text from cqc.published_import i`.execute(tx),
    );
    return rows.map(({ text }) => text);
  };

  beforeAll(async () => {
    other = await makeAuthority(get().db, ['Rochdale'], 'Otherham Council');
    await load(PERSON, apiLocation(), apiLocation({ locationId: '1-2', localAuthority: 'Rochdale' }));
  });

  it('rates every council whose market it touched, not only that of the importer', async () => {
    const rated = await sql<{ council: string; location: string }>`
      select authority_id as council, location_id as location from risk.assessment order by location_id`.execute(
      get().db.owner,
    );
    expect(rated.rows).toEqual([
      { council: get().authorityId, location: expect.any(String) },
      { council: other, location: '1-2' },
    ]);
  });

  it('leaves a council alone whose market it did not touch', async () => {
    const before = await runs(other);
    const ours = await runs(get().authorityId);
    await load(PERSON, apiLocation({ currentRatings: apiRatings('Inadequate', '2024-02-01') }));
    expect(await runs(get().authorityId)).toBe(ours + 1);
    expect(await runs(other)).toBe(before);
  });

  it('rates a council that has placed people where something changed', async () => {
    await get().db.within({ authorityId: other, actor: 'tester' }, (tx) =>
      sql`insert into market.out_of_area_placement (placement_id, authority_id, location_id, people, as_of)
        values (gen_random_uuid(), ${other}, ${apiLocation().locationId}, 2, '2026-01-01')`.execute(tx),
    );
    const before = await runs(other);
    await load(PERSON, apiLocation({ name: 'Renamed House' }));
    expect(await runs(other)).toBe(before + 1);
  });

  it('names the council to everybody, and the person to their own council only', async () => {
    const theirs = await seenBy(other);
    expect(theirs.some((text) => text.includes('"actor": "Testshire Council"'))).toBe(true);
    expect(theirs.filter((text) => text.includes('ann@testshire.example'))).toEqual([]);
    const ours = await seenBy(get().authorityId);
    expect(
      ours.filter((text) => text.includes('"action": "import"') && text.includes(PERSON)).length,
    ).toBeGreaterThan(0);
  });

  it('rates every council after an import by the operator, who is of none', async () => {
    const before = await runs(other);
    const { db, clock, dataDir } = get();
    const path = join(dataDir, 'operator.json');
    writeFileSync(path, JSON.stringify([apiLocation({ locationId: '1-3', localAuthority: 'Rochdale' })]));
    await importCqc(
      { db, clock, dataDir, scope: { authorityId: null, actor: 'operator' } },
      { source: 'cqc-api', path },
    );
    expect(await runs(other)).toBe(before + 1);
  });
});
