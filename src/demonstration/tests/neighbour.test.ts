import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { describeOnBothDatabases } from '../../../tests/support/databases.ts';
import { loadDemonstration } from '../index.ts';

describeOnBothDatabases(
  'the council next door to the demonstration',
  (get) => {
    const load = () => loadDemonstration({ db: get().db, clock: get().clock, dataDir: get().dataDir });
    const rows = async <Row>(query: ReturnType<typeof sql<Row>>) =>
      (await query.execute(get().db.owner)).rows;
    const entries = async () =>
      (await rows(sql<{ n: number }>`select count(*)::int as n from platform.audit_entry`))[0]!.n;

    it('has an area of its own, and knows what stands in it', async () => {
      const found = await rows(sql<{ name: string; area: string; rated: number; of: number; facts: number }>`
      select a.name, w.local_authority as area,
             (select count(*)::int from risk.assessment r join cqc.location l using (location_id)
               where r.authority_id = a.authority_id and l.local_authority = w.local_authority) as rated,
             (select count(*)::int from cqc.location l where l.registration_status = 'Registered' and l.local_authority = w.local_authority) as "of",
             (select count(*)::int from market.local_fact f where f.authority_id = a.authority_id) as facts
        from people.authority a join people.authority_area w using (authority_id) where a.name = 'Saltwold Council'`);
      expect(found).toEqual([
        { name: 'Saltwold Council', area: 'Saltwold', rated: 14, of: 14, facts: expect.any(Number) },
      ]);
      expect(found[0]!.facts).toBeGreaterThanOrEqual(14);
    });

    it('shares one market with the county: a provider has services in both, and each has people in the other', async () => {
      const both = await rows(sql<{ n: number }>`
      select count(*)::int as n from (
        select provider_id from cqc.location where registration_status = 'Registered' and local_authority in ('Harrowmere', 'Saltwold')
         group by provider_id having count(distinct local_authority) = 2) providers`);
      expect(both[0]!.n).toBeGreaterThan(0);
      const placed = await rows(sql<{ council: string }>`
      select distinct a.name as council from market.out_of_area_placement p join people.authority a using (authority_id)
        join cqc.location l using (location_id)
       where l.local_authority in ('Harrowmere', 'Saltwold')
         and l.local_authority not in (select w.local_authority from people.authority_area w where w.authority_id = p.authority_id)
       order by 1`);
      expect(placed.map(({ council }) => council)).toEqual(['Harrowmere County Council', 'Saltwold Council']);
    });

    it('is shown a summary, and shows its status', async () => {
      const agreed = await rows(sql<{ giver: string; level: string; state: string }>`
      select g.name as giver, a.level, a.state from people.sharing_agreement a
        join people.authority g using (authority_id) order by 1`);
      expect(agreed).toEqual([
        { giver: 'Harrowmere County Council', level: 'summary', state: 'accepted' },
        { giver: 'Saltwold Council', level: 'status', state: 'accepted' },
      ]);
      const shown = await get().db.within(await countyScope(), (tx) =>
        sql<{ n: number }>`select count(*)::int as n from risk.shared_status`.execute(tx),
      );
      expect(shown.rows[0]!.n).toBeGreaterThanOrEqual(14);
    });

    it('has an administrator and a contracts officer who can sign in with the password of all', async () => {
      const people = await rows(sql<{ email: string; role: string }>`
      select a.email, r.role from people.account a join people.account_role r using (account_id)
        join people.credential c using (account_id)
       where a.email like '%@saltwold.example' and c.kind = 'password' order by 2`);
      expect(people.map(({ role }) => role)).toEqual(['administrator', 'contracts-officer']);
    });

    it('stays as it is when it is asked for again', async () => {
      const before = await entries();
      await load();
      expect(await entries()).toBe(before);
    });

    it('is completed where an earlier start was cut off before its ratings', async () => {
      const saltwold = sql`(select authority_id from people.authority where name = 'Saltwold Council')`;
      await sql`set amberley.actor = 'tester'`.execute(get().db.owner);
      await sql`delete from risk.assessment where authority_id = ${saltwold}`.execute(get().db.owner);
      await load();
      const rated = await rows(
        sql<{ n: number }>`select count(*)::int as n from risk.assessment where authority_id = ${saltwold}`,
      );
      expect(rated[0]!.n).toBeGreaterThanOrEqual(14);
    });

    const countyScope = async () => {
      const [county] = await rows(
        sql<{
          id: string;
        }>`select authority_id as id from people.authority where name = 'Harrowmere County Council'`,
      );
      return { authorityId: county!.id, actor: 'tester', permissions: ['insight.read-across'] };
    };
  },
  { demonstration: true },
);
