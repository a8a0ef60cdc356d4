import type { Known } from '../queries/fetch-known.ts';
import type { Found } from './evaluate.ts';
import { strictest, type Confidentiality } from './facts.ts';
import type { Rule } from './scheme.ts';

/** What one service and one rule come to: a new escalation, or further causes of the one that is open. */
export interface Raising {
  locationId: string;
  rule: Rule;
  /** The open one; null where there is none. */
  openId: string | null;
  confidentiality: Confidentiality;
  causes: readonly Found[];
}

/** Puts what was found together by service and rule, and leaves out what has escalated before. */
export function planRaising(found: readonly Found[], known: Known): Raising[] {
  const told = new Set(
    known.marks.map(({ locationId, ruleKey, causeKey }) => keyOf(locationId, ruleKey, causeKey)),
  );
  const fresh = new Map<string, Found>();
  for (const one of found) {
    const key = keyOf(one.locationId, one.rule.key, one.causeKey);
    if (!told.has(key)) fresh.set(key, one);
  }
  const groups = Map.groupBy(fresh.values(), ({ locationId, rule }) => keyOf(locationId, rule.key));
  return [...groups.values()].map((causes) => {
    const { locationId, rule } = causes[0]!;
    const open = known.open.find((each) => each.locationId === locationId && each.ruleKey === rule.key);
    return {
      locationId,
      rule,
      openId: open?.escalationId ?? null,
      confidentiality: strictest(causes.map(({ confidentiality }) => confidentiality)),
      causes,
    };
  });
}

const keyOf = (...parts: string[]) => JSON.stringify(parts);
