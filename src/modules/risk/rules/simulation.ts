import type { Day } from '../../../kernel/calendar-day.ts';
import { RAGS, type Rag } from '../../../kernel/rating.ts';
import type { Assessment, Audience, HeldFloor } from './assessment.ts';
import { compareContributions } from './compare-assessments.ts';
import { raterFor, type Choice } from './draft-choice.ts';
import type { Facts } from './facts.ts';
import { statusThatHolds, type StandingDecision } from './status.ts';

/** How many there are of each colour. */
type ColourCounts = Record<Rag, number>;

/** What makes the difference for a service: points that came, went or changed, and floors that came or went. */
export interface Difference {
  words: string;
  /** Points before and after; null for a floor. */
  points: { before: number; now: number } | null;
  floor: { atLeast: Rag; now: boolean } | null;
  audience: Audience;
}

/** A service that would have another colour. */
export interface Mover {
  locationId: string;
  name: string;
  category: string;
  from: { rag: Rag; score: number };
  to: { rag: Rag; score: number };
  differences: Difference[];
}

/** A service with a decision of an officer whose status would change, or would need deciding again. */
export interface HitDecision {
  locationId: string;
  name: string;
  decided: Rag;
  overridden: boolean;
  /** The status that holds now, and that would hold. */
  from: { rag: Rag; undecided: boolean };
  to: { rag: Rag; undecided: boolean };
}

/** What a draft would do to a market today. */
export interface Simulation {
  asAt: Day;
  n: number;
  before: ColourCounts;
  after: ColourCounts;
  byCategory: { category: string; n: number; before: ColourCounts; after: ColourCounts }[];
  moves: { from: Rag; to: Rag; n: number }[];
  /** Those that would move, the worst first; at most `MOST_SHOWN`. */
  movers: Mover[];
  moved: number;
  /** Others whose score alone would change. */
  rescored: number;
  decisions: HitDecision[];
  decisionsHit: number;
}

/** What is tried: everything that a simulation needs to know. */
export interface Trial {
  asAt: Day;
  inForce: Choice;
  draft: Choice;
  /** The newest decision on each service that has one. */
  decisions: ReadonlyMap<string, StandingDecision>;
}

/** A market of more has too many to read one by one; counts are of all. */
const MOST_SHOWN = 500;

/** Rates each service by the draft and by the models in force, and says what would be different. Pure: nothing is kept. */
export function simulate(services: Iterable<Facts & { name: string }>, trial: Trial): Simulation {
  const byNow = raterFor(trial.inForce, trial.asAt);
  const byDraft = raterFor(trial.draft, trial.asAt);
  const tally = new Tally(trial);
  for (const facts of services) tally.add(facts, byNow(facts), byDraft(facts));
  return tally.result();
}

class Tally {
  readonly #trial: Trial;
  readonly #moves = new Map<string, number>();
  readonly #byCategory = new Map<string, { n: number; before: ColourCounts; after: ColourCounts }>();
  readonly #movers: Mover[] = [];
  readonly #decisions: HitDecision[] = [];
  #n = 0;
  #rescored = 0;

  constructor(trial: Trial) {
    this.#trial = trial;
  }

  add(facts: Facts & { name: string }, before: Assessment, after: Assessment): void {
    const { locationId, name, category } = facts;
    this.#n += 1;
    const move = `${before.rag} ${after.rag}`;
    this.#moves.set(move, (this.#moves.get(move) ?? 0) + 1);
    const counts = this.#categoryOf(category);
    counts.n += 1;
    counts.before[before.rag] += 1;
    counts.after[after.rag] += 1;
    if (before.rag !== after.rag) {
      const [from, to] = [before, after].map(({ rag, score }) => ({ rag, score })) as [
        Mover['from'],
        Mover['to'],
      ];
      this.#movers.push({ locationId, name, category, from, to, differences: differencesOf(before, after) });
    } else if (before.score !== after.score) this.#rescored += 1;
    const decision = this.#trial.decisions.get(locationId);
    if (decision !== undefined) this.#decide(facts, decision, before.rag, after.rag);
  }

