export { retentionJob } from './job.ts';
export { lookThrough, type Standing } from './look-through.ts';
export { platformRetention } from './platform-rules.ts';
export { retentionNav, retentionPermissions, retentionRoutes } from './routes.ts';
export { dayOfInstant, deletedRows } from './rows.ts';
export { runRetention, type RetentionRun } from './run.ts';
export { hasPeriod, type Due, type Removed, type RetentionRule } from './types.ts';
