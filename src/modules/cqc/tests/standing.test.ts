import fc from 'fast-check';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { describeOnBothDatabases } from '../../../../tests/support/databases.ts';
import { addDays, day, type Day } from '../../../kernel/calendar-day.ts';
import { KEY_QUESTIONS, RATINGS } from '../../../kernel/rating.ts';
import { ratingsThatStand, type Judgement, type ServiceTypeNames } from '../rules/standing.ts';

const NAMES: ServiceTypeNames[] = [
  {
    serviceType: 'Care home service without nursing',
    shortName: 'Residential homes',
    serviceGroup: 'Care Homes',
  },
  { serviceType: 'Domiciliary care service', shortName: 'Homecare agencies', serviceGroup: 'Homecare' },
];
const HOME = NAMES[0]!.serviceType;
const HOMECARE = NAMES[1]!.serviceType;

const judgement = (over: Partial<Judgement>): Judgement => ({
  serviceGroup: 'Overall',
  keyQuestion: 'Overall',
  reportDate: day('2020-01-01'),
  rating: 'Good',
  assessed: true,
  reportLink: null,
  regime: 'inspection',
  ...over,
});
const overallOn = (judgements: Judgement[], types: string[], on: string) =>
  ratingsThatStand(judgements, types, NAMES, day(on)).get('Overall');

describe('the rating that stands', () => {
  it('is the newest on or before the day', () => {
    const two = [judgement({}), judgement({ reportDate: day('2022-01-01'), rating: 'Inadequate' })];
    expect(overallOn(two, [HOME], '2021-12-31')?.rating).toBe('Good');
    expect(overallOn(two, [HOME], '2022-01-01')?.rating).toBe('Inadequate');
    expect(overallOn(two, [HOME], '2019-12-31')).toBeUndefined();
  });

  it('is not cancelled by a later visit without a rating', () => {
    const visited = [judgement({}), judgement({ reportDate: day('2021-02-01'), rating: null })];
    expect(overallOn(visited, [HOME], '2022-01-01')).toMatchObject({ rating: 'Good', ratedOn: '2020-01-01' });
  });

  it('is an assessment published later, where it covers every service of the location', () => {
    const both = [
      judgement({ rating: 'Inadequate' }),
      judgement({ serviceGroup: 'Care Homes', reportDate: day('2024-09-17') }),
    ];
    expect(overallOn(both, [HOME], '2025-01-01')).toMatchObject({ rating: 'Good', ratedOn: '2024-09-17' });
  });

  it('stays the worst where one service is not covered by a later assessment', () => {
    const both = [
      judgement({ rating: 'Inadequate' }),
      judgement({ serviceGroup: 'Care Homes', reportDate: day('2024-09-17') }),
    ];
    expect(overallOn(both, [HOME, HOMECARE], '2025-01-01')).toMatchObject({
      rating: 'Inadequate',
      ratingBest: 'Good',
    });
  });

  it('does not stand beside a group whose name we do not know', () => {
    const both = [
      judgement({ rating: 'Inadequate' }),
      judgement({ serviceGroup: 'Moon bases', reportDate: day('2024-09-17') }),
    ];
    expect(overallOn(both, [HOME, HOMECARE], '2025-01-01')).toMatchObject({ rating: 'Good' });
  });

  it('keeps the day of the last look where an assessment carried it over', () => {
    const carried = [
      judgement({ reportDate: day('2020-12-18') }),
      judgement({ serviceGroup: 'Care Homes', reportDate: day('2024-09-17'), assessed: false }),
    ];
    expect(overallOn(carried, [HOME], '2025-01-01')).toMatchObject({ ratedOn: '2020-12-18', carried: false });
    expect(overallOn(carried.slice(1), [HOME], '2025-01-01')).toMatchObject({
      ratedOn: '2024-09-17',
      carried: true,
    });
  });
});

const START = day('2020-01-01');
const aDay = fc.integer({ min: 0, max: 30 }).map((n): Day => addDays(START, n));
const aJudgement: fc.Arbitrary<Judgement> = fc.record({
  serviceGroup: fc.constantFrom(
    'Overall',
    'Overall',
    'Care Homes',
    'Homecare',
    'Residential homes',
    'Shared Lives',
    'Moon bases',
  ),
  keyQuestion: fc.constantFrom('Overall' as const, 'Overall' as const, KEY_QUESTIONS[0]),
  reportDate: aDay,
  rating: fc.constantFrom(null, ...RATINGS),
  assessed: fc.boolean(),
  reportLink: fc.constant(null),
  regime: fc.constantFrom('inspection' as const, 'assessment' as const),
});
const aLocation = fc.record({
  types: fc.subarray([HOME, HOMECARE, 'Shared Lives', 'Hospice services']),
  judgements: fc.uniqueArray(aJudgement, {
    maxLength: 9,
    selector: (j) => `${j.serviceGroup}|${j.keyQuestion}|${j.reportDate}`,
  }),
  onDay: aDay,
});

describeOnBothDatabases('cqc.rating_stands', (get) => {
  it('says what the rule in TypeScript says, whatever the judgements', async () => {
    await get().db.within(get().scope, async (tx) => {
      const names = await sql<ServiceTypeNames>`
        select service_type as "serviceType", short_name as "shortName", service_group as "serviceGroup" from cqc.service_type`.execute(
        tx,
      );
      await fc.assert(
        fc.asyncProperty(fc.array(aLocation, { minLength: 1, maxLength: 12 }), async (locations) => {
          await sql`delete from cqc.rating_event`.execute(tx);
          await sql`delete from cqc.location`.execute(tx);
          const ids = locations.map((_, i) => `1-${i}`);
          await sql`insert into cqc.location (location_id, name, sector, registration_status, service_types)
            select id, 'A home', 'Social Care Org', 'Registered', string_to_array(types, '|')
              from unnest(${ids}::text[], ${locations.map(({ types }) => types.join('|'))}::text[]) as t (id, types)`.execute(
            tx,
          );
          const events = locations.flatMap(({ judgements }, i) =>
            judgements.map((j) => ({ id: ids[i], ...j })),
          );
          await sql`insert into cqc.rating_event
              (location_id, service_group, key_question, report_date, rating, not_rated_reason, assessed, regime, source)
            select r.id, r."serviceGroup", r."keyQuestion", r."reportDate", r.rating,
                   case when r.rating is null then 'Inspected but not rated' end, r.assessed, r.regime, 'test'
              from jsonb_to_recordset(${JSON.stringify(events)}::jsonb)
                as r (id text, "serviceGroup" text, "keyQuestion" text, "reportDate" date, rating text, assessed boolean, regime text)`.execute(
            tx,
          );
          const { rows } = await sql<Record<string, unknown>>`
            select location_id, key_question, rating, rating_best, rated_on, carried, regime
              from cqc.rating_stands(${ids}::text[], ${locations.map(({ onDay }) => onDay)}::date[], false)
             order by location_id, key_question`.execute(tx);
          const expected = locations.flatMap(({ judgements, types, onDay }, i) =>
            [...ratingsThatStand(judgements, types, names.rows, onDay)].map(([question, stands]) => ({
              location_id: ids[i],
              key_question: question,
              rating: stands.rating,
              rating_best: stands.ratingBest,
              rated_on: stands.ratedOn,
              carried: stands.carried,
              regime: stands.regime,
            })),
          );
          const inOrder = (rows: Record<string, unknown>[]) => rows.map((row) => JSON.stringify(row)).sort();
          expect(inOrder(rows)).toEqual(inOrder(expected));
        }),
        { numRuns: 60 },
      );
    });
  });
});
