export { cookieName } from './cookies.ts';
export { openLog } from './log.ts';
export { NotFound } from './problems.ts';
export { settingsRoute } from './settings-page.tsx';
export { createServer } from './server.ts';
export { findWarnings, type WarningSource } from './warnings.ts';
export type { Authority, Cookie, Reply, RequestContext, Route, Session, SignedIn, Upload } from './types.ts';
export type { PageLimits } from './limits.ts';
