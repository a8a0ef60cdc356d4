import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, day, daysBetween, type Day } from '../../../kernel/calendar-day.ts';
import { RATINGS } from '../../../kernel/rating.ts';
import { randomFor } from '../../../demonstration/rules/random.ts';
import { ratingsByConcern } from '../../../../tests/support/made-ratings.ts';
import { backTest, predictDayByDay, type Prediction } from '../rules/backtest/back-test.ts';
import { ratingPairs, type RatingEvent } from '../rules/backtest/rating-pairs.ts';

/** Enough history that the model has much to learn, and speaks up early. */
const EVENTS = ratingsByConcern(1200, 'properties');
const predict = (events: readonly RatingEvent[]): Prediction[] =>
  [...predictDayByDay(ratingPairs(events))].flat();
const TOLD = predict(EVENTS);
const runs = { numRuns: 25 };

const numberOf = (on: Day) => daysBetween(day('1970-01-01'), on);
const keyed = (predictions: readonly Prediction[]) =>
  new Map(predictions.map((one) => [`${one.locationId} ${one.at}`, one]));
const unlikeBaseline = (predictions: readonly Prediction[]) =>
  predictions.filter(({ baseline, model }) => baseline !== model).length;

/** A day between the first months, in which the model still answers as the baseline, and the end. */
const cut = fc.integer({ min: 1000, max: 3700 }).map((days) => addDays(day('2014-10-01'), days));
const anyRating = fc.constantFrom(...RATINGS);

const anyHistory = fc.array(
  fc.record({
    locationId: fc.constantFrom('A', 'B', 'C', 'D', 'a', '1-10', '1-9'),
    on: fc.integer({ min: 0, max: 40 }).map((weeks) => addDays(day('2016-01-01'), weeks * 30)),
    rating: anyRating,
  }),
  { maxLength: 60 },
);

describe('no prediction looks ahead', () => {
  it('shuffling the ratings from a day on changes no prediction made before that day', () => {
    fc.assert(
      fc.property(cut, fc.nat(), (from, seed) => {
        const future = EVENTS.filter(({ on }) => on >= from).map(({ rating }) => rating);
        const drawn = randomFor(seed, 'shuffled').shuffle(future);
        const shuffled = EVENTS.map((one) => (one.on >= from ? { ...one, rating: drawn.pop()! } : one));
        // A prediction made before a day is one of an inspection that is published on that day or earlier.
        const before = ({ at }: Prediction) => at <= numberOf(from);
        const scores = (all: Prediction[]) =>
          all
            .filter(before)
            .map(({ locationId, at, baseline, model }) => ({ locationId, at, baseline, model }));
        expect(scores(predict(shuffled))).toEqual(scores(TOLD));
        expect(unlikeBaseline(TOLD.filter(before))).toBeGreaterThan(100);
      }),
      runs,
    );
  });

  it('nor does any other change of the future: moved, dropped, turned to the worst, made up', () => {
    fc.assert(
      fc.property(cut, fc.nat(), fc.nat({ max: 300 }), (from, seed, days) => {
        const random = randomFor(seed, 'changed');
        const changed = EVENTS.flatMap((one, i): RatingEvent[] => {
          if (one.on < from) return [one];
          const how = random.pick(['move', 'drop', 'worst', 'best', 'keep'] as const);
          if (how === 'drop') return [];
          if (how === 'move') return [{ ...one, on: addDays(one.on, days) }];
          const madeUp: RatingEvent[] = i % 5 === 0 ? [{ ...one, locationId: `1-new-${i % 40}` }] : [];
          if (how === 'keep') return [one, ...madeUp];
          return [{ ...one, rating: how === 'worst' ? 'Inadequate' : 'Outstanding' }, ...madeUp];
        });
        const after = keyed(predict(changed));
        const earlier = TOLD.filter(({ at }) => at < numberOf(from));
        expect(unlikeBaseline(earlier)).toBeGreaterThan(100);
        for (const one of earlier) expect(after.get(`${one.locationId} ${one.at}`)).toEqual(one);
        expect([...after.values()].filter(({ at }) => at < numberOf(from))).toHaveLength(earlier.length);
        // Those of inspections on the day itself were made on the day before: they may lose their pair, and not change.
        for (const { locationId, at, model } of TOLD.filter((one) => one.at === numberOf(from)))
          expect(after.get(`${locationId} ${at}`)?.model ?? model).toBe(model);
      }),
      runs,
    );
  });

  it('while a change of the past does change predictions: the model listens', () => {
    const from = day('2019-01-01');
    const changed = EVENTS.map((one): RatingEvent => {
      if (one.on >= from) return one;
      return { ...one, rating: one.rating === 'Good' ? 'Inadequate' : 'Good' };
    });
    const after = keyed(predict(changed));
    const later = TOLD.filter(({ at }) => at > numberOf(from) + 700);
    const moved = later.filter((one) => after.get(`${one.locationId} ${one.at}`)?.model !== one.model);
    expect(moved.length).toBeGreaterThan(later.length / 2);
  });
});

