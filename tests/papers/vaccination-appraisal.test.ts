import type { FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { applicationOn, webServer } from '../../src/app.ts';
import { day, type Day } from '../../src/kernel/calendar-day.ts';
import { VACCINATION } from '../../src/modules/appraisals/factories.ts';
import { appraisalRag } from '../../src/modules/appraisals/figures.ts';
import { keepWeeks } from '../../src/modules/appraisals/jobs/keep-weeks.ts';
import { answerReturn } from '../../src/modules/appraisals/parts/answer-return.ts';
import { compareRows } from '../../src/modules/appraisals/parts/comparison-table.tsx';
import { openCampaign } from '../../src/modules/appraisals/parts/open-campaign.ts';
import { fetchBenchmarks } from '../../src/modules/appraisals/queries/fetch-benchmarks.ts';
import { fetchReturns } from '../../src/modules/appraisals/queries/fetch-returns.ts';
import { fetchWeeks } from '../../src/modules/appraisals/queries/fetch-weeks.ts';
import { findCampaign } from '../../src/modules/appraisals/queries/find-campaign.ts';
import { saveBenchmark } from '../../src/modules/appraisals/queries/save-benchmark.ts';
import { saveNewCampaign } from '../../src/modules/appraisals/queries/save-campaign.ts';
import type { Answers } from '../../src/modules/appraisals/rules/design.ts';
import { fixedClock, newId } from '../../src/platform/clock/index.ts';
import type { Tx } from '../../src/platform/db/types.ts';
import { describeOnBothDatabases } from '../support/databases.ts';
import { signIn } from '../support/readers.ts';

// The weekly risk appraisal of staff vaccination in 167 care homes ("Vaccination as a condition of deployment", November 2021,
// paragraphs 9-17), and the comparison of uptake in "Care Home Quality" (6 September 2021, paragraph 54), anew from records.

const HOMES = 167;
/** A home as it is made: its number gives its size, so that colours come of many sizes. */
interface Home {
  id: string;
  name: string;
  beds: number;
  category: string;
}

const homes: Home[] = Array.from({ length: HOMES }, (_, i) => ({
  id: `1-${7000 + i}`,
  name: `Quillwood ${i} House`,
  beds: [8, 20, 34, 45, 72][i % 5]!,
  category: i % 4 === 0 ? 'Nursing home' : 'Residential home',
}));

/** Numbers of a home of 24 care staff and 6 nurses (in nursing homes) and one manager. */
const numbers = (home: Home, care: number, nurse = 0, manager = 0): Answers => ({
  manager: { whole: 1, part: manager },
  care: { whole: 24, part: care },
  nurse: home.category === 'Nursing home' ? { whole: 6, part: nurse } : { whole: 0, part: 0 },
});
const large = homes.filter(({ beds }) => beds >= 34);
const small = homes.filter(({ beds }) => beds < 34);

/**
 * Who answers what in a week: so many large homes lose a quarter of their care staff, so many a few of them, and of the others some
 * small homes too, whose people could be cared for elsewhere.
 */
function answersOf(reds: number, ambers: number): Map<string, Answers> {
  const given = new Map<string, Answers>();
  large.forEach((home, i) =>
    given.set(home.id, numbers(home, i < reds ? 6 : i < reds + ambers ? 3 + (i % 2) : i % 3)),
  );
  small.forEach((home, i) => given.set(home.id, numbers(home, i % 7 === 0 && home.beds === 8 && home.category !== 'Nursing home' ? 6 : i % 3)));
  return given;
} // prettier-ignore

const COMPARED = [
  // Care Home Quality, paragraph 54: ours, East Midlands, England
  ['Residents of homes for older people, dose 1', 96.6, 95.5, 95.8, 'Higher than both'],
  ['Residents of homes for older people, dose 2', 94.0, 92.7, 93.5, 'Higher than both'],
  ['Staff of homes for older people, dose 1', 85.7, 86.0, 87.6, 'Lower than both'],
  ['Staff of homes for older people, dose 2', 76.1, 76.2, 78.0, 'Lower than both'],
  ['Residents of homes under 65, dose 1', 93.0, 91.8, 92.7, 'Higher than both'],
  ['Residents of homes under 65, dose 2', 90.7, 86.6, 88.5, 'Higher than both'],
  ['Staff of homes under 65, dose 1', 83.7, 81.9, 84.4, 'Higher than one'],
  ['Staff of homes under 65, dose 2', 75.6, 72.8, 75.2, 'Higher than both'],
  ['Home care staff, dose 1', 82.0, 80.4, 80.0, 'Higher than both'],
  ['Home care staff, dose 2', 69.4, 66.9, 64.6, 'Higher than both'],
] as const;

describeOnBothDatabases(
  'the appraisal of staff vaccination, autumn 2021',
  (get) => {
    let app: FastifyInstance;
    const campaignId = newId();
    const within = <T>(work: (tx: Tx) => Promise<T>) =>
      get().db.within({ ...get().scope, permissions: 'all' }, work);

    /** A week: it opens on its Monday by the job, and homes answer on the Wednesday. */
    const week = (monday: Day, wednesday: string, given: Map<string, Answers>) =>
      within(async (tx) => {
        const { authorityId } = get();
        await keepWeeks(tx, fixedClock(`${monday}T07:00:00Z`), authorityId);
        const how = { clock: fixedClock(wednesday), authorityId, design: VACCINATION, onBehalf: false };
        for (const asked of await fetchReturns(tx, campaignId, monday)) {
          const answers = given.get(asked.locationId);
          if (answers !== undefined)
            expect(await answerReturn(tx, { ...how, seen: asked.version }, asked, answers)).toBe(true);
        }
      });

    beforeAll(async () => {
      const { db, authorityId, clock, dataDir } = get();
      const made = [
        ...homes.map((home) => ({ ...home, area: 'Oldham', status: 'Registered', dormant: false })),
        // none of these is asked: home care, dormant, gone, elsewhere
        { id: '1-8001', name: 'Quillwood Home Care', beds: null, category: 'Home care', area: 'Oldham', status: 'Registered', dormant: false },
        { id: '1-8002', name: 'Sleeping House', beds: 20, category: 'Residential home', area: 'Oldham', status: 'Registered', dormant: true },
        { id: '1-8003', name: 'Gone House', beds: 20, category: 'Residential home', area: 'Oldham', status: 'Deregistered', dormant: false },
        { id: '1-8004', name: 'Other House', beds: 20, category: 'Residential home', area: 'Leeds', status: 'Registered', dormant: false },
        { id: '1-8005', name: 'Not Operating House', beds: 20, category: 'Residential home', area: 'Oldham', status: 'Registered', dormant: false },
      ];
      await sql`
        insert into cqc.location (location_id, name, sector, local_authority, leading_category, registration_status, registration_date, dormant, beds)
        select h.id, h.name, 'Social Care Org', h.area, h.category, h.status, '2015-01-05', h.dormant, h.beds
          from jsonb_to_recordset(${JSON.stringify(made)}::jsonb)
            as h (id text, name text, area text, category text, status text, dormant boolean, beds int)`.execute(db.owner);
      await within(async (tx) => {
        await sql`insert into people.authority_area (authority_id, local_authority) values (${authorityId}, 'Oldham') on conflict do nothing`.execute(tx);
        await sql`insert into market.local_fact (fact_id, authority_id, location_id, valid_from, recorded_by, operational)
          values (${newId()}, ${authorityId}, '1-8005', '2020-01-01', 'tester', false)`.execute(tx);
        const opening = fixedClock('2021-09-20T07:00:00Z');
        await saveNewCampaign(tx, opening, {
          campaignId, authorityId, theme: 'Staff not vaccinated', purpose: 'To help homes such as Quillwood 3 House before 11 November.',
          fromDay: day('2021-09-20'), untilDay: day('2021-11-14'), dueDay: 5, types: ['Nursing home', 'Residential home'], localities: [],
          design: VACCINATION,
        });
        const campaign = (await findCampaign(tx, campaignId))!;
        expect(await openCampaign(tx, opening, campaign, campaign.version)).toEqual({ covered: HOMES });
      });
      await week(day('2021-09-20'), '2021-09-22T10:00:00Z', answersOf(7, 22));
      await week(day('2021-09-27'), '2021-09-29T10:00:00Z', answersOf(3, 14));
      // the week that is under way: one home has answered by the Tuesday
      await within((tx) => keepWeeks(tx, fixedClock('2021-10-04T07:00:00Z'), authorityId));
      ({ app } = await webServer(applicationOn(db, { port: 0, host: '127.0.0.1', dataDir }, clock), { log: false }));
    }, 180_000); // prettier-ignore
    afterAll(() => app.close());

    it('5 October 2021: 3 red, 14 amber and 150 green of 167', async () => {
      const { denominator, rows } = await within((tx) => appraisalRag.value(tx, { asAt: day('2021-10-05') }));
      expect(denominator).toBe(HOMES);
      expect(rows.map(({ rag, n, of }) => [rag, n, of])).toEqual([
        ['Red', 3, 167],
        ['Amber', 14, 167],
        ['Green', 150, 167],
        ['Not known', 0, 167],
      ]);
    });

    it('opens the records behind each of them, of that campaign', async () => {
      const records = (rag: string, campaign = 'Staff not vaccinated') =>
        within((tx) => appraisalRag.records(tx, { asAt: day('2021-10-05') }, { campaign, rag }));
      expect(await records('Red')).toEqual(large.slice(0, 3).map(({ id }) => id).sort()); // prettier-ignore
      expect(await records('Amber')).toHaveLength(14);
      expect(await records('Green')).toHaveLength(150);
      expect(await records('Red', 'Another theme')).toEqual([]);
    });

    it('the number of red and amber homes has fallen since the week before, and nobody is green before they answer', async () => {
      const weeks = await within((tx) => fetchWeeks(tx, campaignId, day('2021-10-05')));
      expect(weeks.map(({ weekStart, red, amber, green, unknown }) => [weekStart, red, amber, green, unknown])).toEqual([
        ['2021-10-04', 0, 0, 0, 167],
        ['2021-09-27', 3, 14, 150, 0],
        ['2021-09-20', 7, 22, 138, 0],
      ]);
    }); // prettier-ignore

    it('marks uptake beside East Midlands and England as the report did, out of records', async () => {
      const { authorityId, clock } = get();
      for (const [measure, ours, region, england] of COMPARED)
        await within((tx) =>
          saveBenchmark(tx, clock, {
            authorityId, campaignId, measure, ours, region, england, regionName: 'East Midlands', asOf: day('2021-07-27'),
            source: 'GOV.UK, adult social care in England, monthly statistics, August 2021',
          }),
        ); // prettier-ignore
      const rows = compareRows(await within((tx) => fetchBenchmarks(tx, campaignId)));
      expect(new Map(rows.map(({ measure, words }) => [measure, words]))).toEqual(
        new Map(COMPARED.map(([measure, , , , words]) => [measure, words])),
      );
    });

    it('is reported in public without the name or id of any home', async () => {
      const headers = await signIn(get(), ['auditor']);
      const url = `/appraisals/${campaignId}/report?week=2021-09-27`;
      const { statusCode, body } = await app.inject({ method: 'GET', url, headers });
      expect(statusCode).toBe(200);
      expect(body).toContain('Of 167 services 3 were red, 14 amber and 150 green.');
      expect(body).toContain('Higher than one');
      for (const { id, name } of homes) {
        expect(body.includes(name), name).toBe(false);
        expect(body.includes(id), id).toBe(false);
      }
      expect(body).toContain('To help homes such as a service before 11 November.');
    });
  },
  { now: '2021-10-05T09:00:00Z' },
);
