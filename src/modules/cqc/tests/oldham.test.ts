import { readFileSync } from 'node:fs';
import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { describeOnBothDatabases, type TestDatabase } from '../../../../tests/support/databases.ts';
import { describeWith, sharedData } from '../../../../tests/support/requirements.ts';
import { importFile, type ImportResult } from '../index.ts';

const LOCATIONS = sharedData('data/cqc-api/oldham-locations.json');
const PROVIDERS = sharedData('data/cqc-api/oldham-providers.json');
const CAPTURED = '2025-03-20';

interface Row {
  [column: string]: unknown;
}

async function rows(test: TestDatabase, query: ReturnType<typeof sql<Row>>): Promise<Row[]> {
  return test.db.within(test.scope, async (tx) => (await query.execute(tx)).rows);
}

const importOf = (test: TestDatabase, path: string, dryRun = false): Promise<ImportResult> =>
  importFile({ ...test }, { source: 'cqc-api', path, dryRun });

/** Every version of every row that an import may write. */
const VERSIONS = sql<Row>`
  select 'location' as t, xmin::text as version, location_id as id from cqc.location
  union all select 'provider', xmin::text, provider_id from cqc.provider
  union all select 'event', xmin::text, location_id || service_group || key_question || report_date from cqc.rating_event
  union all select 'standing', xmin::text, location_id from cqc.standing
  union all select 'search', xmin::text, location_id from cqc.search
  union all select 'lineage', xmin::text, location_id || ancestor_id from cqc.lineage
  union all select 'relationship', xmin::text, location_id || predecessor_id from cqc.relationship
  union all select 'movement', xmin::text, movement_id::text from cqc.movement
  order by 1, 3`;

/** What the count below looks at in a record; anything may be missing. */
interface Counted {
  type?: string;
  registrationStatus?: string;
  currentRatings?: { overall?: { rating?: string; reportDate?: string } };
  historicRatings?: { reportDate?: string; overall?: { rating?: string } }[];
  assessment?: { assessmentPlanPublishedDateTime?: string; ratings: { asgRatings: { rating?: string }[] } }[];
}

/** Counted from the file by itself, as the README of the data tells, with nothing of the product's. */
function independentCount(): Record<string, number> {
  const records = JSON.parse(readFileSync(LOCATIONS, 'utf8')) as Counted[];
  const steps = ['outstanding', 'good', 'requires improvement', 'inadequate'];
  const count: Record<string, number> = {};
  for (const record of records) {
    if (record.type !== 'Social Care Org' || record.registrationStatus !== 'Registered') continue;
    const found: { on: string; rating: string }[] = [];
    const see = (on: string | undefined, rating: string | undefined) => {
      if (on && rating && steps.includes(rating.toLowerCase()))
        found.push({ on: on.slice(0, 10), rating: rating.toLowerCase() });
    };
    see(record.currentRatings?.overall?.reportDate, record.currentRatings?.overall?.rating);
    for (const past of record.historicRatings ?? []) see(past.reportDate, past.overall?.rating);
    for (const plan of record.assessment ?? []) {
      for (const group of plan.ratings.asgRatings) see(plan.assessmentPlanPublishedDateTime, group.rating);
    }
    const newest = found.sort((a, b) => (a.on < b.on ? 1 : -1))[0]?.rating ?? 'not rated';
    count[newest] = (count[newest] ?? 0) + 1;
  }
  return count;
}

