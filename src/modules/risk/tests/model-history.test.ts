import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, addMonths, day, type Day } from '../../../kernel/calendar-day.ts';
import { RAGS, RATINGS } from '../../../kernel/rating.ts';
import { shippedModel } from '../factories.ts';
import {
  falseAlarms,
  historyOf,
  hitRate,
  precision,
  saidByRating,
  sayMonth,
  VOICES,
  type MonthSaid,
  type Said,
} from '../rules/model-history.ts';
import { fallsOf, rulesOn, type Outcome, type OutcomeKind, type OutcomeRule } from '../rules/outcomes.ts';
import { anyFacts } from './fact-arbitraries.ts';

const RULES: OutcomeRule[] = (['rating-fall', 'closure', 'enforcement'] as const).map((outcome) => ({
  outcome,
  validFrom: day('2014-10-01'),
  name: outcome,
  counted: true,
  withinMonths: 12,
  source: 'a test',
}));
const RED: Said = { rag: 'Red', score: 70 };
const AMBER: Said = { rag: 'Amber', score: 30 };
const GREEN: Said = { rag: 'Green', score: 0 };
const one = (
  locationId: string,
  draft: Said,
  inForce: Said = GREEN,
  rating: Said = saidByRating('Good'),
) => ({
  locationId,
  draft,
  inForce,
  rating,
});
const month = (on: string, ...services: MonthSaid['services']): MonthSaid => ({ day: day(on), services });
const outcome = (locationId: string, on: string, kind: OutcomeKind = 'closure'): Outcome => ({
  locationId,
  on: day(on),
  kind,
});

describe('what the past says of a model', () => {
  // A closes on 15 June 2025. The draft had it Amber from 1 January 2025 and Red from 1 March; B was Red all along, and nothing happened.
  const said = [
    ...['2024-05-01', '2024-06-01', '2024-12-01'].map((on) =>
      month(on, one('A', GREEN), one('B', RED, AMBER)),
    ),
    ...['2025-01-01', '2025-02-01'].map((on) => month(on, one('A', AMBER), one('B', RED, AMBER))),
    ...['2025-03-01', '2025-06-01'].map((on) => month(on, one('A', RED, AMBER), one('B', RED, AMBER))),
    month('2026-01-01', one('B', RED, AMBER)),
  ];
  const result = historyOf(said, [outcome('A', '2025-06-15')], RULES, day('2026-11-16'));

  it('counts services in months that are over, and to how many something happened in the twelve months after', () => {
    // Of A, the twelve months after 1 June 2024 end a fortnight before it closed; the five months from December on have it. 2026-01 is not over yet.
    expect([result.months, result.complete, result.n, result.happened]).toEqual([8, 7, 14, 5]);
    expect(result.line.map(({ happened, complete }) => [happened, complete])).toEqual([
      [0, true], [0, true], [1, true], [1, true], [1, true], [1, true], [1, true], [0, false],
    ]); // prettier-ignore
  });

  it('says how much was foretold, and how many warnings were false alarms', () => {
    const { draft, inForce, rating } = result.voices;
    expect(draft.byColour).toEqual({
      Red: { n: 9, happened: 2 },
      Amber: { n: 2, happened: 2 },
      Green: { n: 3, happened: 1 },
    });
    expect(hitRate(draft, 'Red')).toEqual({ n: 2, of: 5, share: 2 / 5 });
    expect(hitRate(draft, 'Amber or Red')).toEqual({ n: 4, of: 5, share: 4 / 5 });
    expect(falseAlarms(draft, 'Red')).toEqual({ n: 7, of: 9, share: 7 / 9 });
    expect(precision(draft, 'Amber or Red')).toEqual({ n: 4, of: 11, share: 4 / 11 });
    expect(hitRate(inForce, 'Amber or Red')).toEqual({ n: 2, of: 5, share: 2 / 5 });
    expect(hitRate(rating, 'Amber or Red')).toEqual({ n: 0, of: 5, share: 0 });
    expect(falseAlarms(rating, 'Red')).toEqual({ n: 0, of: 0, share: null });
  });

  it('says how many months ahead it first warned', () => {
    expect(result.voices.draft.lead.amber).toMatchObject({
      outcomes: 1,
      warned: 1,
      lower: 5,
      median: 5,
      upper: 5,
    });
    expect(result.voices.draft.lead.red).toMatchObject({ outcomes: 1, warned: 1, median: 3 });
    expect(result.voices.draft.lead.amber.months).toEqual([0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0]);
    expect(result.voices.inForce.lead.red).toMatchObject({ outcomes: 1, warned: 0, median: null });
  });

  it('ranks by the score: ties count half', () => {
    // Draft scores of the 5 with an outcome: 0, 30, 30, 70, 70; of the 9 without: twice 0 and seven times 70.
    const won = 2 * 0.5 + 2 * 2 + 2 * (2 + 7 * 0.5);
    expect(result.voices.draft.auc).toBeCloseTo(won / 45, 10);
    expect(result.voices.rating.auc).toBe(0.5);
  });

  it('leaves out what no longer counts, what is after the day, and what is not known to be over', () => {
    const without = RULES.map((rule) => (rule.outcome === 'closure' ? { ...rule, counted: false } : rule));
    const rules = rulesOn(without, day('2026-11-16'));
    expect(historyOf(said, [outcome('A', '2025-06-15')], rules, day('2026-11-16')).happened).toBe(0);
    const early = historyOf(said, [outcome('A', '2025-06-15')], RULES, day('2025-06-14'));
    expect([early.complete, early.happened]).toEqual([2, 0]);
  });

  it('takes the rule of the day, and never a later one in its place', () => {
    const later = { ...RULES[0]!, validFrom: day('2026-01-01'), counted: false };
    expect(rulesOn([...RULES, later], day('2025-12-31')).map((rule) => rule.outcome)).toContain(
      'rating-fall',
    );
    expect(rulesOn([...RULES, later], day('2026-01-01')).map((rule) => rule.outcome)).not.toContain(
      'rating-fall',
    );
    expect(() => rulesOn(RULES, day('2014-09-30'))).toThrow('no outcome counts on 2014-09-30');
  });

  it('says nothing where there is nothing to measure', () => {
    const { voices, n } = historyOf([], [], RULES, day('2026-11-16'));
    expect(n).toBe(0);
    expect(voices.draft).toMatchObject({ auc: null, lift: null });
    expect(hitRate(voices.draft, 'Red').share).toBeNull();
  });

  it('knows a fall of a rating by the one before it of the same service', () => {
    const rated = (locationId: string, on: string, rating: (typeof RATINGS)[number]) => ({
      locationId,
      on: day(on),
      rating,
    });
    expect(
      fallsOf([
        rated('A', '2025-01-01', 'Requires improvement'),
        rated('A', '2020-01-01', 'Good'),
        rated('B', '2024-01-01', 'Inadequate'),
        rated('A', '2026-01-01', 'Requires improvement'),
        rated('B', '2025-01-01', 'Good'),
      ]),
    ).toEqual([{ locationId: 'A', on: '2025-01-01', kind: 'rating-fall' }]);
  });
});

