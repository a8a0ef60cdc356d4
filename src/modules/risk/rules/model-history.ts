import { addMonths, monthsBetween, type Day } from '../../../kernel/calendar-day.ts';
import { RAGS, ratingStep, type Rag, type Rating } from '../../../kernel/rating.ts';
import { auc, liftTopDecile } from './backtest/measures.ts';
import { raterFor, type Choice } from './draft-choice.ts';
import type { Facts } from './facts.ts';
import type { Outcome, OutcomeKind, OutcomeRule } from './outcomes.ts';

/** Who foretells: the draft, the models in force, and CQC's current rating alone. */
export const VOICES = ['draft', 'inForce', 'rating'] as const;
export type Voice = (typeof VOICES)[number];

/** What was said of a service on a day. A higher score is a stronger warning. */
export interface Said {
  rag: Rag;
  score: number;
}

/** What each voice said of the services of a market on the first day of a month. */
export interface MonthSaid {
  day: Day;
  services: ({ locationId: string } & Record<Voice, Said>)[];
}

/** How far ahead something was foretold, of all that happened after a full look back. */
export interface Lead {
  /** What happened. */
  outcomes: number;
  /** Of these, what had a warning in the months looked back. */
  warned: number;
  /** Whole months from the first warning; null where nothing was warned of. */
  lower: number | null;
  median: number | null;
  upper: number | null;
  /** How many were first warned of so many months before, from 0 on. */
  months: number[];
}

/** How well a voice foretold. */
export interface Foretold {
  /** Services in a month, by the colour they had, and how many of these something happened to. */
  byColour: Record<Rag, { n: number; happened: number }>;
  auc: number | null;
  lift: number | null;
  /** From the first month at Red; at Amber or Red. */
  lead: { red: Lead; amber: Lead };
}

/** One month of the line: how many services there were, to how many something happened, and how many of these were warned of. */
export interface MonthLine {
  day: Day;
  n: number;
  /** False where the months after it are not over yet: it counts in no measure. */
  complete: boolean;
  happened: number;
  warned: Record<Voice, { red: number; amber: number }>;
}

/** A draft's past: what it would have said, against what then happened. */
export interface ModelHistory {
  asAt: Day;
  /** How many months after each are looked at. */
  horizon: number;
  months: number;
  complete: number;
  /** Services in complete months, and how many of these something happened to. */
  n: number;
  happened: number;
  outcomes: { kind: OutcomeKind; name: string; n: number }[];
  voices: Record<Voice, Foretold>;
  line: MonthLine[];
}

/** CQC's current rating as a colour: a service without a rating is Amber, since not knowing is no comfort. */
export function saidByRating(rating: Rating | null): Said {
  if (rating === null) return { rag: 'Amber', score: 1.5 };
  const step = ratingStep(rating);
  return { rag: step >= 3 ? 'Green' : step === 2 ? 'Amber' : 'Red', score: 4 - step };
}

/** What each voice says of a market on a day, of the facts of that day and nothing else. */
export function sayMonth(
  services: Iterable<Facts>,
  day: Day,
  by: { draft: Choice; inForce: Choice },
): MonthSaid {
  const draft = raterFor(by.draft, day);
  const inForce = raterFor(by.inForce, day);
  const said: MonthSaid['services'] = [];
  for (const facts of services) {
    const [ofDraft, ofForce] = [draft(facts), inForce(facts)];
    said.push({
      locationId: facts.locationId,
      draft: { rag: ofDraft.rag, score: ofDraft.score },
      inForce: { rag: ofForce.rag, score: ofForce.score },
      rating: saidByRating(facts.overall?.rating ?? null),
    });
  }
  return { day, services: said };
}

/** Holds what was said against what happened. Months whose horizon is not over by `asAt` are shown and not measured. */
export function historyOf(
  said: readonly MonthSaid[],
  outcomes: readonly Outcome[],
  rules: readonly OutcomeRule[],
  asAt: Day,
): ModelHistory {
  const horizon = Math.max(...rules.map(({ withinMonths }) => withinMonths));
  const counted = outcomes.filter(
    ({ kind, on }) => on <= asAt && rules.some(({ outcome }) => outcome === kind),
  );
  const months = said.toSorted((a, b) => (a.day < b.day ? -1 : 1));
  const happenedTo = happening(counted, rules);
  const cases = months.map(({ day, services }) => ({
    day,
    complete: addMonths(day, horizon) <= asAt,
    services: services.map((one) => ({ ...one, hit: happenedTo(one.locationId, day) })),
  }));
  const whole = cases.filter(({ complete }) => complete).flatMap(({ services }) => services);
  const voice = (of: Voice): Foretold => ({
    byColour: byColour(whole.map((one) => ({ rag: one[of].rag, hit: one.hit }))),
    auc: auc(whole.map((one) => ({ score: one[of].score, hit: one.hit }))),
    lift: liftTopDecile(whole.map((one) => ({ score: one[of].score, hit: one.hit }))),
    lead: {
      red: leadOf(months, counted, of, horizon, ['Red']),
      amber: leadOf(months, counted, of, horizon, ['Red', 'Amber']),
    },
  });
  return {
    asAt,
    horizon,
    months: cases.length,
    complete: cases.filter(({ complete }) => complete).length,
    n: whole.length,
    happened: whole.filter(({ hit }) => hit).length,
    outcomes: countKinds(counted, rules, months),
    voices: { draft: voice('draft'), inForce: voice('inForce'), rating: voice('rating') },
    line: cases.map(lineOf),
  };
}