  #categoryOf(category: string) {
    const known = this.#byCategory.get(category) ?? { n: 0, before: none(), after: none() };
    this.#byCategory.set(category, known);
    return known;
  }

  #decide(
    { locationId, name }: Facts & { name: string },
    decision: StandingDecision,
    before: Rag,
    after: Rag,
  ) {
    const { asAt } = this.#trial;
    const now = statusThatHolds(before, decision, asAt);
    const then = statusThatHolds(after, decision, asAt);
    if (now.rag === then.rag && now.undecided === then.undecided) return;
    const overridden = decision.rag !== decision.proposedRag;
    const [from, to] = [now, then].map(({ rag, undecided }) => ({ rag, undecided })) as [
      HitDecision['from'],
      HitDecision['to'],
    ];
    this.#decisions.push({ locationId, name, decided: decision.rag, overridden, from, to });
  }

  result(): Simulation {
    const byCategory = [...this.#byCategory].map(([category, counts]) => ({ category, ...counts }));
    const sum = (of: 'before' | 'after'): ColourCounts => {
      const all = none();
      for (const one of byCategory) for (const rag of RAGS) all[rag] += one[of][rag];
      return all;
    };
    return {
      asAt: this.#trial.asAt,
      n: this.#n,
      before: sum('before'),
      after: sum('after'),
      byCategory: byCategory.sort((a, b) => b.n - a.n || byText(a.category, b.category)),
      moves: RAGS.flatMap((from) =>
        RAGS.map((to) => ({ from, to, n: this.#moves.get(`${from} ${to}`) ?? 0 })),
      ),
      movers: this.#movers.sort(worstFirst).slice(0, MOST_SHOWN),
      moved: this.#movers.length,
      rescored: this.#rescored,
      decisions: this.#decisions.sort((a, b) => byText(a.name, b.name)).slice(0, MOST_SHOWN),
      decisionsHit: this.#decisions.length,
    };
  }
}

function none(): ColourCounts {
  return { Red: 0, Amber: 0, Green: 0 };
}

function byText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Those that get worse first, by how bad they become; then those that get better. */
function worstFirst(a: Mover, b: Mover): number {
  const place = ({ from, to }: Mover) =>
    RAGS.indexOf(to.rag) < RAGS.indexOf(from.rag) ? RAGS.indexOf(to.rag) : RAGS.length + RAGS.indexOf(to.rag);
  return (
    place(a) - place(b) ||
    b.to.score - a.to.score ||
    byText(a.name, b.name) ||
    byText(a.locationId, b.locationId)
  );
}

/** What makes the difference between two assessments of one service on one day. */
function differencesOf(before: Assessment, after: Assessment): Difference[] {
  const said = [...after.contributions, ...before.contributions];
  const audienceOf = (indicator: string): Audience =>
    said.some((one) => one.indicator === indicator && one.audience === 'overseers')
      ? 'overseers'
      : 'everyone';
  const points = compareContributions(before.contributions, after.contributions).map(
    ({ indicator, before: was, now, words }): Difference => ({
      words,
      points: { before: was, now },
      floor: null,
      audience: audienceOf(indicator),
    }),
  );
  return [...points, ...floorsOf(before, after, true), ...floorsOf(after, before, false)];
}

/** Floors of `other` that `one` has not, as having come, or the other way round as having gone. */
function floorsOf(one: Assessment, other: Assessment, now: boolean): Difference[] {
  const has = ({ words, atLeast }: HeldFloor) =>
    one.floors.some((floor) => floor.words === words && floor.atLeast === atLeast);
  return other.floors
    .filter((floor) => !has(floor))
    .map(({ words, atLeast, audience }) => ({ words, points: null, floor: { atLeast, now }, audience }));
}
