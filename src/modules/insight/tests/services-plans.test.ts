import { sql, type CompiledQuery, type KyselyPlugin } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { day } from '../../../kernel/calendar-day.ts';
import { newId } from '../../../platform/clock/index.ts';
import { maintain } from '../../../platform/db/index.ts';
import { describeOnBothDatabases } from '../../../../tests/support/databases.ts';
import { someFilters } from '../factories.ts';
import { fetchFilterOptions } from '../queries/fetch-filter-options.ts';
import { countServices, fetchServices } from '../queries/fetch-services.ts';

const TODAY = day('2026-11-16');
const LOCATIONS = 20_000;

/** Tables with a row for every location of the country, which no page of the list may read from end to end. */
const LARGE = ['location', 'standing', 'search', 'lineage', 'rating_event'];

describeOnBothDatabases('the statements of the list, on a large register', (get) => {
  beforeAll(async () => {
    const { db, authorityId, scope } = get();
    // rows as wide as real ones: of narrow ones, reading all is the cheaper way
    await sql`
      insert into cqc.location (location_id, name, sector, local_authority, postcode, leading_category, registration_status, registration_date, address, regulated_activities)
      select '1-' || 100000 + n, 'Made ' || md5(n::text) || case n % 3 when 0 then ' House' else ' Lodge' end, 'Social Care Org',
             case when n % 60 = 0 then 'Oldham' else 'Authority ' || n % 150 end, 'OL' || n % 90 || ' ' || n % 9 || 'AB',
             (array['Residential home', 'Home care', 'Nursing home'])[1 + n % 3], 'Registered', date '2012-01-01',
             repeat(md5(n::text), 12), array['Accommodation for persons who require nursing or personal care', 'Personal care']
        from generate_series(1, ${LOCATIONS}::int) n`.execute(db.owner);
    await sql`insert into cqc.standing (location_id, rating, rated_on)
      select location_id, 'Good', date '2024-01-01' from cqc.location`.execute(db.owner);
    await sql`insert into cqc.search (location_id, words)
      select location_id, lower(name || ' ' || postcode || ' ' || location_id) from cqc.location`.execute(db.owner);
    await sql`insert into cqc.lineage (location_id, ancestor_id, depth)
      select location_id, location_id, 0 from cqc.location`.execute(db.owner);
    await db.within(scope, (tx) => sql`
      insert into market.local_fact (fact_id, authority_id, location_id, valid_from, recorded_by, contracted)
      select ${newId()}, ${authorityId}, min(location_id), date '2026-01-01', 'tester', true from cqc.location`.execute(tx));
    // new rows alone, and the upkeep of an idle hour makes the search index fit for use
    expect(await maintain(db)).toContain('cqc.search');
  }, 120_000);

  /** How the database means to answer the statements that the work sends. */
  async function plansOf(work: (tx: Parameters<typeof countServices>[0]) => Promise<unknown>): Promise<string> {
    return get().db.within(get().scope, async (tx) => {
      const statements: CompiledQuery[] = [];
      const keep: KyselyPlugin = {
        transformQuery: ({ node, queryId }) => {
          statements.push(tx.getExecutor().compileQuery(node, queryId));
          return node;
        },
        transformResult: async ({ result }) => result,
      };
      await work(tx.withPlugin(keep));
      const plans = [];
      for (const statement of statements) {
        const { rows } = await tx.executeQuery<{ 'QUERY PLAN': string }>({ ...statement, sql: `explain ${statement.sql}` });
        plans.push(...rows.map((row) => row['QUERY PLAN']));
      }
      return plans.join('\n');
    });
  }

  const wholeTables = (plan: string) => LARGE.filter((table) => new RegExp(`Seq Scan on ${table}\\b`).test(plan));
  const both = (filters: ReturnType<typeof someFilters>, hasArea: boolean) =>
    plansOf(async (tx) => {
      await countServices(tx, filters, { today: TODAY, hasArea });
      await fetchServices(tx, filters, { today: TODAY, hasArea }, 50);
    });

  it.each([
    ['as it is', {}],
    ['with filters', { ratings: ['Good'], rags: ['Red' as const], types: ['Nursing home'], ratingAge: 2 }],
    ['by name, on a later page', { sort: 'name' as const, page: 3 }],
  ])("a council's list %s begins at the index of local authorities", async (_what, overrides) => {
    const plan = await both(someFilters(overrides), true);
    expect(plan).toContain('location_local_authority');
    expect(wholeTables(plan), plan).toEqual([]);
  });

  describe.each([true, false])('a search, where an area is set: %s', (hasArea) => {
    it.each([['a name', 'made c4ca4238a0b923820dcc509a6f75849b'], ['a CQC id', '1-100060'], ['a postcode', 'ol60 6ab']])(
      'for %s reads no large table from end to end',
      async (_what, q) => {
        const plan = await both(someFilters({ q }), hasArea);
        expect(plan).toMatch(/search_words|search_pkey/);
        if (!hasArea) expect(plan).toContain('search_words');
        expect(wholeTables(plan), plan).toEqual([]);
      },
    );
  });

  it('what a filter does not ask about is not joined to be counted', async () => {
    const plan = await plansOf((tx) => countServices(tx, someFilters(), { today: TODAY, hasArea: false }));
    expect(plan).not.toMatch(/standing|search|provider|officer/);
  });

  it('the choices of its filters are read by steps along indexes', async () => {
    const plan = await plansOf((tx) => fetchFilterOptions(tx, TODAY, { scope: 'everywhere', localAuthorities: [] }));
    expect(plan).toContain('location_leading_category');
    expect(plan).toContain('location_local_authority');
    expect(wholeTables(plan), plan).toEqual([]);
  });
}); // prettier-ignore
