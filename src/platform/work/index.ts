import type { RawBuilder } from 'kysely';
import type { Day } from '../../kernel/calendar-day.ts';
import { askTogether } from '../db/index.ts';
import type { Tx } from '../db/types.ts';

/** Whose work it is, and since when. */
export interface WorkReader {
  accountId: string;
  /** The services that they answer for: CQC ids, and ids of the council's own. */
  locationIds: readonly string[];
  /** The moment from which something is new to them. */
  since: Date;
  today: Day;
  /** Whether they hold a permission: a source may say more to those who do. */
  may(permission: string): boolean;
}

/** One line of somebody's work; it opens the thing itself. */
export interface WorkItem {
  /** What it asks of them. */
  state: 'escalated' | 'overdue' | 'due' | 'changed';
  /** The service it is about, if it is about one. */
  locationId: string | null;
  /** What happened or is to be done: "CQC rated it Inadequate (was Good)". */
  words: string;
  href: string;
  /** The day it is due, or the day it happened. */
  day: Day;
  /** True for what has made things worse, so that it stands first. */
  worse?: boolean;
}

/**
 * Where work comes from. A room offers its sources through its door; My work asks them all in one statement, so that the page asks
 * no more with every room that is added: see `askTogether`.
 */
export interface WorkSource<Row = unknown> {
  name: string;
  /** Who is asked for it; to others the source is silent. */
  permission: string;
  /** A select of the rows that concern a reader, in order. */
  rows(reader: WorkReader): RawBuilder<Row>;
  /** The rows as lines of their desk. */
  items(rows: readonly Row[], reader: WorkReader): WorkItem[];
}

/** Work in the order of a desk: by state, and within it what got worse first, then by day. */
export interface Desk {
  escalated: WorkItem[];
  overdue: WorkItem[];
  due: WorkItem[];
  changed: WorkItem[];
}

/** Asks every source that the reader may hear, under the reader's own rights, and sorts what they say. One query. */
export async function gatherWork(tx: Tx, reader: WorkReader, sources: readonly WorkSource[]): Promise<Desk> {
  const heard = sources.filter((source) => reader.may(source.permission));
  const found = await askTogether(
    tx,
    heard.map((source) => source.rows(reader)),
  );
  return sortWork(heard.flatMap((source, at) => source.items(found[at] ?? [], reader)));
}

/** Puts work on the desk: what is due by its day, soonest first; what changed by what got worse, then newest first. */
export function sortWork(items: readonly WorkItem[]): Desk {
  const of = (state: WorkItem['state']) => items.filter((item) => item.state === state);
  const soonest = (a: WorkItem, b: WorkItem) => a.day.localeCompare(b.day) || a.words.localeCompare(b.words);
  const worst = (a: WorkItem, b: WorkItem) =>
    Number(b.worse === true) - Number(a.worse === true) ||
    b.day.localeCompare(a.day) ||
    a.words.localeCompare(b.words);
  return {
    escalated: of('escalated').toSorted(soonest),
    overdue: of('overdue').toSorted(soonest),
    due: of('due').toSorted(soonest),
    changed: of('changed').toSorted(worst),
  };
}
