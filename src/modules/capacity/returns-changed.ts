import type { Day } from '../../kernel/calendar-day.ts';
import { defineEvent } from '../../platform/events/index.ts';

/** A return that came for the first time: what the log says of it. */
export interface CameReturn {
  locationId: string;
  month: Day;
  sentOn: Day;
  /** True where an officer of the council entered it for the provider. */
  onBehalf: boolean;
  title: string;
  account: string;
}

/**
 * Returns of these services came, were corrected, or became late: heard in the transaction that wrote it. The log stands on the same
 * floor as this room, so a room above both tells it.
 */
export const RETURNS_CHANGED = defineEvent<{
  authorityId: string;
  locationIds: readonly string[];
  /** What came for the first time; null for a correction or a late one, of which the log says nothing anew. */
  came: CameReturn | null;
}>('capacity.returns-changed');
