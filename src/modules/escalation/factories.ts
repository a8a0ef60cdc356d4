import { readFileSync } from 'node:fs';
import { day } from '../../kernel/calendar-day.ts';
import type { Heard, HeardEvent, Moved, Standing } from './rules/facts.ts';
import type { People } from './rules/ladder.ts';
import type { Condition, Rule, Scheme } from './rules/scheme.ts';

/** The shipped rules and ladder, from their file. */
export function shippedScheme(): Scheme {
  return JSON.parse(
    readFileSync(new URL('./rules/schemes/shipped-1.json', import.meta.url), 'utf8'),
  ) as Scheme;
}

/** A rule that fires when; overwrite what the test is about. */
export function aRule(when: Condition, overrides: Partial<Rule> = {}): Rule {
  return {
    key: when.trigger,
    name: `Rule on ${when.trigger}`,
    when,
    level: 1,
    acknowledge: 60,
    decide: 480,
    clock: 'always',
    urgent: true,
    source: 'a test',
    ...overrides,
  };
}

/** Meadow Court, whose colour and score have moved on 16 November 2026. */
export function moved(overrides: Partial<Moved> = {}): Moved {
  return {
    locationId: '1-MEADOW',
    asAt: day('2026-11-16'),
    from: { rag: 'Amber', score: 30 },
    to: { rag: 'Red', score: 65 },
    newFloors: [],
    lowest: [],
    ...overrides,
  };
}

/** An entry of the log of that day. */
export function entry(eventId: string, overrides: Partial<HeardEvent> = {}): HeardEvent {
  return {
    eventId,
    kind: 'complaint',
    kindName: 'Complaint',
    adverse: true,
    severity: 3,
    confidentiality: 'open',
    receivedOn: day('2026-11-16'),
    order: Number(eventId) || 0,
    ...overrides,
  };
}

/** What the log says of Meadow Court; the last entry is new. */
export function log(...events: HeardEvent[]): Heard {
  const fresh = new Set(events.slice(-1).map(({ eventId }) => eventId));
  return { locationId: '1-MEADOW', today: day('2026-11-16'), events, fresh };
}

/** Meadow Court as it stands on that day: Red since a week, decided. */
export function standing(overrides: Partial<Standing> = {}): Standing {
  return {
    locationId: '1-MEADOW',
    today: day('2026-11-16'),
    rag: 'Red',
    since: day('2026-11-09'),
    undecided: false,
    decision: null,
    floor: null,
    overdue: [],
    ...overrides,
  };
}

/** So many people on each rung, each by name: 'r1p1' is the first of the first. */
export function people(...counts: number[]): People {
  const rungs = counts.map((count, r) =>
    Array.from({ length: count }, (_, p) => ({
      ...({ accountId: `r${r + 1}p${p + 1}`, because: 'role', coversFor: null } as const),
    })),
  );
  const everybody = rungs.flat().map((one) => ({ ...one, because: 'nobody else' }) as const);
  return { rungs, everybody };
}
