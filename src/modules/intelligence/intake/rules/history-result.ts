import type { Day } from '../../../../kernel/calendar-day.ts';
import { storableText } from './mail-event.ts';

/** A value that was refused, or that a row could not be taken for. */
export interface RejectedCell {
  row: number;
  column: string;
  value: string;
  reason: string;
}

/** What a file of history came to, or would. */
export interface HistoryResult {
  dryRun: boolean;
  /** Rows read. */
  read: number;
  /** Entries that were recorded, or would be. */
  added: number;
  /** Rows that were imported before, just as they are. */
  known: number;
  /** Rows that stand twice in the file. */
  repeated: number;
  /** Rows refused, each for one value at least. */
  rejected: number;
  /** Services that the entries are about. */
  services: number;
  from: Day | null;
  to: Day | null;
  /** Entries by kind. */
  kinds: Record<string, number>;
  /** The first values that were refused. */
  examples: RejectedCell[];
  notes: { note: string; n: number }[];
}

const EXAMPLES = 100;
const NOTES = 50;

/** Counts what the rows of a file come to. */
export class HistoryTally {
  read = 0;
  added = 0;
  known = 0;
  repeated = 0;
  rejected = 0;
  readonly #services = new Set<string>();
  readonly #kinds = new Map<string, number>();
  readonly #notes = new Map<string, number>();
  readonly #examples: RejectedCell[] = [];
  #from: Day | null = null;
  #to: Day | null = null;

  constructor(private readonly keepRejected: (rejected: RejectedCell) => void) {}

  /** A row that is refused, for these values. */
  reject(cells: readonly RejectedCell[]): void {
    this.rejected += 1;
    for (const cell of cells) {
      this.keepRejected(cell);
      if (this.#examples.length < EXAMPLES) this.#examples.push({ ...cell, value: shownValue(cell.value) });
    }
  }

  note(note: string): void {
    if (this.#notes.has(note) || this.#notes.size < NOTES)
      this.#notes.set(note, (this.#notes.get(note) ?? 0) + 1);
  }

  add({ kind, locationId, receivedOn }: { kind: string; locationId: string | null; receivedOn: Day }): void {
    this.added += 1;
    if (locationId !== null) this.#services.add(locationId);
    this.#kinds.set(kind, (this.#kinds.get(kind) ?? 0) + 1);
    if (this.#from === null || receivedOn < this.#from) this.#from = receivedOn;
    if (this.#to === null || receivedOn > this.#to) this.#to = receivedOn;
  }

  result(dryRun: boolean): HistoryResult {
    const { read, added, known, repeated, rejected } = this;
    return {
      dryRun, read, added, known, repeated, rejected,
      services: this.#services.size,
      from: this.#from,
      to: this.#to,
      kinds: Object.fromEntries([...this.#kinds].sort(([, a], [, b]) => b - a)),
      examples: this.#examples,
      notes: [...this.#notes].map(([note, n]) => ({ note, n })),
    };
  } // prettier-ignore
}

/** A value as an example: never cut in the middle of a character, and without what no database holds. */
const shownValue = (value: string): string => storableText(value.slice(0, 200));
