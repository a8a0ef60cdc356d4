import { addMinutes, type WorkingTime } from './add-minutes.ts';
import { climb, type People, type Told } from './ladder.ts';
import type { Rule } from './scheme.ts';
import type { State, StepKind } from './states.ts';

/** How often the top of the ladder is reminded. */
const REMIND_MS = 24 * 60 * 60_000;

/** The clock of one escalation. The moments are null once it is decided. */
export interface Clocked {
  state: State;
  level: number;
  acknowledgeBy: Date | null;
  decideBy: Date | null;
  nextDueAt: Date | null;
}

/** The clock of one that is open. */
type Ticking = Clocked & { acknowledgeBy: Date; decideBy: Date; nextDueAt: Date };

/** A step that is to be written down. `dueAt` is when the clock ran out; null for what people do. */
export interface Step {
  kind: StepKind;
  level: number;
  dueAt: Date | null;
  told: readonly Told[];
}

export type Limits = Pick<Rule, 'acknowledge' | 'decide' | 'clock'>;

/** A clock that starts anew at a moment, on a rung. */
function startAt(at: Date, level: number, limits: Limits, working: WorkingTime): Ticking {
  const acknowledgeBy = addMinutes(at, limits.acknowledge, limits.clock, working);
  const decideBy = addMinutes(at, limits.decide, limits.clock, working);
  return { state: 'raised', level, acknowledgeBy, decideBy, nextDueAt: acknowledgeBy };
}

/** Puts an escalation on the first rung from a level upwards that has somebody on it. */
export function raise(
  at: Date,
  from: number,
  limits: Limits,
  people: People,
  working: WorkingTime,
): { clock: Clocked; steps: Step[] } {
  const up = climb(people, from);
  return { clock: startAt(at, up.level, limits, working), steps: stepsOf(up, null) };
}

/**
 * Lets the clock run until now: each moment that has passed is a step of its own, with the moment at which it was due, so that a
 * server that was down comes to the same steps as one that looked every minute. Above the last rung with somebody on it, it
 * stays and reminds once a day.
 */
export function run(
  clock: Clocked,
  now: Date,
  limits: Limits,
  people: People,
  working: WorkingTime,
): { clock: Clocked; steps: Step[] } {
  const steps: Step[] = [];
  let at = clock;
  while (at.nextDueAt !== null && at.nextDueAt <= now) {
    const dueAt = at.nextDueAt;
    if (at.level >= people.rungs.length) {
      const told = atTop(people, at.level);
      steps.push({ kind: 'reminded', level: at.level, dueAt, told });
      at = { ...at, nextDueAt: new Date(dueAt.getTime() + REMIND_MS) };
      continue;
    }
    const up = climb(people, at.level + 1);
    steps.push({ kind: 'moved up', level: up.level, dueAt, told: [] }, ...stepsOf(up, dueAt));
    at = startAt(dueAt, up.level, limits, working);
  }
  return { clock: at, steps };
}

function atTop(people: People, level: number): readonly Told[] {
  const own = people.rungs[level - 1] ?? [];
  return own.length > 0 ? own : people.everybody;
}

function stepsOf(up: ReturnType<typeof climb>, dueAt: Date | null): Step[] {
  const passed = up.passed.map((level): Step => ({ kind: 'passed over', level, dueAt, told: [] }));
  const told: Step = { kind: up.nobodyLeft ? 'nobody left' : 'told', level: up.level, dueAt, told: up.told };
  return [...passed, told];
}

/** Somebody has taken it on: until it must be decided, or for a day where that moment has passed already, nobody else is told. */
export function acknowledge(clock: Clocked, at: Date): Clocked {
  if (clock.decideBy === null) return clock;
  const nextDueAt = clock.decideBy > at ? clock.decideBy : new Date(at.getTime() + REMIND_MS);
  return { ...clock, state: 'acknowledged', nextDueAt };
}
