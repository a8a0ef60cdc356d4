import type { JobKind } from '../jobs/types.ts';
import { paths } from './paths.ts';
import { runRetention, type RetentionRun } from './run.ts';
import type { RetentionRule } from './types.ts';

export const RETENTION_JOB = 'platform.retention';

/** Takes away what is due, in the night of the first Sunday of each month, or when somebody asks. */
export const retentionJob = (rules: () => readonly RetentionRule[]): JobKind => ({
  kind: RETENTION_JOB,
  title: 'Taking away records whose period is over',
  schedule: '20 3 * * 0#1',
  resultUrl: () => paths.list(),
  startPage: { text: 'Retention', href: paths.list() },
  run: async (_payload, { db, clock, dataDir, scope, signal, progress }): Promise<RetentionRun> => {
    if (scope.authorityId === null) return { types: [], records: 0 };
    return runRetention({
      db,
      clock,
      dataDir,
      rules: rules(),
      authorityId: scope.authorityId,
      askedBy: scope.actor,
      signal,
      progress: (done, note) => progress(done, null, note),
    });
  },
});
