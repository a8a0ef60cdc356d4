import { sql } from 'kysely';
import type { Day } from '../../../../kernel/calendar-day.ts';
import type { Tx } from '../../../../platform/db/types.ts';

export interface SyncState {
  /** When the newest sync of the council's area was finished, and the day up to which its data is complete. */
  lastSyncAt: Date | null;
  syncedOn: Day | null;
  /** The day of the newest import of a file. */
  importedOn: Day | null;
  /** Why the newest sync stopped, where it did. */
  stopped: string | null;
}

/** What is known of the age of CQC's data, for the council of this transaction. Days are London's. */
export async function fetchSyncState(tx: Tx): Promise<SyncState> {
  const { rows } = await sql<SyncState>`
    with mine as (
      select coalesce(array_agg(local_authority order by local_authority collate "C"), '{}') as area from people.published_authority_area
    ), run as (
      select r.* from cqc.sync_run r, mine where r.area = mine.area order by r.started_at desc limit 50
    )
    select (select max(finished_at) from run where state = 'done') as "lastSyncAt",
           (select (max(window_to) at time zone 'Europe/London')::date from run where state = 'done') as "syncedOn",
           (select (max(finished_at) at time zone 'Europe/London')::date from cqc.import
             where state = 'done' and not dry_run and source <> 'sync') as "importedOn",
           (select nullif(note, '') from run where state in ('fetching', 'merging') order by started_at desc limit 1) as stopped
  `.execute(tx);
  return rows[0]!;
}
