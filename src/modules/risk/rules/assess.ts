import type { Day } from '../../../kernel/calendar-day.ts';
import { RAGS, type Rag } from '../../../kernel/rating.ts';
import type { Assessment, Contribution, HeldFloor, Reasoned, Unknown } from './assessment.ts';
import { daysSeenFrom, type SeenDay } from './day-words.ts';
import type { Facts } from './facts.ts';
import { fillOfFloor, holds } from './floors.ts';
import type { Band, Floor, Indicator, Model, Worded } from './model.ts';
import { readerOf } from './readers.ts';
import { whyInOneSentence } from './why.ts';
import { fillIn } from './words.ts';

type See = (on: Day) => SeenDay;
type Weigh = (facts: Facts) => { worded: Worded; known: boolean } | null;

/** The colour of a score before floors. */
export function ragOfScore(score: number, thresholds: Model['thresholds']): Rag {
  if (score >= thresholds.red) return 'Red';
  return score >= thresholds.amber ? 'Amber' : 'Green';
}

function worse(a: Rag, b: Rag): Rag {
  return RAGS.indexOf(a) <= RAGS.indexOf(b) ? a : b;
}

function byName(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Finds the band of an indicator that a location is in, or its unknown; null where the question does not arise. */
function weigher(indicator: Indicator, see: See): Weigh {
  const reader = readerOf(indicator.reads);
  const named = new Map(
    indicator.bands.flatMap((band) => ('equals' in band ? [[band.equals, band] as const] : [])),
  );
  const ranges = indicator.bands.flatMap((band) => ('from' in band ? [band] : []));
  return (facts) => {
    const value = reader.read(facts, see);
    if (value === undefined) return null;
    if (value === null) return { worded: indicator.unknown, known: false };
    const band: Band | undefined =
      typeof value === 'string'
        ? named.get(value)
        : ranges.find(({ from, to }) => value >= from && (to === null || value < to));
    if (band === undefined) {
      throw new RangeError(
        `indicator "${indicator.key}" has no band for "${value}" (location ${facts.locationId})`,
      );
    }
    return { worded: band, known: true };
  };
}

function heldFloors(floors: readonly Floor[], facts: Facts, see: See): Reasoned<HeldFloor>[] {
  const held: Reasoned<HeldFloor>[] = [];
  for (const floor of floors) {
    if (!holds(floor.when, facts, see)) continue;
    const fill = fillOfFloor(floor, facts, see);
    held.push({
      atLeast: floor.atLeast,
      words: fillIn(floor.words, fill),
      because: fillIn(floor.because, fill),
    });
  }
  return held.sort((a, b) => RAGS.indexOf(a.atLeast) - RAGS.indexOf(b.atLeast) || byName(a.words, b.words));
}

/**
 * Prepares a model for a day and answers the function that assesses locations by it. Pure: the same facts, model and day
 * give the same answer, whatever the order of the model's indicators. Points are whole numbers, so sums are exact.
 * @throws RangeError naming indicator and value where the model has no band for a fact (parseModel refuses such models)
 */
export function assessor(model: Model, asAt: Day): (facts: Facts) => Assessment {
  const see = daysSeenFrom(asAt);
  const prepared = model.indicators
    .map((indicator) => ({
      key: indicator.key,
      reader: readerOf(indicator.reads),
      weigh: weigher(indicator, see),
    }))
    .sort((a, b) => byName(a.key, b.key));
  return (facts) => {
    let score = 0;
    const contributions: Reasoned<Contribution>[] = [];
    const unknown: Unknown[] = [];
    for (const { key, reader, weigh } of prepared) {
      const weighed = weigh(facts);
      if (weighed === null || (weighed.known && weighed.worded.points === 0)) continue;
      const { points, words: template, because = '' } = weighed.worded;
      const fill = reader.fill(facts, see);
      const words = fillIn(template, fill);
      if (!weighed.known) unknown.push({ indicator: key, words });
      if (points === 0) continue;
      score += points;
      contributions.push({ indicator: key, points, words, because: fillIn(because, fill) });
    }
    contributions.sort((a, b) => b.points - a.points);
    const floors = heldFloors(model.floors, facts, see);
    const rag = floors.reduce(
      (colour, floor) => worse(colour, floor.atLeast),
      ragOfScore(score, model.thresholds),
    );
    return {
      score,
      rag,
      why: whyInOneSentence({ rag, score, facts, floors, contributions, thresholds: model.thresholds, see }),
      contributions: contributions.map(({ indicator, points, words }) => ({ indicator, points, words })),
      unknown,
      floors: floors.map(({ atLeast, words }) => ({ atLeast, words })),
    };
  };
}

/** What a model says of one location on one day; for many, prepare once with `assessor`. */
export function assess(facts: Facts, model: Model, asAt: Day): Assessment {
  return assessor(model, asAt)(facts);
}
