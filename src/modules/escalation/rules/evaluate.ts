import { addDays, daysBetween, type Day } from '../../../kernel/calendar-day.ts';
import { RAGS, type Rag } from '../../../kernel/rating.ts';
import {
  strictest,
  type CauseFacts,
  type Confidentiality,
  type Decided,
  type Heard,
  type HeardEvent,
  type Moved,
  type Standing,
} from './facts.ts';
import type { Condition, Rule } from './scheme.ts';

/** A rule that fires for a service. The same cause has the same key, however often it is looked at. */
export interface Found {
  rule: Rule;
  locationId: string;
  causeKey: string;
  confidentiality: Confidentiality;
  facts: CauseFacts;
}

type On<T extends Condition['trigger']> = Extract<Condition, { trigger: T }>;

const isWorse = (a: Rag, b: Rag) => RAGS.indexOf(a) < RAGS.indexOf(b);
const isAtLeast = (a: Rag, b: Rag) => RAGS.indexOf(a) <= RAGS.indexOf(b);
const within = (on: Day, today: Day, days: number) => on > addDays(today, -days) && on <= today;

/** What a movement of the proposed colour or score escalates. */
export function onMoved(rules: readonly Rule[], moved: Moved): Found[] {
  return rules.flatMap((rule): Found[] => {
    const { when } = rule;
    if (when.trigger === 'colour' && when.of === 'proposed') return colour(rule, when, moved);
    if (when.trigger === 'jump') return jump(rule, when, moved);
    if (when.trigger === 'floor') return floor(rule, when, moved);
    return [];
  });
}

function colour(rule: Rule, when: On<'colour'>, { locationId, asAt, from, to }: Moved): Found[] {
  if (from === null || !isWorse(to.rag, from.rag)) return [];
  if (to.rag !== when.to || !when.from.includes(from.rag)) return [];
  const facts: CauseFacts = {
    kind: 'colour',
    of: 'proposed',
    from: from.rag,
    to: to.rag,
    score: to.score,
  };
  return [open(rule, locationId, `colour:${asAt}:${from.rag}>${to.rag}`, facts)];
}

/** A climb counts from the lowest score of the window; it fires again only when it has grown by the same height once more. */
function jump(rule: Rule, when: On<'jump'>, { locationId, asAt, from, to, lowest }: Moved): Found[] {
  if (from === null || to.score <= from.score) return [];
  const seen = [...lowest, { day: asAt, score: from.score }].filter(({ day }) =>
    within(day, asAt, when.days),
  );
  const least = seen.reduce((a, b) => (b.score < a.score || (b.score === a.score && b.day < a.day) ? b : a));
  const times = Math.floor((to.score - least.score) / when.points);
  if (times < 1) return [];
  const facts: CauseFacts = { kind: 'jump', from: least.score, to: to.score, since: least.day };
  return [open(rule, locationId, `jump:${least.day}:${times}`, facts)];
}

function floor(rule: Rule, when: On<'floor'>, { locationId, asAt, newFloors }: Moved): Found[] {
  return newFloors
    .filter(({ atLeast }) => isAtLeast(atLeast, when.atLeast))
    .map(({ atLeast, words }) =>
      open(rule, locationId, `floor:${asAt}:${(words ?? 'of the log').slice(0, 150)}`, {
        kind: 'floor',
        atLeast,
        words,
      }),
    );
}

/** What the log escalates. An entry of a whistleblower that has its own rule is not told a second time as a critical one. */
export function onHeard(rules: readonly Rule[], heard: Heard): Found[] {
  const { locationId, today, events, fresh } = heard;
  const byWhistle = new Set<string>();
  const found: Found[] = [];
  for (const rule of rules) {
    const { when } = rule;
    if (when.trigger !== 'whistleblowing') continue;
    for (const event of events) {
      if (!fresh.has(event.eventId) || !isWhistle(event) || !isGrave(event, when, today)) continue;
      byWhistle.add(event.eventId);
      found.push(entry(rule, locationId, event));
    }
  }
  for (const rule of rules) {
    const { when } = rule;
    if (when.trigger === 'severe')
      found.push(
        ...events
          .filter(({ eventId }) => fresh.has(eventId) && !byWhistle.has(eventId))
          .filter((event) => event.adverse && isGrave(event, when, today))
          .map((event) => entry(rule, locationId, event)),
      );
    if (when.trigger === 'cluster') found.push(...cluster(rule, when, heard));
  }
  return found;
}

