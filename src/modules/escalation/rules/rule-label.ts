import type { Trigger } from './scheme.ts';

/** Rules that listen to the log. To whoever may not know of whistleblowing they all look alike, so that a name gives nothing away. */
const OF_THE_LOG: readonly Trigger[] = ['whistleblowing', 'severe', 'cluster'];

/** The name of a rule for whoever may know of whistleblowing; null for others where it listens to the log. */
export function ruleLabel(trigger: Trigger, ruleName: string, mayKnow: boolean): string | null {
  return mayKnow || !OF_THE_LOG.includes(trigger) ? ruleName : null;
}
