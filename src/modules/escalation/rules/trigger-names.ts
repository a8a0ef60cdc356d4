import type { Trigger } from './scheme.ts';

/** What a rule can listen to, in the words of the page on which one is made. */
export const TRIGGER_NAMES: Readonly<Record<Trigger, string>> = {
  colour: 'A colour gets worse',
  jump: 'A score jumps',
  floor: 'A floor of the model begins to hold',
  cluster: 'Several entries of the log in a short time',
  severe: 'One grave entry of the log',
  whistleblowing: 'A whistleblowing concern',
  overdue: 'A Red service waits, or a step at it is overdue',
  'override-ended': 'An override has ended',
  'override-floor': 'An override against a floor',
};
