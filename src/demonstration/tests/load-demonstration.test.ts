import { sql } from 'kysely';
import { beforeAll, expect, it } from 'vitest';
import { describeOnBothDatabases } from '../../../tests/support/databases.ts';
import { DOORS } from '../doors.ts';
import { loadDemonstration, type LoadedDemonstration } from '../index.ts';
import type { Doors } from '../context.ts';
import { makeDemonstration } from '../load.ts';
import { generateDemonstration } from '../rules/generate.ts';

const RATINGS = ['Outstanding', 'Good', 'Requires improvement', 'Inadequate', null];

/** The rooms' own doors, that break off at a rating or as somebody is about to be told of something. */
function breakingDoors(at: { rating?: number; telling?: number }): Doors {
  let [ratings, tellings] = [0, 0];
  return {
    ...DOORS,
    rate: (...given) => {
      if (++ratings === at.rating) throw new Error('the rating broke off');
      return DOORS.rate(...given);
    },
    voicesAt: (clock) => {
      if (++tellings === at.telling) throw new Error('the story broke off');
      return DOORS.voicesAt(clock);
    },
  };
}

describeOnBothDatabases('the demonstration, through the doors of the rooms', (get) => {
  let made: LoadedDemonstration;
  const context = () => ({ db: get().db, clock: get().clock, dataDir: get().dataDir });
  const load = () => loadDemonstration(context());
  const rows = async <Row>(query: ReturnType<typeof sql<Row>>) => (await query.execute(get().db.owner)).rows;
  const count = async (from: ReturnType<typeof sql>) =>
    (await rows(sql<{ n: number }>`select count(*)::int as n from ${from}`))[0]!.n;

  beforeAll(async () => {
    await sql`truncate people.authority_area, people.authority cascade`.execute(get().db.owner);
    await expect(makeDemonstration(context(), breakingDoors({ rating: 20 }))).rejects.toThrow('the rating');
    await expect(makeDemonstration(context(), breakingDoors({ telling: 7 }))).rejects.toThrow('the story');
    made = await load();
  }, 300_000);

  it('has 295 registered locations', () => {
    expect(made).toMatchObject({ name: 'Harrowmere County Council', locations: 295, made: true });
  });

  it('has nothing twice although it was cut off at a rating and again between two acts of a story', async () => {
    const { heard } = generateDemonstration({ seed: 'amberley', today: get().clock.today() });
    // Beside them one visit of a random check.
    expect(await count(sql`intelligence.event`)).toBe(heard.length + 1);
    const twice = (columns: string, from: string) =>
      count(sql`(select 1 from ${sql.raw(from)} group by ${sql.raw(columns)} having count(*) > 1) twice`);
    expect(await twice('location_id, decided_on', 'risk.decision')).toBe(0);
    expect(await twice('location_id, rule_key, raised_at', 'escalation.escalation')).toBe(0);
    expect(await twice('location_id, from_day', 'placement.decision')).toBe(0);
    expect(await twice('location_id, kind, raised_on', 'interventions.intervention')).toBe(0);
    expect(await twice('month, team_id', 'interventions.draw')).toBe(0);
    expect(await count(sql`reviews.cycle`)).toBe(37);
    expect(await count(sql`risk.decision`)).toBe(
      await count(sql`reviews.item where decision_id is not null`),
    );
    expect(await count(sql`meetings.meeting`)).toBe(2);
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

  it('has every registered location and open day service rated today, and a status of each', async () => {
    expect(await count(sql`risk.assessment`)).toBeGreaterThanOrEqual(295);
    expect(await count(sql`risk.status`)).toBe(await count(sql`risk.assessment`));
    expect(await count(sql`risk.rating_run`)).toBeGreaterThanOrEqual(38);
  });

  it('changes nothing when it is asked for again', async () => {
    const entries = () => count(sql`platform.audit_entry`);
    const before = await entries();
    expect(await load()).toMatchObject({ locations: 295, made: false });
    expect(await entries()).toBe(before);
  });
});