describe('whatever the events', () => {
  it('their order in the file changes nothing', () => {
    fc.assert(
      fc.property(fc.nat(), (seed) => {
        const shuffled = randomFor(seed, 'rows').shuffle(EVENTS);
        expect(predict(shuffled)).toEqual(TOLD);
      }),
      { numRuns: 10 },
    );
    fc.assert(
      fc.property(anyHistory, (events) => {
        expect(predict(events.toReversed())).toEqual(predict(events));
      }),
    );
  });

  it('an event that stands twice counts once', () => {
    fc.assert(
      fc.property(anyHistory, (events) => {
        expect(backTest([...events, ...events])).toEqual(backTest(events));
      }),
    );
  });

  it('there are as many predictions as rated days after the first of each location', () => {
    fc.assert(
      fc.property(anyHistory, (events) => {
        const days = new Set(events.map(({ locationId, on }) => `${locationId} ${on}`));
        const locations = new Set(events.map(({ locationId }) => locationId));
        expect(backTest(events).n).toBe(days.size - locations.size);
      }),
    );
  });

  it('before anything is learnt the model answers as the baseline', () => {
    fc.assert(
      fc.property(anyHistory, (events) => {
        const predictions = predict(events);
        const first = predictions.filter(({ at }) => at === predictions[0]?.at);
        expect(unlikeBaseline(first)).toBe(0);
      }),
    );
    // The second rating of every location on one day: nothing is ever known before a prediction.
    const day2 = day('2026-01-01');
    const firstTwo = [...Map.groupBy(EVENTS, ({ locationId }) => locationId).values()].flatMap(
      ([first, second]) => (second === undefined ? [] : [first!, { ...second, on: day2 }]),
    );
    const { n, baseline, model } = backTest(firstTwo);
    expect(n).toBeGreaterThan(800);
    expect(model).toEqual(baseline);
  });

  it('scores are chances, and the worse the current rating the higher the baseline', () => {
    for (const { baseline, model } of TOLD) {
      expect(baseline > 0 && baseline < 1 && model > 0 && model < 1).toBe(true);
    }
    const current = keyed(TOLD);
    const byBadness = new Map<number, Set<number>>();
    for (const { locationId, at, known } of ratingPairs(EVENTS)) {
      const scores = byBadness.get(known.current.badness) ?? new Set();
      byBadness.set(known.current.badness, scores.add(current.get(`${locationId} ${at}`)!.baseline));
    }
    const ordered = [...byBadness].sort(([a], [b]) => a - b).map(([, scores]) => [...scores]);
    expect(ordered.map((scores) => scores.length)).toEqual([1, 1, 1, 1]);
    expect(ordered.flat()).toEqual(ordered.flat().toSorted((a, b) => a - b));
  });
});