describe('for any past', () => {
  const START = day('2023-01-01');
  const months = Array.from({ length: 20 }, (_, i) => addMonths(START, i));
  const colour = fc.record({ rag: fc.constantFrom(...RAGS), score: fc.nat(100) });
  const ids = ['A', 'B', 'C', 'D', 'E'];
  const past = fc
    .array(
      fc.array(fc.record({ draft: colour, inForce: colour, rating: colour }), { minLength: 5, maxLength: 5 }),
      { minLength: 20, maxLength: 20 },
    )
    .map((all) =>
      all.map((services, at) => ({
        day: months[at]!,
        services: services.map((each, i) => ({ ...each, locationId: ids[i]! })),
      })),
    );
  const happenings = fc.array(
    fc.record({ locationId: fc.constantFrom(...ids), on: fc.nat(900).map((days): Day => addDays(START, days)), kind: fc.constantFrom<OutcomeKind>('rating-fall', 'closure', 'enforcement') }),
    { maxLength: 12 },
  ); // prettier-ignore
  const TODAY = day('2025-07-01');

  it('every share lies between 0 and 1, and what happened is spread over the colours', () => {
    fc.assert(
      fc.property(past, happenings, (said, outcomes) => {
        const result = historyOf(said, outcomes, RULES, TODAY);
        for (const voice of VOICES) {
          const of = result.voices[voice];
          const shares = [
            hitRate(of, 'Red'),
            hitRate(of, 'Amber or Red'),
            falseAlarms(of, 'Red'),
            precision(of, 'Amber or Red'),
          ];
          for (const { share } of [...shares, { share: of.auc }])
            if (share !== null) expect(share >= 0 && share <= 1).toBe(true);
          expect(RAGS.reduce((sum, rag) => sum + of.byColour[rag].n, 0)).toBe(result.n);
          expect(RAGS.reduce((sum, rag) => sum + of.byColour[rag].happened, 0)).toBe(result.happened);
          expect(
            of.lead.red.warned <= of.lead.amber.warned && of.lead.amber.warned <= of.lead.amber.outcomes,
          ).toBe(true);
          expect(of.lead.amber.months.reduce((sum, n) => sum + n, 0)).toBe(of.lead.amber.warned);
        }
      }),
      { numRuns: 150 },
    );
  });

  it('the order of months, of services and of what happened changes nothing', () => {
    const shuffled = <T>(all: readonly T[], seed: number) =>
      all
        .map((each, at) => [((at + 1) * 7919 * (seed + 1)) % 104_729, each] as const)
        .sort((a, b) => a[0] - b[0])
        .map(([, each]) => each);
    fc.assert(
      fc.property(past, happenings, fc.nat(1000), (said, outcomes, seed) => {
        const turned = shuffled(
          said.map(({ day: on, services }) => ({ day: on, services: shuffled(services, seed) })),
          seed,
        );
        expect(historyOf(turned, shuffled(outcomes, seed), RULES, TODAY)).toEqual(
          historyOf(said, outcomes, RULES, TODAY),
        );
      }),
      { numRuns: 100 },
    );
  });

  it('what happens after a month changes nothing that was said of it: the colours know the facts of their day alone', () => {
    const model = shippedModel();
    const by = { draft: () => model, inForce: () => model };
    fc.assert(
      fc.property(
        fc.array(anyFacts, { maxLength: 5 }),
        fc.array(anyFacts, { maxLength: 5 }),
        (then, later) => {
          const on = day('2025-03-01');
          const before = sayMonth(then, on, by);
          sayMonth(later, day('2025-04-01'), by);
          expect(sayMonth(then, on, by)).toEqual(before);
        },
      ),
      { numRuns: 50 },
    );
  });

  it('an outcome of after the last day that is looked at changes no measure', () => {
    fc.assert(
      fc.property(past, happenings, (said, outcomes) => {
        const later = outcomes.map((each) => ({ ...each, on: addDays(TODAY, 1) }));
        expect(historyOf(said, [...outcomes, ...later], RULES, TODAY)).toEqual(
          historyOf(said, outcomes, RULES, TODAY),
        );
      }),
      { numRuns: 50 },
    );
  });
});
