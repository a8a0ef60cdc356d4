import { storedPath } from '../../../platform/files/index.ts';
import type { JobKind } from '../../../platform/jobs/types.ts';
import {
  IMPORT_SOURCES,
  type ImportContext,
  type ImportRequest,
  type ImportResult,
  type ImportSource,
} from './import-types.ts';

export const IMPORT_JOB = 'cqc.import';

/** What a queued import is to read; `path` within the data folder, or absolute. */
interface ImportJobPayload {
  source: ImportSource;
  path: string;
  fileName: string;
  dryRun: boolean;
}

/**
 * The job `cqc.import`: runs again from its file after a crash, and waits for another import to end. `run` is importFile, or
 * importFile and what must follow it in the same job (a higher room rates services anew).
 */
export function cqcImportJob(
  run: (context: ImportContext, request: ImportRequest) => Promise<ImportResult>,
  resultUrl: (result: ImportResult) => string,
): JobKind {
  return {
    kind: IMPORT_JOB,
    title: 'Importing CQC data',
    async run(payload, context) {
      const { source, path, fileName, dryRun } = payloadOf(payload);
      return run(context, {
        source,
        path: storedPath(context.dataDir, path),
        fileName,
        dryRun,
        onBusy: 'wait',
      });
    },
    resultUrl: (result) => resultUrl(result as ImportResult),
  };
}

function payloadOf(payload: unknown): ImportJobPayload {
  const { source, path, fileName, dryRun } = (payload ?? {}) as Partial<ImportJobPayload>;
  const known = IMPORT_SOURCES.find((each) => each === source);
  if (known === undefined || typeof path !== 'string' || typeof fileName !== 'string') {
    throw new Error(
      `The import job needs a source (one of ${IMPORT_SOURCES.join(', ')}), a path and a fileName`,
    );
  }
  return { source: known, path, fileName, dryRun: dryRun === true };
}
