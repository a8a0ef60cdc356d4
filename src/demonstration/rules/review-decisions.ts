import { addDays, type Day } from '../../kernel/calendar-day.ts';
import type { Rag } from '../../kernel/rating.ts';
import type { Random } from './random.ts';

/** A service that waits for its monthly decision. */
export interface ToDecide {
  locationId: string;
  proposed: Rag;
  /** True where a floor holds it: nobody in the demonstration decides below one. */
  floored: boolean;
  /** Whether it is the home of which the story of the failing home is told. */
  failing: boolean;
}

/** What an officer decided about it. */
export interface MadeDecision {
  locationId: string;
  rag: Rag;
  reason: string;
  expiresOn: Day | null;
  nextAction: string;
}

const NEXT: Record<Rag, string> = {
  Red: 'Visit within two weeks and agree an improvement plan',
  Amber: 'Desktop review, and call the manager',
  Green: 'Nothing beyond the random checks',
};

/** Why officers saw it otherwise than the model: a better colour, or a worse one. */
const BETTER = [
  'Visited this month: the points of the last report are met, and the rating has not caught up.',
  'The events of the last months are one matter, which was looked into and closed.',
  'New manager has put audits in order; two unannounced visits found nothing.',
];
const WORSE = [
  'Manager has told us that she leaves; nobody is named to follow her.',
  'The owner asks for payment in advance and the deputy is off sick.',
  'Families have rung three times this month without wanting to complain.',
];

/** The months in which the officer of the failing home believed in its plan. In hindsight the costliest line of the log. */
const BELIEVED_FROM = 9;
const BELIEVED_UNTIL = 7;
const PLAN =
  'The owner has sent a plan with dates, an interim manager comes two days a week and a visit is booked. To be looked at again next month.';

/** What an officer decides on a day, of a service as the model proposes it. Most accept; some know more. */
export function decideAs(service: ToDecide, on: Day, monthsAgo: number, random: Random): MadeDecision {
  const { locationId, proposed, floored, failing } = service;
  const roll = random.next();
  const other = (rag: Rag, reason: string): MadeDecision => ({
    locationId,
    rag,
    reason,
    expiresOn: addDays(on, 35),
    nextAction: NEXT[proposed],
  });
  const believed = failing && monthsAgo <= BELIEVED_FROM && monthsAgo >= BELIEVED_UNTIL;
  if (believed && proposed === 'Red' && !floored) return other('Amber', PLAN);
  if (!failing && proposed === 'Amber' && !floored && roll < 0.05) return other('Green', random.pick(BETTER));
  if (!failing && proposed === 'Red' && !floored && roll < 0.12) return other('Amber', random.pick(BETTER));
  if (!failing && proposed === 'Green' && roll < 0.01) return other('Amber', random.pick(WORSE));
  return { locationId, rag: proposed, reason: '', expiresOn: null, nextAction: NEXT[proposed] };
}
