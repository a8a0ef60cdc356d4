import type { Rag } from '../../../kernel/rating.ts';

/** What a rule listens to. */
export const TRIGGERS = [
  'colour',
  'jump',
  'floor',
  'cluster',
  'severe',
  'whistleblowing',
  'overdue',
  'override-ended',
  'override-floor',
] as const;
export type Trigger = (typeof TRIGGERS)[number];

/** When a rule fires. Days count back from the day on which something happens, that day among them. */
export type Condition =
  /** The colour gets worse: as the model proposes it, or as an officer decides it. */
  | { trigger: 'colour'; of: 'proposed' | 'decided'; from: readonly Rag[]; to: Rag }
  /** The score rises by so many points above its lowest of the last days. */
  | { trigger: 'jump'; points: number; days: number }
  /** A floor of the model begins to hold. */
  | { trigger: 'floor'; atLeast: Rag }
  /** So many entries of the log in so many days; of all adverse kinds where none is named. */
  | { trigger: 'cluster'; kinds: readonly string[]; severity: number; events: number; days: number }
  /** One entry that no whistleblower told. */
  | { trigger: 'severe'; severity: number; days: number }
  | { trigger: 'whistleblowing'; severity: number; days: number }
  /** A Red service waits for a decision longer than so many days, or a step of what is done about it is overdue. */
  | { trigger: 'overdue'; days: number }
  | { trigger: 'override-ended' }
  | { trigger: 'override-floor' };

/** Which minutes count: all of them, or those of working time. */
export type ClockKind = 'always' | 'working';

/** One rule. */
export interface Rule {
  /** Never changes while the rule lives: one service has one open escalation of it. */
  key: string;
  name: string;
  when: Condition;
  /** The rung of the ladder on which it starts, 1 the lowest. */
  level: number;
  /** Minutes until somebody must have acknowledged it, and until somebody must have decided. */
  acknowledge: number;
  decide: number;
  clock: ClockKind;
  /** Mailed at once at any hour; else as each person prefers. */
  urgent: boolean;
  /** Where it is taken from. */
  source: string;
}

/** How the people of a rung are found; what is named adds up. */
export interface Rung {
  name: string;
  /** The lead of the team that the service's officer belongs to. */
  lead: boolean;
  roles: readonly string[];
  accounts: readonly string[];
}

/** Working time, whole hours of a working day in England: from 9 until before 17. */
export interface Hours {
  from: number;
  to: number;
}

/** The rules and the ladder that hold from a day. */
export interface Scheme {
  rules: readonly Rule[];
  ladder: readonly Rung[];
  hours: Hours;
}

/** The rules of some triggers. */
export function rulesOn(scheme: Scheme, ...triggers: Trigger[]): Rule[] {
  return scheme.rules.filter(({ when }) => triggers.includes(when.trigger));
}
