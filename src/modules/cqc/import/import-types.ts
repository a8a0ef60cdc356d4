import type { Clock } from '../../../platform/clock/index.ts';
import type { Database, Scope } from '../../../platform/db/types.ts';
import type { Announce } from '../../../platform/events/index.ts';

/** The files that a person can import: records of the API, and CQC's four download files. */
export const IMPORT_SOURCES = [
  'cqc-api',
  'cqc-active',
  'cqc-ratings',
  'cqc-deactivated',
  'cqc-directory',
] as const;
/** A sync with the API imports what it fetched as a file of API records. */
export type ImportSource = (typeof IMPORT_SOURCES)[number] | 'sync';

/** What an import works with; a JobContext fits. */
export interface ImportContext {
  db: Database;
  scope: Scope;
  clock: Clock;
  /** Tells other rooms what follows from the import; nobody where absent. */
  announce?: Announce;
  /** Folder of stored files: the list of rejected rows goes there. */
  dataDir: string;
  signal?: AbortSignal;
  progress?(done: number, total: number | null, note: string): void;
}

export interface ImportRequest {
  source: ImportSource;
  /** Of the file to read. */
  path: string;
  /** As its sender calls it; the path's own name where absent. */
  fileName?: string;
  /** Say what would change, and change nothing. */
  dryRun?: boolean;
  /** When another import is running: 'refuse' throws ImportBusyError at once, 'wait' (jobs) waits for it. Default 'refuse'. */
  onBusy?: 'refuse' | 'wait';
}

/** One thing refused: the place in the file, the column, the value, and why. */
export interface Rejected {
  /** The row's number as a spreadsheet shows it; of an API file the record's place, from 1. */
  row: number;
  column: string;
  value: string;
  reason: string;
}

/** One difference that an import made, or would make: `from` is null for what is new. */
export interface Example {
  locationId: string;
  name: string;
  field: string;
  from: string | null;
  to: string | null;
}

/** Every import ends with this. `read` is the sum of added, changed, unchanged, all left out and all rejected. */
export interface ImportResult {
  importId: string;
  source: ImportSource;
  fileName: string;
  dryRun: boolean;
  read: number;
  added: number;
  changed: number;
  unchanged: number;
  leftOut: { reason: string; n: number }[];
  /** The first refused value of each refused record, at most REJECTED_SHOWN records. */
  rejected: Rejected[];
  /** All refused records, also those past the list's end. */
  rejectedTotal: number;
  /** What moved, by kind of movement. */
  moved: Record<string, number>;
  /** Providers that were written beside the locations. */
  providers: { added: number; changed: number };
  /** Differences to look at: what was added or changed, at most EXAMPLES_SHOWN. */
  examples: Example[];
  /** Oddities that refused nothing. */
  notes: { note: string; n: number }[];
}

export const REJECTED_SHOWN = 10_000;
export const EXAMPLES_SHOWN = 50;

/** Another import holds the register. */
export class ImportBusyError extends Error {
  override name = 'ImportBusyError';
  readonly fileName: string;
  readonly since: Date;
  readonly by: string;

  constructor(running: { fileName: string; since: Date; by: string }) {
    super(
      `An import is already running: ${running.fileName}, started ${running.since.toISOString()} by ${running.by}. ` +
        'Wait until it has ended and try again.',
    );
    this.fileName = running.fileName;
    this.since = running.since;
    this.by = running.by;
  }
}
