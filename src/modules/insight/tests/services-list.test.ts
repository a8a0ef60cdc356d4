import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { day } from '../../../kernel/calendar-day.ts';
import { newId } from '../../../platform/clock/index.ts';
import { describeOnBothDatabases, makeAuthority } from '../../../../tests/support/databases.ts';
import { someFilters } from '../factories.ts';
import { fetchFilterOptions } from '../queries/fetch-filter-options.ts';
import { fetchAllServices, findServices, searchServices } from '../queries/fetch-services.ts';
import { readServiceFilters, type ServiceFilters } from '../rules/service-filters.ts';

const TODAY = day('2026-11-16');

/** The register of these tests: four services in Oldham of which one closed, and three elsewhere. */
const LOCATIONS = [
  { id: '1-101', name: 'Ashdown Lodge', la: 'Oldham', postcode: 'OL1 1AA', category: 'Residential home', beds: 30, provider: '1-901', rating: 'Good', rated: '2024-01-10', visited: '2024-01-10', rag: 'Green', score: 10, former: 'the beeches' },
  { id: '1-102', name: 'Beech House', la: 'Oldham', postcode: 'OL2 2BB', category: 'Nursing home', beds: 44, provider: '1-902', rating: 'Inadequate', rated: '2019-05-01', visited: '2025-02-01', rag: 'Red', score: 70, former: '' },
  { id: '1-103', name: 'Cedar Homecare', la: 'Oldham', postcode: 'OL3 3CC', category: 'Home care', beds: null, provider: '1-901', rating: null, rated: null, visited: null, rag: 'Amber', score: 30, former: '' },
  { id: '1-104', name: 'Dale View', la: 'Oldham', postcode: 'OL4 4DD', category: 'Residential home', beds: 12, provider: '1-902', rating: 'Good', rated: '2016-03-01', visited: '2016-03-01', rag: null, score: null, former: '', closed: '2020-06-30' },
  { id: '1-105', name: 'Elm Court', la: 'Rochdale', postcode: 'OL16 5EE', category: 'Residential home', beds: 20, provider: '1-902', rating: 'Outstanding', rated: '2023-07-01', visited: '2023-07-01', rag: null, score: null, former: '' },
  { id: '1-106', name: 'Fern Lodge', la: 'Leeds', postcode: 'LS1 6FF', category: 'Residential home', beds: 25, provider: '1-902', rating: 'Requires improvement', rated: '2022-08-01', visited: '2022-08-01', rag: null, score: null, former: '' },
  { id: '1-107', name: 'Gorse House', la: 'Manchester', postcode: 'M1 7GG', category: 'Supported living', beds: null, provider: '1-901', rating: 'Good', rated: '2025-01-01', visited: '2025-01-01', rag: null, score: null, former: '' },
] as const; // prettier-ignore

