import { shortDay, type Day } from '../../../kernel/calendar-day.ts';
import type { Rag } from '../../../kernel/rating.ts';
import { messages } from '../messages.ts';
import { differences, FACT_WORDS, factWords, NOTHING_KNOWN, type LocalFactValues } from './local-fact.ts';
import type { Candidate, Match, RowToMatch } from './matching.ts';
import type { BadValue, ReadRow } from './spreadsheet-rows.ts';

/** An officer whom the file names and we do not have yet, until one is made: this and the name. */
const NEW_OFFICER = 'new officer: ';

/** What we hold now about the locations that the file names, on the day from which its facts hold. */
export interface Present {
  facts: ReadonlyMap<string, LocalFactValues>;
  people: ReadonlyMap<string, number>;
  /** By `ragKey`. */
  rags: ReadonlyMap<string, Rag>;
  officers: readonly { officerId: string; name: string }[];
}

export const ragKey = (locationId: string, month: Day) => `${locationId} ${month}`;

interface PlannedChange {
  row: number;
  locationId: string;
  name: string;
  fields: {
    label: string;
    from: string;
    to: string;
    /** Replaces something that was known. */ replaces: boolean;
  }[];
}

interface UnplacedRow {
  row: number;
  said: RowToMatch;
  why: string;
}

/** A row that may mean several locations, with what a person chose; undefined until then. */
interface AskedRow extends UnplacedRow {
  candidates: Candidate[];
  chosen: string | undefined;
}

/** All that importing the file would do, and what it could not do. */
export interface Plan {
  rows: number;
  matched: number;
  unchanged: number;
  changes: PlannedChange[];
  unmatched: UnplacedRow[];
  asked: AskedRow[];
  bad: BadValue[];
  newOfficers: string[];
  facts: { locationId: string; values: LocalFactValues }[];
  people: { locationId: string; people: number }[];
  rags: { locationId: string; month: Day; rag: Rag }[];
}

/**
 * The plan for a file: `matches` in the order of `rows`; `choices` are a person's answers for ambiguous rows by row
 * number; an ambiguous row without one is left out. Where two rows of one location disagree the first counts and the other is told.
 */
export function planImport(
  rows: readonly ReadRow[],
  matches: readonly Match[],
  choices: ReadonlyMap<number, string>,
  present: Present,
): Plan {
  const plan: Plan = {
    rows: rows.length, matched: 0, unchanged: 0, changes: [], unmatched: [], asked: [], bad: [],
    newOfficers: [], facts: [], people: [], rags: [],
  }; // prettier-ignore
  const settled = new Map<string, Settled>();
  rows.forEach((read, i) => {
    const placed = place(read, matches[i] ?? { kind: 'unmatched', why: '' }, choices.get(read.row), plan);
    if (placed === undefined) return;
    plan.matched++;
    plan.bad.push(...read.bad);
    settle(read, placed, settled, plan);
  });
  const officers = new Map(present.officers.map((officer) => [plainName(officer.name), officer.officerId]));
  const words = new Map(present.officers.map((officer) => [officer.officerId, officer.name]));
  for (const one of settled.values()) planOne(one, present, officers, words, plan);
  plan.newOfficers = [...new Set(plan.facts.flatMap(({ values }) => newOfficerName(values.officerId) ?? []))];
  return plan;
}

/** What the rows of one location come to. */
interface Settled {
  row: number;
  locationId: string;
  name: string;
  facts: ReadRow['facts'];
  officerName?: string;
  people?: number;
  rags: Map<Day, Rag>;
}

function place(
  read: ReadRow,
  match: Match,
  choice: string | undefined,
  plan: Plan,
): { locationId: string; name: string } | undefined {
  if (match.kind === 'matched') return match;
  const row = { row: read.row, said: read.match, why: match.why };
  if (match.kind === 'unmatched') {
    plan.unmatched.push(row);
    return undefined;
  }
  const chosen = match.candidates.find((candidate) => candidate.locationId === choice);
  plan.asked.push({ ...row, candidates: match.candidates, chosen: chosen?.locationId });
  return chosen;
}

