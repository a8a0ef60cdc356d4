import { REJECTED_SHOWN, type Rejected } from './import-types.ts';
import type { ReadRecord } from './read-source.ts';

/** Counts what a file's records came to while they are read. */
export class Tally {
  read = 0;
  rejectedTotal = 0;
  readonly rejected: Rejected[] = [];
  private readonly leftOut = new Map<string, number>();
  private readonly notes = new Map<string, number>();
  private readonly keepRejected: (rejected: Rejected) => void;

  /** `keepRejected` is given every refused value, for the list to download. */
  constructor(keepRejected: (rejected: Rejected) => void) {
    this.keepRejected = keepRejected;
  }

  record(record: ReadRecord): void {
    this.read += 1;
    if (record.leftOut !== undefined) this.leaveOut(record.leftOut, 1);
    if (record.note !== undefined) this.note(record.note, 1);
    for (const note of record.notes ?? []) this.note(note, 1);
    const errors = record.errors ?? [];
    errors.forEach((error, i) => {
      const refused = { row: record.row, column: error.field, value: error.value, reason: error.message };
      this.keepRejected(refused);
      if (i === 0) this.reject(refused);
    });
  }

  /** A record that only the database could refuse: the second of two with one id. */
  refuse(rejected: Rejected): void {
    this.keepRejected(rejected);
    this.reject(rejected);
  }

  leaveOut(reason: string, n: number): void {
    if (n > 0) this.leftOut.set(reason, (this.leftOut.get(reason) ?? 0) + n);
  }

  note(note: string, n: number): void {
    if (n > 0 && (this.notes.has(note) || this.notes.size < 100))
      this.notes.set(note, (this.notes.get(note) ?? 0) + n);
  }

  /** Most first. */
  leftOutByReason(): { reason: string; n: number }[] {
    return [...this.leftOut].map(([reason, n]) => ({ reason, n })).sort((a, b) => b.n - a.n);
  }

  notesByKind(): { note: string; n: number }[] {
    return [...this.notes].map(([note, n]) => ({ note, n })).sort((a, b) => b.n - a.n);
  }

  private reject(rejected: Rejected): void {
    this.rejectedTotal += 1;
    if (this.rejected.length < REJECTED_SHOWN) this.rejected.push(rejected);
  }
}
