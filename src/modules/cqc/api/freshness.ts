import { daysBetween, longDay, type Day } from '../../../kernel/calendar-day.ts';
import type { Tx } from '../../../platform/db/types.ts';
import { fetchSyncState, type SyncState } from './queries/fetch-sync-state.ts';

/** Days after which CQC's data counts as stale: syncs are nightly, the files that CQC publishes monthly. */
const STALE_AFTER_DAYS = { sync: 3, file: 35 } as const;

export interface Freshness {
  /** The day on which the newest CQC data came in; null where none ever did. */
  newestDataOn: Day | null;
  lastSyncAt: Date | null;
  stale: boolean;
  /** A sentence or two for the page. */
  words: string;
}

/**
 * How old the CQC data is, for a warning on pages; one query. `staleAfterDays` overrides the thresholds
 * (STALE_AFTER_DAYS).
 */
export async function cqcFreshness(tx: Tx, today: Day, staleAfterDays?: number): Promise<Freshness> {
  return freshness(await fetchSyncState(tx), today, staleAfterDays);
}

/** The rule by itself: the newer of sync and file counts, each with its own threshold; never any data is stale. */
export function freshness(state: SyncState, today: Day, staleAfterDays?: number): Freshness {
  const { syncedOn, importedOn, lastSyncAt } = state;
  const bySync = syncedOn !== null && (importedOn === null || syncedOn >= importedOn);
  const newestDataOn = bySync ? syncedOn : importedOn;
  const stopped = state.stopped === null ? '' : ` The last sync stopped: ${state.stopped}.`;
  if (newestDataOn === null) {
    return { newestDataOn, lastSyncAt, stale: true, words: `No CQC data has come in yet.${stopped}` };
  }
  const age = daysBetween(newestDataOn, today);
  const stale = age > (staleAfterDays ?? STALE_AFTER_DAYS[bySync ? 'sync' : 'file']);
  const how = bySync ? 'was last synced' : 'was last imported from a file';
  const ago = age <= 0 ? 'today' : age === 1 ? 'yesterday' : `${age} days ago, on ${longDay(newestDataOn)}`;
  return { newestDataOn, lastSyncAt, stale, words: `CQC data ${how} ${ago}.${stopped}` };
}
