import { combined, diagonal, inverse, times, type Matrix } from './matrix.ts';

/** How a learner begins and how it forgets. */
export interface LearnerSettings {
  /** The weights it starts from and drifts back to, one for each sign. */
  start: readonly number[];
  /** How far each weight may stray from its start, as a variance. */
  spread: readonly number[];
  /** Months after which what was learnt counts half; Infinity never forgets. */
  halfLifeMonths: number;
}

/** An outcome that is certain moves nothing; it is given at least this weight, so that a learner can still be surprised. */
const LEAST_WEIGHT = 0.02;
/** No answer is surer than this. */
const SUREST = 1e-9;

/** The chance that a log-odds stands for. */
export function chanceOf(logOdds: number): number {
  return Math.min(Math.max(1 / (1 + Math.exp(-logOdds)), SUREST), 1 - SUREST);
}

export function logOddsOf(chance: number): number {
  return Math.log(chance / (1 - chance));
}

/**
 * A logistic regression that learns outcome by outcome (one Newton step each, with the whole covariance of its weights) and
 * forgets exponentially towards its start. Each step costs the square of the number of signs.
 */
export class Learner {
  private readonly settings: LearnerSettings;
  private readonly size: number;
  private weights: Float64Array;
  private covariance: Matrix;
  private readonly scratch: Float64Array;
  private month: number | null = null;

  constructor(settings: LearnerSettings) {
    this.settings = settings;
    this.size = settings.start.length;
    this.weights = Float64Array.from(settings.start);
    this.covariance = diagonal(settings.spread);
    this.scratch = new Float64Array(this.size);
  }

  /** The chance that it gives an outcome with these signs. */
  chance(signs: Float64Array): number {
    let logOdds = 0;
    for (let i = 0; i < this.size; i++) logOdds += this.weights[i]! * signs[i]!;
    return chanceOf(logOdds);
  }

  /** Takes in one outcome. */
  learn(signs: Float64Array, happened: boolean): void {
    const { size, covariance, weights } = this;
    const chance = this.chance(signs);
    const weight = Math.max(chance * (1 - chance), LEAST_WEIGHT);
    const direction = combined(covariance, signs, this.scratch);
    let unsureness = 0;
    for (let i = 0; i < size; i++) unsureness += direction[i]! * signs[i]!;
    const shrink = 1 / (1 / weight + unsureness);
    const gain = ((happened ? 1 : 0) - chance) / (1 + weight * unsureness);
    for (let i = 0; i < size; i++) {
      const by = direction[i]! * shrink;
      const row = i * size;
      for (let j = 0; j < size; j++) covariance[row + j]! -= by * direction[j]!;
      weights[i]! += direction[i]! * gain;
    }
  }

  /** Lets time pass up to a month, numbered on one calendar; what was learnt fades and the start fills its place. */
  forgetUntil(month: number): void {
    const passed = this.month === null ? 0 : month - this.month;
    this.month = month;
    if (passed <= 0 || this.settings.halfLifeMonths === Infinity) return;
    const kept = 0.5 ** (passed / this.settings.halfLifeMonths);
    const { size } = this;
    const { start, spread } = this.settings;
    const precision = inverse(this.covariance, size);
    const pull = times(precision, this.weights, new Float64Array(size));
    for (let i = 0; i < precision.length; i++) precision[i]! *= kept;
    for (let i = 0; i < size; i++) {
      const filled = (1 - kept) / spread[i]!;
      precision[i * size + i]! += filled;
      pull[i] = kept * pull[i]! + filled * start[i]!;
    }
    this.covariance = inverse(precision, size);
    this.weights = times(this.covariance, pull, new Float64Array(size));
  }
}
