export { JobRunner } from './runner.ts';
export { findJob, findJobsUnderWay, insertJob, requestCancel } from './queries.ts';
export type { Job, JobContext, JobKind } from './types.ts';
export { jobRoutes } from './pages.tsx';
