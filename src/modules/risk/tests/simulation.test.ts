import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { day } from '../../../kernel/calendar-day.ts';
import { RAGS } from '../../../kernel/rating.ts';
import { FACTS_DAY, factsOf, rated, shippedModel } from '../factories.ts';
import type { Model } from '../rules/model.ts';
import { simulate } from '../rules/simulation.ts';
import type { StandingDecision } from '../rules/status.ts';
import { anyFacts } from './fact-arbitraries.ts';

const model = shippedModel();
const harder: Model = { ...model, thresholds: { amber: 10, red: 40 } };
const services = [
  {
    ...factsOf({ locationId: '1-1', overall: { rating: 'Good', on: day('2020-01-02') } }),
    name: 'Ash Court',
  },
  {
    ...factsOf({
      locationId: '1-2',
      overall: { rating: 'Requires improvement', on: day('2024-06-03') },
      safe: rated('Requires improvement', '2024-06-03'),
    }),
    name: 'Beech House',
    category: 'Home care',
  },
  { ...factsOf({ locationId: '1-3' }), name: 'Cedar Lodge' },
];
const run = (draft: Model, decisions: [string, StandingDecision][] = []) =>
  simulate(services, {
    asAt: FACTS_DAY,
    inForce: () => model,
    draft: () => draft,
    decisions: new Map(decisions),
  });

describe('a simulation', () => {
  it('with the model itself moves nothing', () => {
    const result = run(model);
    expect([result.n, result.moved, result.rescored, result.decisionsHit]).toEqual([3, 0, 0, 0]);
    expect(result.before).toEqual(result.after);
  });

  it('says who would move, from what to what, the worst first', () => {
    const result = run(harder);
    expect(result.before).toEqual({ Red: 0, Amber: 1, Green: 2 });
    expect(result.after).toEqual({ Red: 1, Amber: 1, Green: 1 });
    expect(
      result.movers.map(
        ({ name, from, to }) => `${name}: ${from.rag} ${from.score} to ${to.rag} ${to.score}`,
      ),
    ).toEqual(['Beech House: Amber 43 to Red 43', 'Ash Court: Green 14 to Amber 14']);
    expect(result.movers[0]!.differences).toEqual([]);
    expect(result.byCategory.map(({ category, n }) => [category, n])).toEqual([
      ['Residential home', 2],
      ['Home care', 1],
    ]);
  });

  it('says which points and floors make the difference', () => {
    const indicators = model.indicators.map((one) =>
      one.key === 'rating-age'
        ? { ...one, bands: one.bands.map((band) => (band.points === 14 ? { ...band, points: 24 } : band)) }
        : one,
    );
    const [mover] = run({ ...model, indicators }).movers;
    expect(mover!.differences).toEqual([
      {
        words: 'Its rating of Good is 5 years 2 months old',
        points: { before: 14, now: 24 },
        floor: null,
        audience: 'everyone',
      },
    ]);
    const floors = [
      {
        when: { fact: 'rating', of: 'overall', in: ['Requires improvement'] } as const,
        atLeast: 'Red' as const,
        words: 'Below Good',
        because: 'x',
        source: 'x',
      },
    ];
    const [held] = run({ ...model, floors: [...model.floors, ...floors] }).movers;
    expect(held!.differences).toEqual([
      { words: 'Below Good', points: null, floor: { atLeast: 'Red', now: true }, audience: 'everyone' },
    ]);
  });

  it('names decisions that would have to be looked at again, and leaves those that stand', () => {
    const accepted: StandingDecision = { rag: 'Amber', proposedRag: 'Amber', expiresOn: null };
    const override: StandingDecision = { rag: 'Green', proposedRag: 'Amber', expiresOn: day('2025-05-01') };
    const stands: StandingDecision = { rag: 'Green', proposedRag: 'Green', expiresOn: null };
    const hit = run(harder, [
      ['1-2', override],
      ['1-3', stands],
    ]);
    expect(hit.decisions).toEqual([
      {
        locationId: '1-2',
        name: 'Beech House',
        decided: 'Green',
        overridden: true,
        from: { rag: 'Green', undecided: false },
        to: { rag: 'Red', undecided: true },
      },
    ]);
    expect(run(harder, [['1-2', accepted]]).decisions[0]!.to).toEqual({ rag: 'Red', undecided: true });
    expect(run(model, [['1-2', accepted]]).decisionsHit).toBe(0);
  });

  it('counts every service once before, once after and in one move, whatever is known', () => {
    const named = fc
      .array(fc.tuple(anyFacts, fc.string()), { maxLength: 20 })
      .map((all) => all.map(([facts, name], at) => ({ ...facts, name, locationId: `1-${at}` })));
    fc.assert(
      fc.property(named, fc.nat(30), fc.nat(60), (some, amber, more) => {
        const draft = { ...model, thresholds: { amber: amber + 1, red: amber + 2 + more } };
        const result = simulate(some, {
          asAt: FACTS_DAY,
          inForce: () => model,
          draft: () => draft,
          decisions: new Map(),
        });
        const sum = (counts: Record<string, number>) =>
          RAGS.reduce((all, rag) => all + (counts[rag] ?? 0), 0);
        expect([result.n, sum(result.before), sum(result.after)]).toEqual([
          some.length,
          some.length,
          some.length,
        ]);
        expect(result.moves.reduce((all, { n }) => all + n, 0)).toBe(some.length);
        expect(result.moves.filter(({ from, to }) => from !== to).reduce((all, { n }) => all + n, 0)).toBe(
          result.moved,
        );
        expect(result.movers.every(({ from, to }) => from.rag !== to.rag)).toBe(true);
      }),
      { numRuns: 100 },
    );
  });
});
