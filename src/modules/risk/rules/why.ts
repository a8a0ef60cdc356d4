import type { Day } from '../../../kernel/calendar-day.ts';
import type { Rag } from '../../../kernel/rating.ts';
import type { Contribution, HeldFloor, Reasoned } from './assessment.ts';
import type { SeenDay } from './day-words.ts';
import type { Facts } from './facts.ts';
import type { Model } from './model.ts';

/** How many reasons one sentence bears. */
const REASONS = 2;

interface Judged {
  rag: Rag;
  score: number;
  facts: Facts;
  floors: readonly Reasoned<HeldFloor>[];
  /** Most points first. */
  contributions: readonly Reasoned<Contribution>[];
  thresholds: Model['thresholds'];
  see: (on: Day) => SeenDay;
}

/**
 * Why a location has its colour: the floors that hold it there, then the facts that weigh most.
 * "Red because CQC rated it Inadequate for Safe on 4 March 2025 and the registered manager left 5 months ago."
 */
export function whyInOneSentence(judged: Judged): string {
  if (judged.rag === 'Green') return whyGreen(judged);
  const decisive = judged.floors
    .filter((floor) => floor.atLeast === judged.rag)
    .map((floor) => floor.because);
  const weighty = judged.contributions.map((contribution) => contribution.because);
  const reasons = [...new Set([...decisive, ...weighty])].slice(0, REASONS);
  return `${judged.rag} because ${reasons.join(' and ')}.`;
}

function whyGreen({ score, facts, contributions, thresholds, see }: Judged): string {
  const rated =
    facts.overall === null
      ? 'nothing known speaks against it'
      : `CQC rated it ${facts.overall.rating} on ${see(facts.overall.on).date}`;
  const heaviest = contributions[0];
  if (heaviest === undefined) return `Green because ${rated} and nothing known adds to its score.`;
  return `Green because ${rated}; it scores ${score}, short of the ${thresholds.amber} that make Amber, because ${heaviest.because}.`;
}
