import fc from 'fast-check';
import { addDays, addMonths, type Day } from '../../../kernel/calendar-day.ts';
import { RATINGS } from '../../../kernel/rating.ts';
import { FACTS_DAY } from '../factories.ts';
import type { Enforcement, Facts, HeardEvent, ManagerFact, ReturnFacts } from '../rules/facts.ts';

/** A day up to some eleven years before the day of assessment. */
export const pastDay: fc.Arbitrary<Day> = fc
  .integer({ min: 0, max: 4000 })
  .map((days) => addDays(FACTS_DAY, -days));

const rating = fc.constantFrom(...RATINGS);
const question = fc.record({ rating, on: pastDay, carried: fc.boolean() });

export const enforcement: fc.Arbitrary<Enforcement> = fc
  .record({
    kind: fc.constantFrom('Warning notice', 'Fixed penalty notice', 'Prosecution'),
    imposedOn: pastDay,
  })
  .map((one) => ({ ...one, severe: one.kind !== 'Fixed penalty notice' }));

const manager: fc.Arbitrary<ManagerFact> = fc.oneof(
  fc.constant({ state: 'in post' } as const),
  fc.constant({ state: 'none registered' } as const),
  pastDay.map((since) => ({ state: 'absent', since }) as const),
);

const KINDS = [
  { kind: 'whistleblowing', adverse: true, pathway: 'concern' },
  { kind: 'safeguarding', adverse: true, pathway: 'concern' },
  { kind: 'complaint', adverse: true, pathway: 'concern' },
  { kind: 'feedback-adverse', adverse: true, pathway: 'concern' },
  { kind: 'visit-concern', adverse: true, pathway: 'concern' },
  { kind: 'finance', adverse: true, pathway: 'concern' },
  { kind: 'notifiable-incident', adverse: true, pathway: 'notifiable incident' },
  { kind: 'compliment', adverse: false, pathway: 'information' },
] as const;

/** Something heard in the last two years, more often lately. */
export const heardEvent: fc.Arbitrary<HeardEvent> = fc
  .record({
    kind: fc.constantFrom(...KINDS),
    severity: fc.integer({ min: 1, max: 5 }),
    age: fc.oneof(fc.nat(100), fc.nat(800)),
  })
  .map(({ kind, severity, age }) => ({ ...kind, severity, on: addDays(FACTS_DAY, -age) }));

const returns: fc.Arbitrary<ReturnFacts> = fc.record({
  missed: fc.nat(6),
  late: fc.nat(6),
  newest: fc.option(
    fc.record({
      month: fc.nat(10).map((months) => addMonths(FACTS_DAY, -months)),
      measures: fc.dictionary(
        fc.constantFrom('vacancy-rate', 'agency-share', 'turnover-rate', 'occupancy'),
        fc.nat(120),
      ),
    }),
    { nil: null },
  ),
});

const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: null, freq: 4 });

/** Any facts that could be known of a location, with anything unknown. */
export const anyFacts: fc.Arbitrary<Facts> = fc.record({
  locationId: fc.constant('1-100000001'),
  category: fc.constantFrom('Residential home', 'Home care', 'Other'),
  regulated: fc.boolean(),
  registeredOn: maybe(pastDay),
  overall: maybe(fc.record({ rating, on: pastDay })),
  notRatedReason: maybe(fc.constantFrom('Not yet inspected', 'Inspected but not rated')),
  previous: maybe(fc.record({ rating, on: pastDay })),
  safe: maybe(question),
  wellLed: maybe(question),
  lastVisitedOn: maybe(pastDay),
  dormancy: maybe(fc.constantFrom('active' as const, 'dormant' as const)),
  manager: maybe(manager),
  enforcement: fc.array(enforcement, { maxLength: 3 }),
  beds: maybe(fc.integer({ min: 1, max: 120 })),
  clientGroups: fc.subarray(['Dementia', 'Learning disabilities', 'Caring for adults over 65 yrs']),
  events: fc.array(heardEvent, { maxLength: 12 }),
  returns: maybe(returns),
});
