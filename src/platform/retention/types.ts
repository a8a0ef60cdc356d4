import type { RawBuilder } from 'kysely';
import type { Day } from '../../kernel/calendar-day.ts';
import type { Tx } from '../db/types.ts';

/** Which records of a type may go: those of one owner whose period began before a day. */
export interface Due {
  /** The council whose records they are; null for those that belong to no council. */
  authorityId: string | null;
  /** The first moment of `beforeDay` in England. */
  before: Date;
  /** A record whose period began on an earlier day may go. */
  beforeDay: Day;
  /** The moment of the run. */
  now: Date;
}

/** What a batch took away. */
export interface Removed {
  /** Records of the type: 0 says that none is left. */
  records: number;
  /** Stored files that no row names any more, within the data folder: deleted once the batch is committed. */
  paths?: string[];
}

interface Described {
  /** The room and the kind, say 'people.session'. Councils keep their decisions by it: it never changes. */
  recordType: string;
  /** A few words: "Ended sign-ins". */
  name: string;
  /** What they are, in a sentence. */
  what: string;
  /** Why they are kept so long, with the law or guidance. */
  basis: string;
  /** The tables whose rows it speaks of. Every table of the house is in one rule at least (a test). */
  tables: readonly string[];
}

/** Records that go when their period is over. */
export interface PeriodRule extends Described {
  keep: {
    /** The house's own period, in months. */
    months: number;
    /** What a council may choose instead; the same number thrice where it may not. */
    least: number;
    most: number;
    /** What the period runs from: "the end of the session". */
    from: string;
  };
  /** Whose they are. Records of the whole installation keep the house's own period, and any council's hold stops them. */
  owner: 'council' | 'installation' | 'both';
  goes: 'deleted' | 'anonymised';
  /** How they are found and taken away: rows of tables, or something that no SQL can count. */
  records: GoingRows | GoingFiles;
}

/** Rows, found by one statement, so that a dry run counts just what a run takes. */
export interface GoingRows {
  /** A statement of the rows that may go: `key`, and `since`, the day their period began. Always with the owner in it. */
  due(due: Due): RawBuilder<unknown>;
  /** Takes away up to `limit` of them, the oldest first. Runs as the owner of the tables. */
  remove(tx: Tx, due: Due, limit: number): Promise<Removed>;
}

/** Files on the disk that nothing names. */
export interface GoingFiles {
  files(tx: Tx, due: Due, dataDir: string): Promise<{ path: string; since: Day }[]>;
}

/** Records that no schedule takes away. */
interface KeptRule extends Described {
  /** How long, in words: "As long as anything it proves". */
  kept: string;
}

/** How long one kind of record is kept. */
export type RetentionRule = PeriodRule | KeptRule;

/** Whether a schedule takes records of this rule away. */
export const hasPeriod = (rule: RetentionRule): rule is PeriodRule => 'keep' in rule;
