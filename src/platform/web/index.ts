export { NotFound } from './problems.ts';
export { createServer, type ServerOptions } from './server.ts';
export type { Authority, Brand, Permission, Reply, RequestContext, Route, Upload } from './types.ts';