const isWhistle = ({ kind, confidentiality }: HeardEvent) =>
  kind === 'whistleblowing' || confidentiality === 'whistleblower';

const isGrave = (event: HeardEvent, when: { severity: number; days: number }, today: Day) =>
  event.severity >= when.severity && within(event.receivedOn, today, when.days);

const secrecyOf = (event: HeardEvent): Confidentiality =>
  isWhistle(event) ? 'whistleblower' : event.confidentiality;

function entry(rule: Rule, locationId: string, event: HeardEvent): Found {
  const { eventId, kindName, severity, receivedOn } = event;
  return {
    rule,
    locationId,
    causeKey: `event:${eventId}`,
    confidentiality: secrecyOf(event),
    facts: { kind: 'heard', eventId, kindName, severity, receivedOn },
  };
}

/** Known by the entry that was recorded last: a correction of an older one is no new cluster. */
function cluster(rule: Rule, when: On<'cluster'>, { locationId, today, events, fresh }: Heard): Found[] {
  const of = events.filter(
    (event) =>
      (when.kinds.length === 0 ? event.adverse : when.kinds.includes(event.kind)) &&
      isGrave(event, when, today),
  );
  if (of.length < when.events || !of.some(({ eventId }) => fresh.has(eventId))) return [];
  const last = of.reduce((a, b) => (b.order > a.order ? b : a));
  const kinds = [...Map.groupBy(of, ({ kindName }) => kindName)]
    .map(([name, all]) => ({ name, count: all.length }))
    .toSorted((a, b) => b.count - a.count || a.name.localeCompare(b.name));
  return [
    {
      rule,
      locationId,
      causeKey: `cluster:${last.eventId}`,
      confidentiality: strictest(of.map(secrecyOf)),
      facts: {
        kind: 'cluster',
        eventIds: of.map(({ eventId }) => eventId),
        kinds,
        days: when.days,
        severity: when.severity,
      },
    },
  ];
}

/** What a decision of an officer escalates. */
export function onDecided(rules: readonly Rule[], decided: Decided): Found[] {
  const { locationId, decisionId, from, to, floor: held, overridden } = decided;
  return rules.flatMap((rule): Found[] => {
    const { when } = rule;
    if (when.trigger === 'colour' && when.of === 'decided') {
      if (!isWorse(to, from) || to !== when.to || !when.from.includes(from)) return [];
      const facts: CauseFacts = { kind: 'colour', of: 'decided', from, to, score: null };
      return [open(rule, locationId, `decided:${decisionId}`, facts)];
    }
    if (when.trigger === 'override-floor' && overridden)
      return against(rule, locationId, decisionId, to, held);
    return [];
  });
}

/** What time alone escalates. */
export function onLook(rules: readonly Rule[], standing: Standing): Found[] {
  const { locationId, today, rag, since, undecided, decision, overdue } = standing;
  return rules.flatMap((rule): Found[] => {
    const { when } = rule;
    if (when.trigger === 'overdue') {
      if (rag !== 'Red') return [];
      const steps = overdue.map(({ interventionId, step, dueOn }) =>
        open(rule, locationId, `step:${interventionId}:${dueOn}`, { kind: 'step-overdue', step, dueOn }),
      );
      const waits = decision !== null && decision.decidedOn > since ? decision.decidedOn : since;
      const days = daysBetween(waits, today);
      if (!undecided || days <= when.days) return steps;
      const facts: CauseFacts = { kind: 'undecided', since: waits, days };
      return [...steps, open(rule, locationId, `undecided:${waits}`, facts)];
    }
    if (decision === null || decision.expiresOn === null) return [];
    if (when.trigger === 'override-ended') {
      if (decision.expiresOn >= today || !undecided) return [];
      const facts: CauseFacts = { kind: 'override-ended', rag: decision.rag, expiresOn: decision.expiresOn };
      return [open(rule, locationId, `override:${decision.decisionId}`, facts)];
    }
    if (when.trigger === 'override-floor' && decision.expiresOn >= today)
      return against(rule, locationId, decision.decisionId, decision.rag, standing.floor);
    return [];
  });
}

function against(rule: Rule, locationId: string, decisionId: string, rag: Rag, held: Rag | null): Found[] {
  if (held === null || !isWorse(held, rag)) return [];
  return [open(rule, locationId, `against:${decisionId}`, { kind: 'override-floor', rag, floor: held })];
}

function open(rule: Rule, locationId: string, causeKey: string, facts: CauseFacts): Found {
  return { rule, locationId, causeKey, confidentiality: 'open', facts };
}
