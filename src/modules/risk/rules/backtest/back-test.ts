import { baselineScore, Committee } from './committee.ts';
import { auc, baseRate, liftTopDecile } from './measures.ts';
import { ratingPairs, type RatingEvent, type RatingPair } from './rating-pairs.ts';

/** How well scores told what would come out below Good; null where it cannot be told. */
interface Skill {
  auc: number | null;
  lift_top_decile: number | null;
}

/** How the current rating alone and the model would have done. */
export interface BackTest {
  /** Predictions: pairs of consecutive rated inspections of one location. */
  n: number;
  /** The share of them that came out below Good. */
  base_rate: number | null;
  baseline: Skill;
  model: Skill;
}

/** One prediction, made on the day before `at` (days since 1 January 1970), and what was published on it. */
export interface Prediction {
  locationId: string;
  at: number;
  baseline: number;
  model: number;
  belowGood: boolean;
}

/** Days in a month of the learners' calendar. */
const DAYS_IN_MONTH = 30.4375;

/**
 * Walks through the pairs day by day, oldest first, and yields the predictions of each day. All of a day are made before any
 * of its outcomes is learnt: what was published on a day is known from then on, and a prediction is made on the day before.
 */
export function* predictDayByDay(pairs: readonly RatingPair[]): Generator<Prediction[]> {
  const committee = new Committee();
  for (let from = 0, to = 0; from < pairs.length; from = to) {
    const { at } = pairs[from]!;
    while (to < pairs.length && pairs[to]!.at === at) to += 1;
    const ofDay = pairs.slice(from, to);
    committee.forgetUntil(Math.floor((at - 1) / DAYS_IN_MONTH));
    const scored = ofDay.map((pair) => committee.score(pair));
    yield ofDay.map(({ locationId, known, belowGood }, i) => ({
      locationId,
      at,
      baseline: baselineScore(known.current.badness),
      model: scored[i]!.score,
      belowGood,
    }));
    committee.learn(ofDay.map(({ belowGood }, i) => ({ answer: scored[i]!.answer, belowGood })));
  }
}

/** Measures predictions. */
export function measure(predictions: readonly Prediction[]): BackTest {
  const skill = (by: 'baseline' | 'model'): Skill => {
    const scored = predictions.map((one) => ({ score: one[by], hit: one.belowGood }));
    return { auc: auc(scored), lift_top_decile: liftTopDecile(scored) };
  };
  return {
    n: predictions.length,
    base_rate: baseRate(predictions.map(({ belowGood }) => ({ score: 0, hit: belowGood }))),
    baseline: skill('baseline'),
    model: skill('model'),
  };
}

/** Back-tests the model on rating events in any order: would it have known better than the current rating alone? */
export function backTest(events: Iterable<RatingEvent>): BackTest {
  return measure([...predictDayByDay(ratingPairs(events))].flat());
}
