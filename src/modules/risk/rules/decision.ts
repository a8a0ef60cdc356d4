import { addDays, type Day } from '../../../kernel/calendar-day.ts';
import type { Rag } from '../../../kernel/rating.ts';
import type { HeldFloor } from './assessment.ts';
import { isWorse } from './status.ts';

/** What a person decides: the proposal accepted, or another colour with its reason, owner and last day. */
export interface Choice {
  rag: Rag;
  /** Null where the proposal is accepted. */
  override: { reason: string; ownerAccountId: string; expiresOn: Day } | null;
  nextAction: string;
}

/** What the form showed when it was filled in: the proposal, and the number of the newest decision then. */
export interface Seen {
  proposal: string;
  decisionNumber: number;
}

/** How long an override may last. */
export interface OverrideRule {
  defaultDays: number;
  longestDays: number;
}

/** A proposal in a few letters, by which a form that was filled in for another one is known: "Amber 35 cqc-only 1". */
export function proposalText(of: { rag: Rag; score: number; modelId: string; modelVersion: number }): string {
  return `${of.rag} ${of.score} ${of.modelId} ${of.modelVersion}`;
}

/** The last day that an override has where nobody says another, and the last it may have. */
export function overrideDays(rule: OverrideRule, today: Day): { usual: Day; latest: Day } {
  return { usual: addDays(today, rule.defaultDays), latest: addDays(today, rule.longestDays) };
}

/** The floors that a decided colour would go below. */
export function floorsBelow(rag: Rag, floors: readonly HeldFloor[]): HeldFloor[] {
  return floors.filter(({ atLeast }) => isWorse(atLeast, rag));
}
