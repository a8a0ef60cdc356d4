import type { Day } from '../../../kernel/calendar-day.ts';
import { RAGS, type Rag } from '../../../kernel/rating.ts';
import type { Assessment, Contribution, Unknown } from './assessment.ts';
import { adjuster } from './adjustments.ts';
import { capper } from './caps.ts';
import { daysSeenFrom } from './day-words.ts';
import type { Facts } from './facts.ts';
import { eventCounter, questionsOf, type Look } from './heard-events.ts';
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
  const look: Look = { see, heard: eventCounter(questionsOf(model), see) };
  const adjust = adjuster(model);
  const cap = capper(model);
  const indicators = model.indicators
    .toSorted((a, b) => byName(a.key, b.key))
    .map((one) => speaker(one, look));
  const floors = model.floors.map((one) => floorSpeaker(one, look));
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
      if (said.contribution !== null) given.push(adjust(said as Given, facts));
    }
    for (const speak of floors) {
      const floor = speak(facts);
      if (floor !== null) held.push(floor);
    }
    const counted = cap(given);
    if (counted.length > 1) counted.sort(mostFirst);
    if (held.length > 1) held.sort(worstFloorFirst);
    return judge({ model, look, facts, given: counted, unknown, held });
  };
}

/** Said by an indicator that gives points. */
interface Given {
  contribution: Contribution;
  because: string;
}

interface Evidence {
  model: Model;
  look: Look;
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

/** Most points first; the sort is stable, so that equals stay in the order of their keys. */
function mostFirst(a: Given, b: Given): number {
  return b.contribution.points - a.contribution.points;
}

function judge(evidence: Evidence): Assessment {
  const { given, unknown, held } = evidence;
  const all = verdict(evidence);
  const opened = allOpen(evidence) ? all : verdict(openPart(evidence));
  return {
    score: all.score,
    rag: all.rag,
    why: all.why,
    whyOpen:
      opened.rag === all.rag ? opened.why : `${all.rag} because of information that the council holds.`,
    scoreOpen: opened.score,
    contributions: given.map((one) => one.contribution),
    unknown: [...unknown],
    floors: held.map(({ floor }) => floor),
  };
}

/** What some evidence comes to, by itself. */
function verdict({ model, look, facts, given, held }: Evidence): Pick<Assessment, 'score' | 'rag' | 'why'> {
  const { thresholds } = model;
  let score = 0;
  for (const { contribution } of given) score += contribution.points;
  const byScore = ragOfScore(score, thresholds);
  const byFloor = held[0]?.floor.atLeast ?? 'Green';
  const rag = RAGS.indexOf(byFloor) < RAGS.indexOf(byScore) ? byFloor : byScore;
  return { score, rag, why: whyInOneSentence({ rag, score, facts, held, given, thresholds, look }) };
}

function allOpen({ given, held }: Evidence): boolean {
  return given.every(isOpenGiven) && held.every(isOpenFloor);
}

function openPart(evidence: Evidence): Evidence {
  const { given, held } = evidence;
  return { ...evidence, given: given.filter(isOpenGiven), held: held.filter(isOpenFloor) };
}

function isOpenGiven({ contribution }: Given): boolean {
  return contribution.audience === 'everyone';
}

function isOpenFloor({ floor }: SaidFloor): boolean {
  return floor.audience === 'everyone';
}

/** What a model says of one location on one day; for many, prepare once with `assessor`. */
export function assess(facts: Facts, model: Model, asAt: Day): Assessment {
  return assessor(model, asAt)(facts);
}
