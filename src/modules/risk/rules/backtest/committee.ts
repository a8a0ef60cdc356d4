import { RATINGS } from '../../../../kernel/rating.ts';
import { chanceOf, Learner, logOddsOf } from './learner.ts';
import type { RatingPair } from './rating-pairs.ts';
import { readSigns, SIGNS } from './signs.ts';

/**
 * What the current rating alone says, as log-odds of coming out below Good: even steps from Outstanding to Inadequate. The
 * order is the baseline; the numbers matter only where the model has begun to speak while other services still answer so.
 */
const BASELINE_LOG_ODDS = [-1.75, -1.05, -0.35, 0.35] as const;

/** How the model learns. Chosen on made-up histories and on those of one council: docs/adr/0023. */
const LEARNING = {
  /** Half-lives in months, and how far weights may stray. */
  learners: [
    { halfLifeMonths: 12, spread: 0.05 },
    { halfLifeMonths: 5, spread: 0.05 },
    { halfLifeMonths: 10, spread: 0.3 },
  ],
  /** The rival of the learners knows the current rating alone, and never forgets. */
  rivalSpread: 0.25,
  /** With each outcome, what learners have earned against each other fades by this. */
  memory: 0.998,
  /** The same for what they have earned against the rival, which is judged over longer. */
  trustMemory: 0.9998,
  /** What they must have earned against the rival (log likelihood) before they are heard. */
  heardFrom: 1,
  /** How soon they are heard in full from there on. */
  trustStep: 0.4,
};

/** The baseline's score of a current rating, given as its badness: the worse, the higher. */
export function baselineScore(badness: number): number {
  return chanceOf(BASELINE_LOG_ODDS[badness]!);
}

/** A location's signs, and what each member made of them before the outcome was known. */
interface Answer {
  signs: Float64Array;
  ratingAlone: Float64Array;
  chances: number[];
  together: number;
  rival: number;
}

/**
 * The model: three learners, weighed by how well each foretold of late, and a rival that knows the current rating alone. As
 * long as the learners have not foretold better than the rival, the answer is the baseline's; from then on it moves from the
 * baseline to theirs.
 */
export class Committee {
  private readonly learners = LEARNING.learners.map(
    ({ halfLifeMonths, spread }) => new Learner(startingAtBaseline(SIGNS.length, halfLifeMonths, spread)),
  );
  private readonly rival = new Learner(startingAtBaseline(RATINGS.length, Infinity, LEARNING.rivalSpread));
  private earned = this.learners.map(() => 0);
  private earnedOverRival = 0;

  /** Lets time pass up to a month. */
  forgetUntil(month: number): void {
    for (const learner of this.learners) learner.forgetUntil(month);
  }

  /** Scores a location on the day before its next rating. Changes nothing. */
  score(pair: RatingPair): { score: number; answer: Answer } {
    const answer = this.answer(pair);
    const baseline = baselineScore(pair.known.current.badness);
    const above = this.earnedOverRival - LEARNING.heardFrom;
    if (above <= 0) return { score: baseline, answer };
    const trust = 1 - Math.exp(-above * LEARNING.trustStep);
    return {
      score: chanceOf((1 - trust) * logOddsOf(baseline) + trust * logOddsOf(answer.together)),
      answer,
    };
  }

  /** Takes in what came of answers that were all given before any of it was known. */
  learn(outcomes: readonly { answer: Answer; belowGood: boolean }[]): void {
    for (const { answer, belowGood } of outcomes) {
      const credit = (chance: number) => Math.log(belowGood ? chance : 1 - chance);
      this.earned = this.earned.map((earned, i) => earned * LEARNING.memory + credit(answer.chances[i]!));
      this.earnedOverRival =
        this.earnedOverRival * LEARNING.trustMemory + credit(answer.together) - credit(answer.rival);
    }
    for (const { answer, belowGood } of outcomes) {
      for (const learner of this.learners) learner.learn(answer.signs, belowGood);
      this.rival.learn(answer.ratingAlone, belowGood);
    }
  }

  private answer({ known, at }: RatingPair): Answer {
    const signs = readSigns(known, at);
    const ratingAlone = signs.subarray(0, RATINGS.length);
    const chances = this.learners.map((learner) => learner.chance(signs));
    const most = Math.max(...this.earned);
    const votes = this.earned.map((earned) => Math.exp(earned - most));
    const all = votes.reduce((sum, vote) => sum + vote, 0);
    const together = chances.reduce((sum, chance, i) => sum + (chance * votes[i]!) / all, 0);
    return { signs, ratingAlone, chances, together, rival: this.rival.chance(ratingAlone) };
  }
}

/** Settings of a learner that at first says what the baseline says: the first signs are the four current ratings. */
function startingAtBaseline(signs: number, halfLifeMonths: number, spread: number) {
  const start = Array.from({ length: signs }, (_, i) => BASELINE_LOG_ODDS[i] ?? 0);
  return { start, spread: start.map(() => spread), halfLifeMonths };
}