function settle(
  read: ReadRow,
  placed: { locationId: string; name: string },
  settled: Map<string, Settled>,
  plan: Plan,
): void {
  const before = settled.get(placed.locationId);
  const into: Settled = before ?? { row: read.row, ...pickPlace(placed), facts: {}, rags: new Map() };
  settled.set(placed.locationId, into);
  const take = <T>(column: string, mine: T | undefined, theirs: T | undefined, keep: (value: T) => void) => {
    if (mine === undefined) return;
    if (theirs === undefined) keep(mine);
    else if (theirs !== mine)
      plan.bad.push({
        row: read.row,
        column,
        value: String(mine),
        reason: messages.sheetContradiction(into.row, String(theirs)),
      });
  };
  take(
    FACT_WORDS.contracted,
    read.facts.contracted,
    into.facts.contracted,
    (v) => (into.facts.contracted = v),
  );
  take(
    FACT_WORDS.operational,
    read.facts.operational,
    into.facts.operational,
    (v) => (into.facts.operational = v),
  );
  take(FACT_WORDS.locality, read.facts.locality, into.facts.locality, (v) => (into.facts.locality = v));
  const sameOfficer = plainName(read.officerName ?? '') === plainName(into.officerName ?? '');
  take(
    FACT_WORDS.officerId,
    sameOfficer ? into.officerName : read.officerName,
    into.officerName,
    (v) => (into.officerName = v),
  );
  take('People placed', read.people, into.people, (v) => (into.people = v));
  for (const { month, rag, column } of read.rags)
    take(column, rag, into.rags.get(month), (v) => into.rags.set(month, v));
}

const pickPlace = ({ locationId, name }: { locationId: string; name: string }) => ({ locationId, name });

function planOne(
  one: Settled,
  present: Present,
  officers: Map<string, string>,
  words: ReadonlyMap<string, string>,
  plan: Plan,
): void {
  const { locationId } = one;
  const now = present.facts.get(locationId) ?? NOTHING_KNOWN;
  const officerId = one.officerName === undefined ? now.officerId : officerIdOf(one.officerName, officers);
  const next: LocalFactValues = { ...now, ...one.facts, officerId };
  const changed = differences(now, next);
  const fields: PlannedChange['fields'] = changed.map((field) => ({
    label: FACT_WORDS[field],
    from: factWords(field, now[field], words),
    to:
      field === 'officerId'
        ? (newOfficerName(officerId) ?? factWords(field, officerId, words))
        : factWords(field, next[field], words),
    replaces: now[field] !== null,
  }));
  if (changed.length > 0) plan.facts.push({ locationId, values: next });
  const people = present.people.get(locationId);
  if (one.people !== undefined && one.people !== people) {
    plan.people.push({ locationId, people: one.people });
    fields.push({
      label: 'People placed',
      from: people === undefined ? 'Not known' : String(people),
      to: String(one.people),
      replaces: people !== undefined,
    });
  }
  for (const [month, rag] of one.rags) {
    const before = present.rags.get(ragKey(locationId, month));
    if (before === rag) continue;
    plan.rags.push({ locationId, month, rag });
    fields.push({
      label: `Colour in ${shortDay(month).slice(2)}`,
      from: before ?? 'Not known',
      to: rag,
      replaces: before !== undefined,
    });
  }
  if (fields.length === 0) plan.unchanged++;
  else plan.changes.push({ row: one.row, locationId, name: one.name, fields });
}

/** The officer of a name; one whom nobody knows yet is known by its first spelling from then on. */
function officerIdOf(name: string, officers: Map<string, string>): string {
  const plain = plainName(name);
  const officerId = officers.get(plain) ?? NEW_OFFICER + name;
  officers.set(plain, officerId);
  return officerId;
}

/** The name of an officer yet to be made, or undefined where the id is a real one. */
function newOfficerName(officerId: string | null): string | undefined {
  return officerId?.startsWith(NEW_OFFICER) === true ? officerId.slice(NEW_OFFICER.length) : undefined;
}

/** The planned facts with the ids of the officers that have been made meanwhile, by name. */
export function withOfficers(facts: Plan['facts'], made: ReadonlyMap<string, string>): Plan['facts'] {
  return facts.map(({ locationId, values }) => {
    const name = newOfficerName(values.officerId);
    return {
      locationId,
      values: name === undefined ? values : { ...values, officerId: made.get(plainName(name)) ?? null },
    };
  });
}

/** A person's name as it is compared: case and spaces aside. */
export function plainName(name: string): string {
  return name.trim().replace(/\s+/g, ' ').toLowerCase();
}
