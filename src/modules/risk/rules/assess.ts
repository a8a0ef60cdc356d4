import type { Day } from '../../../kernel/calendar-day.ts';
import { RAGS, type Rag } from '../../../kernel/rating.ts';
import type { Assessment, Contribution, Unknown } from './assessment.ts';
import { daysSeenFrom, type SeenDay } from './day-words.ts';
import type { Facts } from './facts.ts';
import type { Model } from './model.ts';
import { floorSpeaker, speaker, type SaidFloor } from './speakers.ts';
import { whyInOneSentence } from './why.ts';

/** The colour of a score before floors. */
export function ragOfScore(score: number, thresholds: Model['thresholds']): Rag {
  if (score >= thresholds.red) return 'Red';
  return score >= thresholds.amber ? 'Amber' : 'Green';
}

function byName(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/**
 * Prepares a model for a day and answers the function that assesses locations by it. Pure: the same facts, model and day
 * give the same answer, whatever the order of the model's indicators. Points are whole numbers, so sums are exact.
 * @throws RangeError naming indicator and value where the model has no band for a fact (parseModel refuses such models)
 */
export function assessor(model: Model, asAt: Day): (facts: Facts) => Assessment {
  const see = daysSeenFrom(asAt);
  const indicators = model.indicators
    .toSorted((a, b) => byName(a.key, b.key))
    .map((one) => speaker(one, see));
  const floors = model.floors.map((one) => floorSpeaker(one, see));
  // Used anew for each location: making them anew was a fifth of the work, most of it for the garbage collector.
  const given: Given[] = [];
  const unknown: Unknown[] = [];
  const held: SaidFloor[] = [];
  return (facts) => {
    given.length = 0;
    unknown.length = 0;
    held.length = 0;
    for (const speak of indicators) {
      const said = speak(facts);
      if (said === null) continue;
      if (said.unknown !== null) unknown.push(said.unknown);
      if (said.contribution !== null) given.push(said as Given);
    }
    for (const speak of floors) {
      const floor = speak(facts);
      if (floor !== null) held.push(floor);
    }
    if (given.length > 1) given.sort((a, b) => b.contribution.points - a.contribution.points);
    if (held.length > 1) held.sort(worstFloorFirst);
    return judge({ model, see, facts, given, unknown, held });
  };
}

/** Said by an indicator that gives points. */
interface Given {
  contribution: Contribution;
  because: string;
}

interface Evidence {
  model: Model;
  see: (on: Day) => SeenDay;
  facts: Facts;
  /** Most points first. */
  given: Given[];
  unknown: Unknown[];
  /** Worst first. */
  held: SaidFloor[];
}

function worstFloorFirst({ floor: a }: SaidFloor, { floor: b }: SaidFloor): number {
  return RAGS.indexOf(a.atLeast) - RAGS.indexOf(b.atLeast) || byName(a.words, b.words);
}

function judge({ model, see, facts, given, unknown, held }: Evidence): Assessment {
  const { thresholds } = model;
  let score = 0;
  for (const { contribution } of given) score += contribution.points;
  const byScore = ragOfScore(score, thresholds);
  const byFloor = held[0]?.floor.atLeast ?? 'Green';
  const rag = RAGS.indexOf(byFloor) < RAGS.indexOf(byScore) ? byFloor : byScore;
  const why = whyInOneSentence({ rag, score, facts, held, given, thresholds, see });
  return {
    score,
    rag,
    why,
    contributions: given.map((one) => one.contribution),
    unknown: [...unknown],
    floors: held.map(({ floor }) => floor),
  };
}

/** What a model says of one location on one day; for many, prepare once with `assessor`. */
export function assess(facts: Facts, model: Model, asAt: Day): Assessment {
  return assessor(model, asAt)(facts);
}
