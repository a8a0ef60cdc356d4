import { sql } from 'kysely';
import { beforeAll, expect, it } from 'vitest';
import { describeOnBothDatabases } from '../../../tests/support/databases.ts';
import { loadDemonstration, type LoadedDemonstration } from '../index.ts';

const RATINGS = ['Outstanding', 'Good', 'Requires improvement', 'Inadequate', null];

describeOnBothDatabases('the demonstration, through the doors of the rooms', (get) => {
  let made: LoadedDemonstration;
  const load = () => loadDemonstration({ db: get().db, clock: get().clock, dataDir: get().dataDir });
  const rows = async <Row>(query: ReturnType<typeof sql<Row>>) => (await query.execute(get().db.owner)).rows;

  beforeAll(async () => {
    const { db, scope } = get();
    await db.within(scope, async (tx) => {
      await sql`delete from people.authority_area`.execute(tx);
      await sql`delete from people.authority`.execute(tx);
    });
    made = await load();
  });

  it('has 295 registered locations', () => {
    expect(made).toMatchObject({ name: 'Harrowmere County Council', locations: 295, made: true });
  });

  it('has standing ratings in the register as the papers have them', async () => {
    const found = await rows(sql<{ home: boolean; rating: string | null; n: number }>`
      select l.care_home as home, s.rating, count(*) as n
        from cqc.location l left join cqc.standing s using (location_id)
       where l.local_authority = 'Harrowmere' and l.registration_status = 'Registered'
       group by 1, 2`);
    const counts = (home: boolean) =>
      RATINGS.map((rating) => found.find((row) => row.home === home && row.rating === rating)?.n ?? 0);
    expect(counts(true)).toEqual([4, 128, 33, 2, 9]);
    expect(counts(false)).toEqual([5, 80, 9, 0, 25]);
  });

  it('joins the chains: a home that was sold has its predecessor in its lineage', async () => {
    const found = await rows(
      sql<{ n: number }>`select count(distinct location_id) as n from cqc.lineage where depth > 0`,
    );
    expect(found[0]!.n).toBe(30);
  });

  it('has every registered location and open day service rated today, the failing home red, and a history of colours', async () => {
    const rated = await rows(
      sql<{ rag: string; n: number }>`select rag, count(*) as n from risk.assessment group by rag`,
    );
    const total = rated.reduce((sum, row) => sum + row.n, 0);
    expect(total).toBeGreaterThanOrEqual(295);
    const failing = await rows(sql<{ rag: string; days: number }>`
      select a.rag, (select count(*) from risk.assessment_history h where h.location_id = a.location_id) as days
        from risk.assessment a where a.location_id = '1-991000000013'`);
    expect(failing[0]!.rag).toBe('Red');
    expect(failing[0]!.days).toBeGreaterThanOrEqual(2);
  });

  it('changes nothing when it is asked for again', async () => {
    const entries = () => rows(sql<{ n: number }>`select count(*) as n from platform.audit_entry`);
    const before = await entries();
    expect(await load()).toMatchObject({ locations: 295, made: false });
    expect(await entries()).toEqual(before);
  });
});
