import { addMonths, type Day } from '../../../kernel/calendar-day.ts';
import { RATINGS, type Rating } from '../../../kernel/rating.ts';
import { assessor } from './assess.ts';
import type { Facts, ManagerFact, QuestionRating, ReturnFacts } from './facts.ts';
import type { Model } from './model.ts';
import { readerOf } from './readers.ts';

/**
 * Why no service could ever be Green by this model, or null where one could. Tries every overall rating, every one before it and every
 * age at which a band starts; what does not depend on these (Safe, Well-led, manager, dormancy) is each chosen by itself, since points
 * only add up and caps only limit: trying all of them together took half a minute for a model of 38 ages. Of the council's own
 * knowledge only the best is tried, nothing adverse heard and the best return: anything else gives as many points or more.
 */
export function whyNeverGreen(model: Model): string | null {
  const asAt = model.validFrom;
  const assess = assessor(model, asAt);
  let lowest = Infinity;
  for (const facts of likeliestGreen(model, asAt)) {
    const { rag, score } = assess(facts);
    if (rag === 'Green') return null;
    lowest = Math.min(lowest, score);
  }
  const { amber } = model.thresholds;
  return lowest >= amber
    ? `No service could ever be Green: the lowest score that this model can give is ${lowest} and Amber starts at ${amber}`
    : `No service could ever be Green: even the lowest score, ${lowest}, is always held up by a floor`;
}

/** For each age and pair of ratings, the service that fewest floors hold, and the one with the lowest score. */
function* likeliestGreen(model: Model, asAt: Day): Generator<Facts> {
  const days = agesOf(model).map((months) => addMonths(asAt, -months));
  const returns = bestReturns(model, asAt);
  // Caps could hide which of two facts gives fewer points.
  const assess = assessor({ ...model, caps: [] }, asAt);
  const byFloors: Measure = (facts) => {
    const { floors, score } = assess(facts);
    return [floors.length, score];
  };
  const byScore: Measure = (facts) => [assess(facts).score, 0];
  for (const on of days)
    for (const overall of RATINGS)
      for (const previous of [null, ...RATINGS]) {
        const any = anyService(model, { on, overall, previous, returns });
        for (const measure of [byFloors, byScore]) yield bestBy(measure, any, optionsOn(on, days));
      }
}

type Measure = (facts: Facts) => readonly [number, number];

/** Facts that nothing else depends on, with all that they can be. */
function optionsOn(on: Day, days: readonly Day[]): Partial<Facts>[][] {
  const rated = (rating: Rating): QuestionRating => ({ rating, on, carried: false });
  const managers: ManagerFact[] = [
    { state: 'in post' },
    { state: 'none registered' },
    ...days.map((since) => ({ state: 'absent', since }) as const),
  ];
  return [
    RATINGS.map((rating) => ({ safe: rated(rating) })),
    RATINGS.map((rating) => ({ wellLed: rated(rating) })),
    managers.map((manager) => ({ manager })),
    [{ dormancy: 'active' }, { dormancy: 'dormant' }],
  ];
}

function bestBy(measure: Measure, start: Facts, options: readonly Partial<Facts>[][]): Facts {
  return options.reduce<Facts>((facts, choices) => {
    const tried = choices.map((choice) => ({ ...facts, ...choice }));
    const measured = tried.map((each) => ({ each, at: measure(each) }));
    return measured.reduce((best, one) =>
      one.at[0] < best.at[0] || (one.at[0] === best.at[0] && one.at[1] < best.at[1]) ? one : best,
    ).each;
  }, start);
}

function anyService(
  model: Model,
  {
    on,
    overall,
    previous,
    returns,
  }: { on: Day; overall: Rating; previous: Rating | null; returns: ReturnFacts },
): Facts {
  return {
    locationId: 'a service to try the model on',
    category: model.appliesTo?.[0] ?? 'Other',
    regulated: true,
    registeredOn: on,
    overall: { rating: overall, on },
    notRatedReason: null,
    previous: previous === null ? null : { rating: previous, on: addMonths(on, -12) },
    safe: { rating: 'Good', on, carried: false },
    wellLed: { rating: 'Good', on, carried: false },
    lastVisitedOn: on,
    dormancy: 'active',
    manager: { state: 'in post' },
    enforcement: [],
    beds: null,
    clientGroups: [],
    events: [],
    returns,
  };
}

/** Every return came, and each measure is where all that read it give the fewest points together. */
function bestReturns(model: Model, asAt: Day): ReturnFacts {
  const reading = model.indicators.flatMap(({ reads, bands }) =>
    reads.fact === 'return'
      ? [{ measure: reads.measure, ranges: bands.filter((band) => 'from' in band) }]
      : [],
  );
  const byMeasure = Map.groupBy(reading, ({ measure }) => measure);
  const best = [...byMeasure].map(([measure, all]) => {
    const ranges = all.map((one) => one.ranges);
    const values = ranges.flat().map(({ from }) => from);
    return [measure, values.toSorted((a, b) => pointsAt(a, ranges) - pointsAt(b, ranges))[0] ?? 0] as const;
  });
  return { missed: 0, late: 0, newest: { month: asAt, measures: Object.fromEntries(best) } };
}

interface Range {
  from: number;
  to: number | null;
  points: number;
}

/** What several lists of bands give a value together. */
function pointsAt(value: number, lists: readonly (readonly Range[])[]): number {
  const inside = ({ from, to }: Range) => value >= from && (to === null || value < to);
  return lists.reduce((sum, ranges) => sum + (ranges.find(inside)?.points ?? 0), 0);
}

/** Today, and every age at which some band starts. */
function agesOf(model: Model): number[] {
  const aged = model.indicators.filter(({ reads }) => readerOf(reads).unit === 'months');
  const starts = aged.flatMap(({ bands }) => bands.flatMap((band) => ('from' in band ? [band.from] : [])));
  return [...new Set([0, ...starts])].sort((a, b) => a - b);
}
