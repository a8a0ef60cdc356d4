import type { Day } from '../kernel/calendar-day.ts';
import type { RolesThatMay } from '../platform/access/index.ts';
import type { Clock } from '../platform/clock/index.ts';
import type { Database, Scope, Tx } from '../platform/db/types.ts';
import type { Announce } from '../platform/events/index.ts';

export interface DemonstrationContext {
  db: Database;
  clock: Clock;
  /** The data folder: the records pass through a file here, as an administrator's upload would. */
  dataDir: string;
  /** Another seed makes another county. */
  seed?: number | string;
}

/** How rooms hear of each other, and who may be told of what. */
interface Voices {
  clock: Clock;
  announce: Announce;
  rolesThatMay: RolesThatMay;
}

/** What the demonstration asks of the rooms that take in records and rate. */
export interface Doors {
  /** Imports a file of API records; throws where a record is refused. */
  importRecords(context: DemonstrationContext, scope: Scope, file: string): Promise<void>;
  /** Rates the council's market on a day and keeps the answer. */
  rate(tx: Tx, authorityId: string, asAt: Day, today: Day, tell?: Voices): Promise<unknown>;
  /** With what rooms and people are told of what happens at a moment. */
  voicesAt(clock: Clock): Voices;
}
