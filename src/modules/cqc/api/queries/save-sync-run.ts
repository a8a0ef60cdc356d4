import { sql } from 'kysely';
import type { Tx } from '../../../../platform/db/types.ts';

export interface NewSyncRun {
  syncId: string;
  mode: 'full' | 'changes';
  area: string[];
  /** Instants as ISO text. */
  windowFrom: string | null;
  windowTo: string;
  /** Location ids that CQC lists in the area. */
  listed: string[];
  /** Ids that CQC says have changed; empty in a full sync. */
  changedLocations: string[];
  changedProviders: string[];
  /** The last run that came to its end, whose failures are asked again. */
  lastSyncId: string | null;
}

/**
 * Starts a run with the records it wants. Full: what is listed, what we hold in the area (a location that left the
 * list may have moved), placements out of the area. Changes: of the ids that changed anywhere in England, those that
 * we hold or that are listed in the area (without an area, all), and placements that we do not hold yet.
 */
export async function saveSyncRun(tx: Tx, run: NewSyncRun): Promise<void> {
  await sql`
    insert into cqc.sync_run (sync_id, mode, area, window_from, window_to, state, started_at)
    values (${run.syncId}, ${run.mode}, ${run.area}::text[], ${run.windowFrom}::timestamptz, ${run.windowTo}::timestamptz,
            'fetching', ${run.windowTo}::timestamptz)`.execute(tx);
  await (run.mode === 'full' ? wantAll(tx, run) : wantChanged(tx, run));
  await sql`
    insert into cqc.sync_record (sync_id, kind, id)
    select ${run.syncId}::uuid, 'location', p.location_id
      from market.published_placement p
     where not exists (select 1 from market.published_own_location o where o.location_id::text = p.location_id)
       and (${run.mode}::text = 'full' or not exists (select 1 from cqc.location l where l.location_id = p.location_id))
    union
    select ${run.syncId}::uuid, r.kind, r.id from cqc.sync_record r where r.sync_id = ${run.lastSyncId}::uuid and r.state = 'failed'
    on conflict do nothing`.execute(tx);
}

async function wantAll(tx: Tx, run: NewSyncRun): Promise<void> {
  await sql`
    insert into cqc.sync_record (sync_id, kind, id)
    select ${run.syncId}::uuid, 'location', listed.id from unnest(${run.listed}::text[]) as listed (id)
    union
    select ${run.syncId}::uuid, 'location', l.location_id from cqc.location l
     where l.local_authority = any(${run.area}::text[]) or ${run.area.length === 0}::boolean
    on conflict do nothing`.execute(tx);
}

async function wantChanged(tx: Tx, run: NewSyncRun): Promise<void> {
  const everywhere = run.area.length === 0;
  await sql`
    insert into cqc.sync_record (sync_id, kind, id)
    select ${run.syncId}::uuid, 'location', changed.id from unnest(${run.changedLocations}::text[]) as changed (id)
     where ${everywhere}::boolean or changed.id = any(${run.listed}::text[])
        or exists (select 1 from cqc.location l where l.location_id = changed.id)
    union
    select ${run.syncId}::uuid, 'provider', changed.id from unnest(${run.changedProviders}::text[]) as changed (id)
     where exists (select 1 from cqc.location l where l.provider_id = changed.id)
        or exists (select 1 from cqc.provider p where p.provider_id = changed.id)
    on conflict do nothing`.execute(tx);
}
