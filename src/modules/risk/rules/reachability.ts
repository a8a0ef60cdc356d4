import { addMonths, type Day } from '../../../kernel/calendar-day.ts';
import { RATINGS } from '../../../kernel/rating.ts';
import { assessor } from './assess.ts';
import type { Facts, ManagerFact, QuestionRating, ReturnFacts } from './facts.ts';
import type { Model } from './model.ts';
import { readerOf } from './readers.ts';

/**
 * Why no service could ever be Green by this model, or null where one could. Tries every combination of what a service can
 * be: each rating, each earlier rating, each age at which a band starts, each state of manager and dormancy. The first
 * tried is the best, so a sound model is answered at once. Of the council's own knowledge only the best is tried, nothing
 * adverse heard and the best return: anything else gives as many points or more.
 */
export function whyNeverGreen(model: Model): string | null {
  const asAt = model.validFrom;
  const assess = assessor(model, asAt);
  let lowest = Infinity;
  for (const facts of everyKindOfService(model, asAt)) {
    const { rag, score } = assess(facts);
    if (rag === 'Green') return null;
    lowest = Math.min(lowest, score);
  }
  const { amber } = model.thresholds;
  return lowest >= amber
    ? `No service could ever be Green: the lowest score that this model can give is ${lowest} and Amber starts at ${amber}`
    : `No service could ever be Green: even the lowest score, ${lowest}, is always held up by a floor`;
}

function* everyKindOfService(model: Model, asAt: Day): Generator<Facts> {
  const days = agesOf(model).map((months) => addMonths(asAt, -months));
  const returns = bestReturns(model, asAt);
  const managers: ManagerFact[] = [
    { state: 'in post' },
    { state: 'none registered' },
    ...days.map((since) => ({ state: 'absent', since }) as const),
  ];
  for (const on of days)
    for (const manager of managers)
      for (const dormancy of ['active', 'dormant'] as const)
        for (const overall of RATINGS)
          for (const previous of [null, ...RATINGS])
            for (const safe of RATINGS)
              for (const wellLed of RATINGS) {
                const rated = (rating: (typeof RATINGS)[number]): QuestionRating => ({
                  rating,
                  on,
                  carried: false,
                });
                yield {
                  locationId: 'a service to try the model on',
                  category: model.appliesTo?.[0] ?? 'Other',
                  regulated: true,
                  registeredOn: on,
                  overall: { rating: overall, on },
                  notRatedReason: null,
                  previous: previous === null ? null : { rating: previous, on: addMonths(on, -12) },
                  safe: rated(safe),
                  wellLed: rated(wellLed),
                  lastVisitedOn: on,
                  dormancy,
                  manager,
                  enforcement: [],
                  beds: null,
                  clientGroups: [],
                  events: [],
                  returns,
                };
              }
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
