import { sql, type RawBuilder } from 'kysely';
import type { Day } from '../../../kernel/calendar-day.ts';
import type { Rating } from '../../../kernel/rating.ts';
import type { DatedRating, Enforcement, Facts, ManagerFact, QuestionRating } from '../rules/facts.ts';

/*
 * Facts travel as one text, rows and fields parted by the control characters made for it. The driver takes rows of twenty
 * columns apart value by value, which for 57,000 locations cost more than three times the processor time of this (190 ms
 * against 58 ms), and as much as assessing them.
 */

/** Facts of a location with the name that people know it by. */
export interface NamedFacts extends Facts {
  name: string;
}

export const FIELD = '\x1f';
export const RECORD = '\x1e';
const ITEM = '\x1d';

/** The columns in their order; `unpackOne` reads them by it. */
const COLUMNS = [
  'location_id',
  'name',
  'category',
  'regulated',
  'registered_on',
  'rating',
  'rated_on',
  'not_rated_reason',
  'previous_rating',
  'previous_rated_on',
  'safe',
  'safe_on',
  'safe_carried',
  'well_led',
  'well_led_on',
  'well_led_carried',
  'last_visited_on',
  'dormancy',
  'manager',
  'manager_absent_from',
  'enforcement',
  'beds',
  'client_groups',
] as const;

/** Words from files or forms could hold a control character; it is left out. */
const WRITTEN = new Set<string>(['name', 'not_rated_reason']);

/** A text without the characters that part fields and records. */
export function withoutMarks(text: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`replace(replace(${text}, e'\\x1e', ''), e'\\x1f', '')`;
}

/** An aggregate of all rows of `from` as one text; null where there is none. An empty field is null. */
export function packed(from: string): RawBuilder<unknown> {
  const columns = COLUMNS.map((column) => {
    const value = sql.ref(`${from}.${column}`);
    return WRITTEN.has(column) ? withoutMarks(value) : value;
  });
  return sql`string_agg(concat(${sql.join(columns, sql`, e'\\x1f', `)}), e'\\x1e')`;
}

/**
 * The facts of each row of a packed text, one at a time: facts of 57,000 locations that all live at once cost the garbage
 * collector as much time as assessing them.
 */
export function* unpack(
  text: string | null,
  knowledgeOf: (locationId: string) => Knowledge,
): Generator<NamedFacts> {
  if (text === null) return;
  const groups = new Map<string, readonly string[]>();
  const groupsOf = (joined: string) => {
    let some = groups.get(joined);
    if (some === undefined) groups.set(joined, (some = joined === '' ? [] : joined.split(ITEM)));
    return some;
  };
  for (let start = 0; start <= text.length;) {
    const found = text.indexOf(RECORD, start);
    const end = found === -1 ? text.length : found;
    yield unpackOne(text.slice(start, end), { knowledgeOf, groupsOf });
    start = end + 1;
  }
}

type Row = [
  id: string, name: string, category: string, regulated: string, registered: Day, rating: Rating, rated: Day, reason: string,
  previous: Rating, previousOn: Day, safe: Rating, safeOn: Day, safeCarried: string, wellLed: Rating, wellLedOn: Day,
  wellLedCarried: string, visited: Day, dormancy: string, manager: string, absentFrom: Day, enforcement: string, beds: string,
  clientGroups: string,
]; // prettier-ignore

/** What the council itself knows of a location. */
export type Knowledge = Pick<Facts, 'events' | 'returns'>;

/** What unpacking the records of one answer shares. */
interface Unpacking {
  knowledgeOf: (locationId: string) => Knowledge;
  groupsOf: (joined: string) => readonly string[];
}

function unpackOne(record: string, { knowledgeOf, groupsOf }: Unpacking): NamedFacts {
  const fields = record.split(FIELD);
  if (fields.length !== COLUMNS.length) {
    throw new RangeError(
      `a record of facts has ${fields.length} fields where ${COLUMNS.length} were asked for: ${fields[0]}`,
    );
  }
  const [
    id, name, category, regulated, registered, rating, rated, reason, previous, previousOn, safe, safeOn, safeCarried,
    wellLed, wellLedOn, wellLedCarried, visited, dormancy, manager, absentFrom, enforcement, beds, clientGroups,
  ] = fields as Row; // prettier-ignore
  return {
    locationId: id,
    name,
    category,
    regulated: regulated === 't',
    registeredOn: registered || null,
    overall: dated(rating, rated),
    notRatedReason: reason || null,
    previous: dated(previous, previousOn),
    safe: carried(safe, safeOn, safeCarried),
    wellLed: carried(wellLed, wellLedOn, wellLedCarried),
    lastVisitedOn: visited || null,
    dormancy: dormancy === 'active' || dormancy === 'dormant' ? dormancy : null,
    manager: managerFact(manager, absentFrom),
    enforcement: enforcement === '' ? [] : (JSON.parse(enforcement) as Enforcement[]),
    beds: beds === '' ? null : Number(beds),
    clientGroups: groupsOf(clientGroups),
    ...knowledgeOf(id),
  };
}

function dated(rating: Rating, on: Day): DatedRating | null {
  return rating && on ? { rating, on } : null;
}

function carried(rating: Rating, on: Day, isCarried: string): QuestionRating | null {
  return rating && on ? { rating, on, carried: isCarried === 't' } : null;
}

function managerFact(state: string, since: Day): ManagerFact | null {
  if (state === 'absent') return since ? { state, since } : null;
  return state === 'in post' || state === 'none registered' ? { state } : null;
}
