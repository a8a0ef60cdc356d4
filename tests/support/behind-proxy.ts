import type { FastifyInstance } from 'fastify';
import { applicationOn, webServer } from '../../src/app.ts';
import type { Config } from '../../src/platform/config/index.ts';
import type { Route } from '../../src/platform/web/index.ts';
import { openTestDatabase, type TestDatabase } from './databases.ts';
import { signIn } from './readers.ts';

/** The name that it is reached by. */
export const NAME = 'amberley.example.gov.uk';

/** Amberley as it stands in a council: behind a proxy on the same machine, reached by HTTPS, with everything in its log. */
export interface BehindProxy {
  app: FastifyInstance;
  routes: readonly Route[];
  test: TestDatabase;
  /** What was logged, a line each, as it was written. */
  lines: string[];
  /** Signs somebody in; the headers of their browser. */
  browserOf(roles?: readonly string[]): Promise<Record<string, string>>;
  close(): Promise<void>;
}

export async function openBehindProxy(): Promise<BehindProxy> {
  const test = await openTestDatabase('embedded');
  const { db, clock, dataDir } = test;
  const config: Config = {
    port: 0,
    host: '127.0.0.1',
    dataDir,
    publicUrl: `https://${NAME}`,
    trustProxy: ['127.0.0.1'],
    logLevel: 'debug',
  };
  const lines: string[] = [];
  const logTo = { write: (line: string) => void lines.push(line) };
  const { app, routes } = await webServer(applicationOn(db, config, clock), { logTo });
  return {
    app,
    routes,
    test,
    lines,
    browserOf: async (roles) => {
      const { cookie, ...headers } = await signIn(test, roles);
      return { ...headers, host: NAME, cookie: `__Host-${cookie}` };
    },
    close: async () => {
      await app.close();
      await test.close();
    },
  };
}