describeWith('shared', 'the real records of Oldham', () => {
  describeOnBothDatabases(
    'importing them',
    (get) => {
      let first: ImportResult;
      beforeAll(async () => {
        first = await importOf(get(), LOCATIONS);
      });

      it('reads 451 records, keeps 224 of adult social care and names the sectors of the others', () => {
        expect(first).toMatchObject({
          read: 451,
          added: 224,
          changed: 0,
          unchanged: 0,
          rejected: [],
          rejectedTotal: 0,
        });
        expect(first.leftOut).toContainEqual({
          reason: 'not adult social care (Primary Dental Care)',
          n: 102,
        });
        expect(first.leftOut.reduce((sum, { n }) => sum + n, 0)).toBe(227);
      });

      it('calls nothing a movement where the register was empty', () => {
        expect(first.moved).toEqual({});
      });

      it('agrees with a count of the file by itself: 59 Good, 11 Requires improvement, 4 Outstanding, 32 not rated', async () => {
        const counted = await rows(
          get(),
          sql<Row>`select lower(coalesce(rating, 'not rated')) as rating, count(*) as n
                     from cqc.published_standing_as_at(${CAPTURED}) where registered group by 1`,
        );
        const byRating = Object.fromEntries(counted.map(({ rating, n }) => [rating, n]));
        expect(byRating).toEqual({ good: 59, 'requires improvement': 11, outstanding: 4, 'not rated': 32 });
        expect(byRating).toEqual(independentCount());
      });

      it('keeps standing as the same answer', async () => {
        const differing = await rows(
          get(),
          sql<Row>`(select * from cqc.standing_as_at('2026-11-16') except select * from cqc.standing)
                   union all (select * from cqc.standing except select * from cqc.standing_as_at('2026-11-16'))`,
        );
        expect(differing).toEqual([]);
      });

      it('shows 1-5203053560 with its assessment of 2024, and its carried-over Effective rating with the day it was given', async () => {
        const [treetops] = await rows(
          get(),
          sql<Row>`select * from cqc.standing where location_id = '1-5203053560'`,
        );
        expect(treetops).toMatchObject({
          rating: 'Good',
          rated_on: '2024-09-17',
          regime: 'assessment',
          previous_rating: 'Good',
          previous_rated_on: '2020-12-18',
          safe_on: '2024-09-17',
          effective: 'Good',
          effective_on: '2020-12-18',
          effective_carried: false,
          last_visited_on: '2024-07-15',
        });
      });

      it('tells a past day with the ratings and the registrations of that day', async () => {
        const then = await rows(
          get(),
          sql<Row>`select location_id, registered, rating from cqc.published_standing_as_at('2019-12-31')
                    where location_id in ('1-5203053560', '1-280584830')`,
        );
        expect(then).toContainEqual({
          location_id: '1-5203053560',
          registered: true,
          rating: 'Requires improvement',
        });
        expect(then).toContainEqual(
          expect.objectContaining({ location_id: '1-280584830', registered: false }),
        );
      });

      it('makes one history of a home that had three registrations', async () => {
        const chain = await rows(
          get(),
          sql<Row>`select ancestor_id, depth from cqc.lineage where location_id = '1-5203053560' order by depth`,
        );
        expect(chain.slice(0, 2)).toEqual([
          { ancestor_id: '1-5203053560', depth: 0 },
          { ancestor_id: '1-280584830', depth: 1 },
        ]);
        expect(chain.length).toBeGreaterThan(2);
      });

      it('finds a home by the id and the name that it had before', async () => {
        const [found] = await rows(
          get(),
          sql<Row>`select words from cqc.search where location_id = '1-5203053560'`,
        );
        expect(found!.words).toContain('1-280584830');
        expect(found!.words).toContain('ol81ll');
      });

      it('takes provider records too, all but the dentist', async () => {
        const result = await importOf(get(), PROVIDERS);
        expect(result).toMatchObject({
          read: 20,
          added: 19,
          leftOut: [{ reason: 'not adult social care (Primary Dental Care)', n: 1 }],
        });
      });

      it('changes nothing the second time, not one version of one row', async () => {
        const before = await rows(get(), VERSIONS);
        const second = await importOf(get(), LOCATIONS);
        expect(second).toMatchObject({
          read: 451,
          added: 0,
          changed: 0,
          unchanged: 224,
          moved: {},
          examples: [],
        });
        expect(await rows(get(), VERSIONS)).toEqual(before);
      });
    },
    { now: '2026-11-16T09:00:00Z' },
  );

  describe('in a dry run', () => {
    describeOnBothDatabases('of an empty register', (get) => {
      it('says what would change and changes nothing', async () => {
        const dry = await importOf(get(), LOCATIONS, true);
        expect(dry).toMatchObject({ dryRun: true, read: 451, added: 224 });
        expect(dry.examples.length).toBeGreaterThan(0);
        const [left] = await rows(
          get(),
          sql<Row>`select (select count(*) from cqc.location) as locations, state, dry_run from cqc.import`,
        );
        expect(left).toEqual({ locations: 0, state: 'discarded', dry_run: true });
      });
    });
  });
});
