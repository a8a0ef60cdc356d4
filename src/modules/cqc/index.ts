import type { Room } from '../../platform/room/index.ts';
import { figures } from './figures.ts';
import { cqcRetention } from './retention.ts';
import { cqcSubjectData } from './subject-data.ts';
import { routes } from './routes.ts';
import { changesAtCqc } from './work.ts';

export { readDay } from './rules/dates.ts';
export { cqcFreshness, type Freshness } from './api/freshness.ts';
export { cqcApiSettings } from './api/settings.ts';
export { cqcSyncJob, SYNC_JOB } from './api/sync-job.ts';
export { syncCqc, type SyncSummary } from './api/sync.ts';
export { cleanStaging } from './import/claim.ts';
export { detectSource } from './import/detect-source.ts';
export { importFile } from './import/import-file.ts';
export { cqcImportJob, IMPORT_JOB } from './import/import-job.ts';
export {
  IMPORT_SOURCES,
  ImportBusyError,
  type Example,
  type ImportContext,
  type ImportRequest,
  type ImportResult,
  type ImportSource,
  type Rejected,
} from './import/import-types.ts';
export { importProblem } from './messages.ts';
export { CLIENT_GROUPS, clientGroupName } from './rules/client-groups.ts';
export { CHANGES, type Change } from './rules/rating-change.ts';
export { recordFromApi } from './rules/record-from-api.ts';
export { ratingsThatStand, type Judgement, type ServiceTypeNames } from './rules/standing.ts';

/** The room of the regulator's register and ratings. */
export const room: Room = {
  name: 'cqc',
  tier: 3,
  routes,
  permissions: [{ permission: 'cqc.read', allows: 'see what CQC publishes, and figures made of it' }],
  figures,
  // The jobs cqc.import and cqc.sync are the insight room's: services are rated anew after each.
  jobs: [],
  work: [changesAtCqc],
  retention: cqcRetention,
  subjectData: cqcSubjectData,
  nav: [],
};
