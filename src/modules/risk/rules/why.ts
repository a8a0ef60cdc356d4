import type { Rag } from '../../../kernel/rating.ts';
import type { HeldFloor } from './assessment.ts';
import type { Facts } from './facts.ts';
import type { Look } from './heard-events.ts';
import type { Model } from './model.ts';

/** How many reasons one sentence bears. */
const REASONS = 2;

interface Judged {
  rag: Rag;
  score: number;
  facts: Facts;
  /** The floors that hold. */
  held: readonly { floor: HeldFloor; because: string }[];
  /** What gave points, most first. */
  given: readonly { because: string; contribution: { points: number } }[];
  thresholds: Model['thresholds'];
  look: Look;
}

/**
 * Why a location has its colour: the floors that hold it there, then the facts that weigh most.
 * "Red because CQC rated it Inadequate for Safe on 4 March 2025 and the registered manager left 5 months ago."
 */
export function whyInOneSentence(judged: Judged): string {
  if (judged.rag === 'Green') return whyGreen(judged);
  const reasons: string[] = [];
  const add = (because: string) => {
    if (reasons.length < REASONS && !reasons.includes(because)) reasons.push(because);
  };
  for (const { floor, because } of judged.held) if (floor.atLeast === judged.rag) add(because);
  for (const { because, contribution } of judged.given) if (contribution.points > 0) add(because);
  return `${judged.rag} because ${reasons.join(' and ')}.`;
}

function whyGreen({ score, facts, given, thresholds, look }: Judged): string {
  const rated =
    facts.overall === null
      ? 'nothing known speaks against it'
      : `CQC rated it ${facts.overall.rating} on ${look.see(facts.overall.on).date}`;
  const heaviest = given[0];
  if (heaviest === undefined || score === 0)
    return `Green because ${rated} and nothing known adds to its score.`;
  return `Green because ${rated}; it scores ${score}, short of the ${thresholds.amber} that make Amber, because ${heaviest.because}.`;
}
