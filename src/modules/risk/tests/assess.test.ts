import { describe, expect, it } from 'vitest';
import { day } from '../../../kernel/calendar-day.ts';
import { FACTS_DAY, factsOf, rated, shippedModel } from '../factories.ts';
import { assess } from '../rules/assess.ts';
import type { Facts } from '../rules/facts.ts';

const model = shippedModel();
const on = (overrides: Partial<Facts>, asAt = FACTS_DAY) => assess(factsOf(overrides), model, asAt);

describe('why a service has its colour, in one sentence', () => {
  it('names the floor first, then what weighs most', () => {
    const { rag, why } = on({
      safe: rated('Inadequate', '2025-03-04'),
      manager: { state: 'absent', since: day('2024-10-10') },
    });
    expect(rag).toBe('Red');
    expect(why).toBe(
      'Red because CQC rated it Inadequate for Safe on 4 March 2025 and the registered manager left 5 months ago.',
    );
  });

  it('does not say the same reason twice where a floor and an indicator agree', () => {
    const { why } = on({ overall: { rating: 'Inadequate', on: day('2025-01-09') }, previous: null });
    expect(why).toBe('Red because CQC rated it Inadequate on 9 January 2025.');
  });

  it('says what a Green service is Green by', () => {
    expect(on({}).why).toBe(
      'Green because CQC rated it Good on 3 June 2024 and nothing known adds to its score.',
    );
  });

  it('says what a Green service has against it', () => {
    expect(on({ manager: { state: 'none registered' } }).why).toBe(
      'Green because CQC rated it Good on 3 June 2024; it scores 8, short of the 20 that make Amber, because it has no registered manager.',
    );
  });

  it('says that unknown is never green', () => {
    const { rag, why } = on({
      overall: null,
      safe: null,
      wellLed: null,
      previous: null,
      notRatedReason: 'Not yet inspected',
    });
    expect(rag).toBe('Amber');
    expect(why).toContain('CQC has not rated it (Not yet inspected) and unknown is never green');
  });
});

describe('what each fact gives', () => {
  it('gives the rating with its age and its points', () => {
    const { score, contributions } = on({
      overall: { rating: 'Requires improvement', on: day('2022-01-20') },
      previous: null,
    });
    expect(contributions).toEqual([
      {
        indicator: 'overall-rating',
        points: 25,
        words: 'Rated Requires improvement 3 years 2 months ago',
        audience: 'everyone',
      },
    ]);
    expect(score).toBe(25);
  });

  it('says "at least" for a judgement that CQC carried over without its day', () => {
    const { contributions } = on({ safe: rated('Requires improvement', '2024-01-20', true) });
    expect(contributions[0]?.words).toBe('Rated Requires improvement for Safe at least 1 year 2 months ago');
  });

  it.each([
    ['2023-03-21', 0],
    ['2023-03-20', 4],
    ['2022-03-21', 4],
    ['2022-03-20', 8],
    ['2020-03-21', 8],
    ['2020-03-20', 14],
  ])('a Good of %s gives %i points for its age', (ratedOn, points) => {
    const { score } = on({ overall: { rating: 'Good', on: day(ratedOn) } });
    expect(score).toBe(points);
  });

  it('gives nothing for the age of a rating below Good: waiting does not make it better or worse', () => {
    const fresh = on({ overall: { rating: 'Requires improvement', on: day('2025-03-01') } });
    const old = on({ overall: { rating: 'Requires improvement', on: day('2018-04-01') } });
    expect(old.score).toBe(fresh.score);
  });

  it('holds a rating older than seven years at Amber, whatever the score', () => {
    const { rag, score, floors } = on({ overall: { rating: 'Good', on: day('2018-03-20') } });
    expect(score).toBeLessThan(model.thresholds.amber);
    expect(rag).toBe('Amber');
    expect(floors[0]?.words).toContain('a rating older than seven years counts as unknown');
  });

  it.each([
    [
      'Outstanding',
      'Requires improvement',
      'Fell from Outstanding to Requires improvement on 3 June 2024',
      10,
    ],
    ['Good', 'Requires improvement', 'Fell from Good to Requires improvement on 3 June 2024', 6],
    [
      'Requires improvement',
      'Requires improvement',
      'Still Requires improvement when rated again on 3 June 2024',
      10,
    ],
  ] as const)('after %s, %s reads "%s" and gives %i', (before, now, words, points) => {
    const { contributions } = on({
      overall: { rating: now, on: day('2024-06-03') },
      previous: { rating: before, on: day('2021-02-10') },
    });
    expect(contributions).toContainEqual({ indicator: 'rating-change', points, words, audience: 'everyone' });
  });

  it('takes a severe enforcement for Red and counts the others', () => {
    const { rag, contributions } = on({
      enforcement: [
        { kind: 'Fixed penalty notice', severe: false, imposedOn: day('2025-02-01') },
        { kind: 'Warning notice', severe: true, imposedOn: day('2024-12-01') },
      ],
    });
    expect(rag).toBe('Red');
    expect(contributions[0]?.words).toBe('Warning notice in force since 1 December 2024, and 1 more');
  });

  it('holds any other enforcement at Amber', () => {
    const { rag, score } = on({
      enforcement: [{ kind: 'Other', severe: false, imposedOn: day('2025-02-01') }],
    });
    expect({ rag, score }).toEqual({ rag: 'Amber', score: 15 });
  });

  it('names what is not known', () => {
    const { unknown } = on({ manager: null, dormancy: null });
    expect(unknown).toEqual([
      {
        indicator: 'dormancy',
        words: 'Whether it is dormant is not known for this day',
        audience: 'everyone',
      },
      {
        indicator: 'manager',
        words: 'Whether there is a registered manager is not known for this day',
        audience: 'everyone',
      },
    ]);
  });

  it('is at least Amber for a service that CQC does not register', () => {
    const own = on({
      regulated: false,
      overall: null,
      safe: null,
      wellLed: null,
      previous: null,
      manager: null,
      dormancy: null,
    });
    expect(own.rag).toBe('Amber');
    expect(own.why).toContain('CQC does not register it');
    expect(own.unknown.map(({ indicator }) => indicator)).not.toContain('manager');
  });
});
