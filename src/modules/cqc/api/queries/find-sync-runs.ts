import { sql } from 'kysely';
import type { Tx } from '../../../../platform/db/types.ts';

export interface SyncRun {
  syncId: string;
  mode: 'full' | 'changes';
  windowTo: Date;
  startedAt: Date;
}

export interface SyncRuns {
  /** The newest run of the area that did not come to its end. */
  open: SyncRun | null;
  /** The newest that did. */
  last: SyncRun | null;
  lastFull: SyncRun | null;
}

/** What earlier runs of exactly this area (names in order) there are. */
export async function findSyncRuns(tx: Tx, area: string[]): Promise<SyncRuns> {
  const { rows } = await sql<SyncRun & { place: keyof SyncRuns }>`
    (select 'open' as place, sync_id as "syncId", mode, window_to as "windowTo", started_at as "startedAt"
       from cqc.sync_run where area = ${area}::text[] and state in ('fetching', 'merging') order by started_at desc limit 1)
    union all
    (select 'last', sync_id, mode, window_to, started_at
       from cqc.sync_run where area = ${area}::text[] and state = 'done' order by started_at desc limit 1)
    union all
    (select 'lastFull', sync_id, mode, window_to, started_at
       from cqc.sync_run where area = ${area}::text[] and state = 'done' and mode = 'full' order by started_at desc limit 1)
  `.execute(tx);
  const at = (place: keyof SyncRuns) => rows.find((row) => row.place === place) ?? null;
  return { open: at('open'), last: at('last'), lastFull: at('lastFull') };
}