/** Whether something that counts happened to a service after a day, inside its rule's months. */
function happening(outcomes: readonly Outcome[], rules: readonly OutcomeRule[]) {
  const within = new Map(rules.map(({ outcome, withinMonths }) => [outcome, withinMonths]));
  const byLocation = Map.groupBy(outcomes, ({ locationId }) => locationId);
  return (locationId: string, day: Day): boolean =>
    (byLocation.get(locationId) ?? []).some(
      ({ on, kind }) => on > day && on <= addMonths(day, within.get(kind)!),
    );
}

function byColour(cases: readonly { rag: Rag; hit: boolean }[]): Foretold['byColour'] {
  const counts = { Red: { n: 0, happened: 0 }, Amber: { n: 0, happened: 0 }, Green: { n: 0, happened: 0 } };
  for (const { rag, hit } of cases) {
    counts[rag].n += 1;
    if (hit) counts[rag].happened += 1;
  }
  return counts;
}

type Case = MonthSaid['services'][number] & { hit: boolean };

function lineOf({ day, complete, services }: { day: Day; complete: boolean; services: Case[] }): MonthLine {
  const hits = services.filter(({ hit }) => hit);
  const warned = (of: Voice) => ({
    red: hits.filter((one) => one[of].rag === 'Red').length,
    amber: hits.filter((one) => one[of].rag !== 'Green').length,
  });
  return {
    day,
    n: services.length,
    complete,
    happened: hits.length,
    warned: { draft: warned('draft'), inForce: warned('inForce'), rating: warned('rating') },
  };
}

/** What happened in the months that were looked at, by kind; of a service, something of one day counts once. */
function countKinds(
  outcomes: readonly Outcome[],
  rules: readonly OutcomeRule[],
  months: readonly MonthSaid[],
) {
  const first = months[0]?.day;
  const known = new Set(months.flatMap(({ services }) => services.map(({ locationId }) => locationId)));
  return rules.map(({ outcome, name }) => ({
    kind: outcome,
    name,
    n: outcomes.filter(
      ({ kind, on, locationId }) =>
        kind === outcome && first !== undefined && on > first && known.has(locationId),
    ).length,
  }));
}

/**
 * For everything that happened after a full look back: how many months before it the service first had one of the colours,
 * inside the horizon. A colour of longer ago is no warning of it.
 */
function leadOf(
  months: readonly MonthSaid[],
  outcomes: readonly Outcome[],
  of: Voice,
  horizon: number,
  colours: readonly Rag[],
): Lead {
  const first = months[0]?.day;
  const warnings = daysOf(months, of, colours);
  const seen = new Set(months.flatMap(({ services }) => services.map(({ locationId }) => locationId)));
  const looked = outcomes.filter(
    ({ on, locationId }) => first !== undefined && addMonths(on, -horizon) >= first && seen.has(locationId),
  );
  const leads = looked.flatMap(({ locationId, on }) => {
    const from = addMonths(on, -horizon);
    const earliest = warnings.get(locationId)?.find((day) => day >= from && day < on);
    return earliest === undefined ? [] : [monthsBetween(earliest, on)];
  });
  leads.sort((a, b) => a - b);
  const counts = Array.from({ length: horizon + 1 }, () => 0);
  for (const lead of leads) counts[lead] = (counts[lead] ?? 0) + 1;
  return {
    outcomes: looked.length,
    warned: leads.length,
    lower: quantile(leads, 0.25),
    median: quantile(leads, 0.5),
    upper: quantile(leads, 0.75),
    months: counts,
  };
}

/** The days on which each service had one of the colours, in order. */
function daysOf(months: readonly MonthSaid[], of: Voice, colours: readonly Rag[]): Map<string, Day[]> {
  const days = new Map<string, Day[]>();
  for (const { day, services } of months)
    for (const one of services) {
      if (!colours.includes(one[of].rag)) continue;
      const known = days.get(one.locationId);
      if (known === undefined) days.set(one.locationId, [day]);
      else known.push(day);
    }
  return days;
}

/** The value below which a share of sorted numbers lies, between two of them by their distance; null of none. */
function quantile(sorted: readonly number[], share: number): number | null {
  if (sorted.length === 0) return null;
  const at = (sorted.length - 1) * share;
  const [low, high] = [sorted[Math.floor(at)]!, sorted[Math.ceil(at)]!];
  return low + (high - low) * (at - Math.floor(at));
}

/** A share with what it is a share of; null where there is nothing to share. */
export interface Share {
  n: number;
  of: number;
  share: number | null;
}

function shareOf(n: number, of: number): Share {
  return { n, of, share: of === 0 ? null : n / of };
}

/** Which colours count as a warning. */
export type Warning = 'Red' | 'Amber or Red';

function coloursOf(warning: Warning): readonly Rag[] {
  return warning === 'Red' ? ['Red'] : ['Red', 'Amber'];
}

function sumOf(byColour: Foretold['byColour'], colours: readonly Rag[], what: 'n' | 'happened'): number {
  return colours.reduce((sum, rag) => sum + byColour[rag][what], 0);
}

/** Of what happened, how much had a warning. */
export function hitRate({ byColour: counts }: Foretold, warning: Warning): Share {
  return shareOf(sumOf(counts, coloursOf(warning), 'happened'), sumOf(counts, RAGS, 'happened'));
}

/** Of the warnings, how many nothing came of. */
export function falseAlarms({ byColour: counts }: Foretold, warning: Warning): Share {
  const warned = sumOf(counts, coloursOf(warning), 'n');
  return shareOf(warned - sumOf(counts, coloursOf(warning), 'happened'), warned);
}

/** Of the warnings, how many something came of. */
export function precision({ byColour: counts }: Foretold, warning: Warning): Share {
  return shareOf(sumOf(counts, coloursOf(warning), 'happened'), sumOf(counts, coloursOf(warning), 'n'));
}
