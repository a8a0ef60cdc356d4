import type { JobContext, JobKind } from '../../../platform/jobs/types.ts';
import { cqcClient } from './client.ts';
import { fetchSyncScope } from './queries/fetch-sync-scope.ts';
import type { SyncMode } from './rules.ts';
import { cqcApiSettings } from './settings.ts';
import { syncCqc, type MergeRecords } from './sync.ts';

export const SYNC_JOB = 'cqc.sync';

/** Payload of the job. Without a mode it is the nightly one, which does nothing where it has nothing to follow. */
interface SyncJobPayload {
  mode?: SyncMode;
}

/**
 * The job `cqc.sync`, nightly at 02:40 where CQC_API_KEY is set. The nightly one passes over the demonstration and a
 * council without an area, rather than fetching the whole of England for it.
 */
export function cqcSyncJob(
  merge: MergeRecords<object>,
  env: Record<string, string | undefined> = process.env,
): JobKind {
  const job: JobKind = {
    kind: SYNC_JOB,
    title: 'Sync with CQC',
    async run(payload, context) {
      const mode = modeOf(payload);
      const reason = mode === undefined ? await whyNotTonight(context) : null;
      if (reason !== null) return { skipped: reason };
      return syncCqc(context, { mode, client: cqcClient(cqcApiSettings(env)) }, merge);
    },
  };
  if (env.CQC_API_KEY?.trim()) job.schedule = '40 2 * * *';
  return job;
}

function modeOf(payload: unknown): SyncMode | undefined {
  const mode = (payload as SyncJobPayload | null)?.mode;
  if (mode === undefined || mode === 'auto' || mode === 'full' || mode === 'changes') return mode;
  throw new Error(`The mode of a sync is "${String(mode)}": it must be auto, full or changes`);
}

async function whyNotTonight(context: JobContext): Promise<string | null> {
  const { area, isDemonstration } = await context.db.within(context.scope, fetchSyncScope);
  if (isDemonstration) return 'The demonstration council is not synced with CQC.';
  if (area.length === 0) return 'The council has no area yet: set the local authorities that make it up.';
  return null;
}
