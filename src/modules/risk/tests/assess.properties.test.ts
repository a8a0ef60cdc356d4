import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../../kernel/calendar-day.ts';
import { RAGS, RATINGS, ratingStep } from '../../../kernel/rating.ts';
import { FACTS_DAY, factsOf, shippedModel } from '../factories.ts';
import { assess, ragOfScore } from '../rules/assess.ts';
import type { Facts } from '../rules/facts.ts';
import { anyFacts, enforcement, pastDay } from './fact-arbitraries.ts';

const model = shippedModel();
const judge = (facts: Facts) => assess(facts, model, FACTS_DAY);
const runs = { numRuns: 500 };

describe('for whatever is known of a service', () => {
  it('the contributions add up to the score, and each gives points', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const { score, contributions } = judge(facts);
        expect(contributions.reduce((sum, { points }) => sum + points, 0)).toBe(score);
        expect(contributions.every(({ points }) => points > 0)).toBe(true);
      }),
      runs,
    );
  });

  it('the colour is never better than the score makes it, nor than any floor that holds', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const { score, rag, floors } = judge(facts);
        const colours = [ragOfScore(score, model.thresholds), ...floors.map(({ atLeast }) => atLeast)];
        expect(rag).toBe(RAGS.find((colour) => colours.includes(colour)));
      }),
      runs,
    );
  });

  it('Inadequate overall, Inadequate for Safe and severe enforcement are Red', () => {
    fc.assert(
      fc.property(anyFacts, pastDay, enforcement, (facts, on, notice) => {
        expect(judge({ ...facts, overall: { rating: 'Inadequate', on } }).rag).toBe('Red');
        expect(judge({ ...facts, safe: { rating: 'Inadequate', on, carried: false } }).rag).toBe('Red');
        expect(
          judge({ ...facts, enforcement: [...facts.enforcement, { ...notice, severe: true }] }).rag,
        ).toBe('Red');
      }),
      runs,
    );
  });

  it('a service without a rating is never Green', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        expect(judge({ ...facts, overall: null }).rag).not.toBe('Green');
      }),
      runs,
    );
  });

  it('the same facts, model and day give the same answer, whatever the order of indicators, floors and notices', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const turned = {
          ...model,
          indicators: model.indicators.toReversed(),
          floors: model.floors.toReversed(),
        };
        const other = assess({ ...facts, enforcement: facts.enforcement.toReversed() }, turned, FACTS_DAY);
        expect(other).toEqual(judge(facts));
        expect(judge(facts)).toEqual(judge(facts));
      }),
      runs,
    );
  });

  it('the sentence names the colour, ends, and has every placeholder filled', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const { rag, why, contributions, unknown, floors } = judge(facts);
        expect(why.startsWith(`${rag} because `)).toBe(true);
        expect(why.endsWith('.')).toBe(true);
        const said = [why, ...[...contributions, ...unknown, ...floors].map(({ words }) => words)];
        for (const text of said)
          expect(text).not.toMatch(/[{}]|\(\)|undefined|null| {2}|since (:|$)|ago ago/);
      }),
      runs,
    );
  });
});

describe('not knowing never lowers a score', () => {
  const best = factsOf({ overall: { rating: 'Good', on: FACTS_DAY }, previous: null });
  const forgettable = [
    'overall',
    'safe',
    'wellLed',
    'manager',
    'dormancy',
    'registeredOn',
    'previous',
  ] as const;

  it('below what it is where the fact is known to be good', () => {
    fc.assert(
      fc.property(anyFacts, fc.constantFrom(...forgettable), (facts, key) => {
        const known = { ...facts, regulated: true, [key]: key === 'registeredOn' ? FACTS_DAY : best[key] };
        expect(judge({ ...known, [key]: null }).score).toBeGreaterThanOrEqual(judge(known).score);
      }),
      runs,
    );
  });
});

describe('an adverse fact never lowers a score nor betters a colour', () => {
  const atLeastAsBad = (before: Facts, after: Facts) => {
    const [was, is] = [judge(before), judge(after)];
    expect(is.score).toBeGreaterThanOrEqual(was.score);
    expect(RAGS.indexOf(is.rag)).toBeLessThanOrEqual(RAGS.indexOf(was.rag));
  };
  const lowerRatings = fc.constantFrom('Requires improvement' as const, 'Inadequate' as const);

  it('be it enforcement, dormancy, a manager who left, or one who left longer ago', () => {
    fc.assert(
      fc.property(anyFacts, enforcement, pastDay, fc.nat(1000), (facts, notice, since, longer) => {
        atLeastAsBad(facts, { ...facts, enforcement: [...facts.enforcement, notice] });
        atLeastAsBad(facts, { ...facts, dormancy: 'dormant' });
        const left: Facts = { ...facts, manager: { state: 'absent', since } };
        atLeastAsBad({ ...facts, manager: { state: 'in post' } }, left);
        atLeastAsBad({ ...facts, manager: null }, left);
        atLeastAsBad(left, { ...facts, manager: { state: 'absent', since: addDays(since, -longer) } });
      }),
      runs,
    );
  });

  it('be it a worse rating for Safe or Well-led than the one known', () => {
    fc.assert(
      fc.property(
        anyFacts,
        fc.constantFrom('safe' as const, 'wellLed' as const),
        fc.constantFrom(...RATINGS),
        pastDay,
        (facts, key, rating, on) => {
          const before = facts[key];
          if (before !== null && ratingStep(rating) > ratingStep(before.rating)) return;
          if (before === null && ratingStep(rating) >= ratingStep('Good')) return;
          atLeastAsBad(facts, { ...facts, [key]: { rating, on, carried: false } });
        },
      ),
      runs,
    );
  });

  it('be it a new report that rates the service below Good and no better than before, in every question', () => {
    fc.assert(
      fc.property(anyFacts, lowerRatings, (facts, rating) => {
        if (facts.overall !== null && ratingStep(rating) > ratingStep(facts.overall.rating)) return;
        const question = (known: Facts['safe']) =>
          known !== null && ratingStep(known.rating) < ratingStep(rating)
            ? known
            : { rating, on: FACTS_DAY, carried: false };
        atLeastAsBad(facts, {
          ...facts,
          previous: facts.overall,
          overall: { rating, on: FACTS_DAY },
          safe: question(facts.safe),
          wellLed: question(facts.wellLed),
        });
      }),
      runs,
    );
  });

  it('be it that a good rating grows older', () => {
    fc.assert(
      fc.property(
        anyFacts,
        fc.constantFrom('Outstanding' as const, 'Good' as const),
        pastDay,
        fc.nat(2000),
        (facts, rating, on, longer) => {
          atLeastAsBad(
            { ...facts, overall: { rating, on } },
            { ...facts, overall: { rating, on: addDays(on, -longer) } },
          );
        },
      ),
      runs,
    );
  });
});