describeOnBothDatabases('the list of services', (get) => {
  const zoe = newId();

  beforeAll(async () => {
    const { db, authorityId, scope } = get();
    await sql`insert into cqc.provider (provider_id, name) values ('1-901', 'Willow Care Limited'), ('1-902', 'Quince Trust')`.execute(db.owner);
    await sql`
      insert into cqc.location (location_id, name, sector, local_authority, postcode, leading_category, beds, provider_id,
                                registration_status, registration_date, deregistration_date)
      select id, name, 'Social Care Org', la, postcode, category, beds, provider,
             case when closed is null then 'Registered' else 'Deregistered' end, date '2012-01-01', closed
        from jsonb_to_recordset(${JSON.stringify(LOCATIONS)}::jsonb)
          as l (id text, name text, la text, postcode text, category text, beds int, provider text, closed date)`.execute(db.owner);
    await sql`
      insert into cqc.standing (location_id, rating, rating_best, rated_on, not_rated_reason, last_visited_on)
      select id, rating, rating, rated, case when rating is null then 'Not yet inspected' end, visited
        from jsonb_to_recordset(${JSON.stringify(LOCATIONS)}::jsonb) as l (id text, rating text, rated date, visited date)`.execute(db.owner);
    await sql`
      insert into cqc.search (location_id, words)
      select l.location_id, lower(concat_ws(' ', l.name, made.former, p.name, l.postcode, replace(l.postcode, ' ', ''), l.location_id))
        from jsonb_to_recordset(${JSON.stringify(LOCATIONS)}::jsonb) as made (id text, former text)
        join cqc.location l on l.location_id = made.id
        join cqc.provider p using (provider_id)`.execute(db.owner);
    // Gorse House is the same home as 1-007, which had another owner
    await sql`
      insert into cqc.lineage (location_id, ancestor_id, depth)
      select location_id, location_id, 0 from cqc.location union all select '1-107', '1-007', 1`.execute(db.owner);
    await db.within(scope, async (tx) => {
      await sql`
        insert into risk.assessment (authority_id, location_id, as_at, model_id, model_version, score, rag, why, contributions, unknown, said, why_open, score_open)
        select ${authorityId}, id, ${TODAY}::date, 'cqc-only', 1, score, rag, 'Made for a test', '[]', '[]', '', 'Made for a test', score
          from jsonb_to_recordset(${JSON.stringify(LOCATIONS)}::jsonb) as l (id text, score numeric, rag text) where rag is not null`.execute(tx);
      await sql`
        insert into risk.status (authority_id, location_id, rag, since, proposed_rag, proposed_score, undecided)
        select authority_id, location_id, rag, as_at, rag, score, true from risk.assessment where authority_id = ${authorityId}`.execute(tx);
      await sql`insert into people.officer (officer_id, authority_id, name) values (${zoe}, ${authorityId}, 'Zoe Archer')`.execute(tx);
      await sql`
        insert into market.local_fact (fact_id, authority_id, location_id, valid_from, recorded_by, operational, contracted, locality, officer_id)
        values (${newId()}, ${authorityId}, '1-101', '2026-01-01', 'tester', true, true, 'East', ${zoe}),
               (${newId()}, ${authorityId}, '1-102', '2026-01-01', 'tester', false, false, 'West', null),
               (${newId()}, ${authorityId}, '1-007', '2026-01-01', 'tester', true, null, 'North', null),
               (${newId()}, ${authorityId}, '1-106', '2027-01-01', 'tester', true, true, 'South', null)`.execute(tx);
      await sql`
        insert into market.out_of_area_placement (placement_id, authority_id, location_id, people, as_of)
        values (${newId()}, ${authorityId}, '1-105', 2, '2026-10-01'), (${newId()}, ${authorityId}, '1-106', 0, '2026-10-01')`.execute(tx);
      await sql`
        insert into market.own_location (location_id, authority_id, name, service_type, provider_name, postcode, local_authority)
        values (${newId()}, ${authorityId}, 'Meadow Day Centre', 'Day service', 'Meadow Trust', 'OL9 9MM', 'Oldham')`.execute(tx);
    });
  });

  const standpoint = { today: TODAY, hasArea: true };
  const page = (overrides: Partial<ServiceFilters>, perPage = 50) =>
    get().db.within(get().scope, (tx) => searchServices(tx, someFilters(overrides), standpoint, perPage));
  const names = async (overrides: Partial<ServiceFilters>, perPage?: number) =>
    (await page(overrides, perPage)).rows.map((row) => row.name);
  const asked = (address: string) => {
    const query: Record<string, string[]> = {};
    for (const [name, value] of new URLSearchParams(address)) (query[name] ??= []).push(value);
    return names(readServiceFilters(query as never));
  };

  const OURS = ['Ashdown Lodge', 'Beech House', 'Cedar Homecare', 'Elm Court', 'Gorse House', 'Meadow Day Centre'];

  describe('shows by scope', () => {
    it('our area, what we hold facts of (under a former registration too), where we placed people, and our own', async () => {
      expect((await names({})).toSorted()).toEqual(OURS);
    });
    it('our placements only', async () => expect(await names({ scope: 'placements' })).toEqual(['Elm Court']));
    it('everything in the data', async () =>
      expect((await names({ scope: 'everywhere' })).toSorted()).toEqual([...OURS, 'Fern Lodge'].toSorted()));
    it('everything as our area while no area is set', async () => {
      const rows = await get().db.within(get().scope, (tx) =>
        findServices(tx, { search: '', standpoint: { today: TODAY, hasArea: false } }));
      expect(rows).toHaveLength(OURS.length + 1);
    });
    it('nothing of another council', async () => {
      const other = await makeAuthority(get().db, ['Leeds'], 'Elsewhere Council');
      const rows = await get().db.within({ authorityId: other, actor: 'tester' }, (tx) =>
        findServices(tx, { search: '', standpoint }));
      expect(rows.map((row) => [row.name, row.rag, row.locality])).toEqual([['Fern Lodge', null, null]]);
    });
  });

  describe('finds by its one search box', () => {
    it.each([
      ['a name', 'ashdown lodge', ['Ashdown Lodge']],
      ['part of a word, in any case', 'SHDOW', ['Ashdown Lodge']],
      ['words in another order', 'lodge ashdown', ['Ashdown Lodge']],
      ['a former name', 'the beeches', ['Ashdown Lodge']],
      ['a postcode with its space', 'OL2 2BB', ['Beech House']],
      ['a postcode without its space', 'ol22bb', ['Beech House']],
      ['a CQC id', '1-103', ['Cedar Homecare']],
      ['a provider, with what it runs elsewhere for us', 'willow care', ['Cedar Homecare', 'Ashdown Lodge', 'Gorse House']],
      ['two letters swapped in each word', 'Ashdwon Lodeg', ['Ashdown Lodge']],
      ['a letter left out', 'cedr homecare', ['Cedar Homecare']],
      ['our own service', 'meadow', ['Meadow Day Centre']],
      ['our own service by its postcode', 'ol99mm', ['Meadow Day Centre']],
      ['nothing for a postcode that is nearly right', 'OL2 2BX', []],
      ['signs of a pattern as themselves', '%_', []],
    ])('%s', async (_what, q, expected) => {
      expect(await names({ q })).toEqual(expected);
    });

    it('looks for words alike only where nothing is spelt as written', async () => {
      expect(await names({ q: 'beech' })).toEqual(['Beech House', 'Ashdown Lodge']);
      expect(await names({ q: 'beech house' })).toEqual(['Beech House']);
      const queries = await get().queriesOf(() => page({ q: 'beech house' }));
      expect(queries).toHaveLength(2);
    });
  });

  describe('filters', () => {
    it.each([
      ['type=Nursing+home', ['Beech House']],
      ['type=Day+service', ['Meadow Day Centre']],
      ['type=Nursing+home&type=Home+care', ['Beech House', 'Cedar Homecare']],
      ['rating=Inadequate', ['Beech House']],
      ['rating=Not+rated', ['Cedar Homecare', 'Meadow Day Centre']],
      ['age=5', ['Beech House']],
      ['rag=Red&rag=Amber', ['Beech House', 'Cedar Homecare']],
      ['locality=North', ['Gorse House']],
      ['operational=yes', ['Ashdown Lodge', 'Gorse House']],
      ['operational=no', ['Beech House']],
      ['contracted=yes', ['Ashdown Lodge']],
      ['contracted=unknown', ['Cedar Homecare', 'Elm Court', 'Gorse House', 'Meadow Day Centre']],
      ['since=2024-06-01', ['Cedar Homecare', 'Ashdown Lodge', 'Elm Court']],
      ['provider=1-901', ['Cedar Homecare', 'Ashdown Lodge', 'Gorse House']],
      ['la=Rochdale', ['Elm Court']],
      ['registered=former', ['Dale View']],
      ['q=lodge&rating=Good&rag=Green', ['Ashdown Lodge']],
      ['q=lodge&rating=Inadequate', []],
    ] as [string, string[]][])('%s', async (address, expected) => expect(await asked(address)).toEqual(expected));

    it('by officer', async () => expect(await asked(`officer=${zoe}`)).toEqual(['Ashdown Lodge']));

    it('offers each value that a service has, and other local authorities only beyond our area', async () => {
      const options = (scope: ServiceFilters['scope']) =>
        get().db.within(get().scope, (tx) => fetchFilterOptions(tx, TODAY, { scope, localAuthorities: [] }));
      expect(await options('area')).toEqual({
        types: ['Day service', 'Home care', 'Nursing home', 'Residential home', 'Supported living'],
        localities: ['East', 'North', 'West'],
        localAuthorities: [],
        officers: [{ id: zoe, name: 'Zoe Archer' }],
      });
      expect((await options('everywhere')).localAuthorities).toEqual(['Leeds', 'Manchester', 'Oldham', 'Rochdale']);
    });
  });

  describe('sorts, unknowns last whichever way', () => {
    const [ash, beech, cedar, elm, gorse, meadow] = OURS;
    it.each([
      ['-risk', [beech, cedar, ash, elm, gorse, meadow]],
      ['risk', [ash, cedar, beech, elm, gorse, meadow]],
      ['name', [ash, beech, cedar, elm, gorse, meadow]],
      ['-name', [meadow, gorse, elm, cedar, beech, ash]],
      ['rating', [beech, ash, gorse, elm, cedar, meadow]],
      ['-rating', [elm, ash, gorse, beech, cedar, meadow]],
      ['age', [gorse, ash, elm, beech, cedar, meadow]],
      ['-age', [beech, elm, ash, gorse, cedar, meadow]],
      ['provider', [meadow, beech, elm, ash, cedar, gorse]],
      ['beds', [elm, ash, beech, cedar, gorse, meadow]],
      ['-beds', [beech, ash, elm, cedar, gorse, meadow]],
      ['locality', [ash, gorse, beech, cedar, elm, meadow]],
      ['-officer', [ash, beech, cedar, elm, gorse, meadow]],
    ])('sort=%s', async (sort, expected) => expect(await asked(`sort=${sort}`)).toEqual(expected));
  });

  it('gives every service once over its pages, in the order of the whole, which is also that of a download', async () => {
    for (const sort of ['risk', 'rating', 'officer'] as const) {
      const all = await get().db.within(get().scope, (tx) => fetchAllServices(tx, someFilters({ sort, page: 2 }), standpoint));
      const pages = [];
      for (const number of [1, 2, 3, 4]) pages.push(await page({ sort, page: number }, 2));
      expect(pages.flatMap(({ rows }) => rows)).toEqual(all);
      expect(pages.map(({ rows }) => rows.length)).toEqual([2, 2, 2, 0]);
    }
    const alike = someFilters({ q: 'Ashdwon' });
    const all = await get().db.within(get().scope, (tx) => fetchAllServices(tx, alike, standpoint));
    expect(all).toEqual((await page(alike)).rows);
  });

  it('counts by colour what the filters leave, on whichever page', async () => {
    const counted = async (overrides: Partial<ServiceFilters>) =>
      Object.fromEntries((await page(overrides)).counts.map(({ rag, n }) => [rag ?? 'none', n]));
    expect(await counted({ page: 9 })).toEqual({ Red: 1, Amber: 1, Green: 1, none: 3 });
    expect(await counted({ q: 'lodge' })).toEqual({ Green: 1 });
    expect(await counted({ q: 'zzzz' })).toEqual({});
  });

  it('has the facts of a former registration until the newer one has its own', async () => {
    const { rows } = await page({ q: 'gorse' });
    expect(rows[0]).toMatchObject({ locality: 'North', operational: true, contracted: null });
    await get().db.within(get().scope, (tx) =>
      sql`insert into market.local_fact (fact_id, authority_id, location_id, valid_from, recorded_by, locality)
          values (${newId()}, ${get().authorityId}, '1-107', '2026-02-01', 'tester', 'South')`.execute(tx));
    expect((await page({ q: 'gorse' })).rows[0]).toMatchObject({ locality: 'South', operational: null });
  });
}); // prettier-ignore
