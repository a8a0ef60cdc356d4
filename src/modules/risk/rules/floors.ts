import type { Facts } from './facts.ts';
import type { Look } from './heard-events.ts';
import type { EventsFloor, FloorCondition, Reads } from './model.ts';
import { ratingOf } from './readers.ts';

/** Whether a floor's condition holds. What is not known does not hold, except where the condition is not knowing. */
export function holds(when: FloorCondition, facts: Facts, look: Look): boolean {
  switch (when.fact) {
    case 'rating': {
      const found = ratingOf(facts, when.of);
      return found !== null && when.in.includes(found.rating);
    }
    case 'rating-age': {
      const found = ratingOf(facts, when.of);
      return found !== null && look.see(found.on).months >= when.months;
    }
    case 'not-rated':
      return facts.regulated && facts.overall === null;
    case 'not-regulated':
      return !facts.regulated;
    case 'dormancy':
      return facts.dormancy === 'dormant';
    case 'manager':
      return facts.manager?.state === 'absent' && look.see(facts.manager.since).months >= when.months;
    case 'enforcement':
      return facts.enforcement.some((one) => one.severe || !when.severe);
    case 'events':
      return look.heard(when, facts).count >= when.count;
    case 'return-missed':
      return facts.returns !== null && facts.returns.missed >= when.months;
  }
}

/** The fact that a floor's words speak of, as a reader knows it. */
export function readsOfFloor(when: FloorCondition): Reads | EventsFloor {
  switch (when.fact) {
    case 'rating':
    case 'rating-age':
      return { fact: 'rating', of: when.of };
    case 'not-rated':
    case 'not-regulated':
      return { fact: 'rating', of: 'overall' };
    case 'events':
      return when;
    default:
      return { fact: when.fact };
  }
}
