import type { FastifyInstance, LightMyRequestResponse } from 'fastify';
import { applicationOn, webServer } from '../../src/app.ts';
import { saveNewApiClient } from '../../src/modules/people/queries/save-api-client.ts';
import { saveNewApiToken } from '../../src/modules/people/queries/save-api-token.ts';
import { newId, type Clock } from '../../src/platform/clock/index.ts';
import type { TestDatabase } from '../support/databases.ts';
import { HOST } from '../support/readers.ts';

export const ALL_SCOPES = ['cqc.read', 'insight.read', 'market.read', 'risk.read'];

const DAY_MS = 86_400_000;
let made = 0;

/** Makes a client of a council with a token, and answers the token and their ids. */
export async function makeToken(
  { db, clock, authorityId }: Pick<TestDatabase, 'db' | 'clock' | 'authorityId'>,
  scopes: readonly string[] = ALL_SCOPES,
  { days = 30, clientId }: { days?: number; clientId?: string } = {},
): Promise<{ token: string; clientId: string; tokenId: string }> {
  const ids = { clientId: clientId ?? newId(), tokenId: newId() };
  const createdAt = clock.now();
  const token = await db.within({ authorityId, actor: 'tester' }, async (tx) => {
    const who = { authorityId, createdBy: 'tester', createdAt };
    if (clientId === undefined) {
      const about = { purpose: 'Testing', contact: 'tester@council.example' };
      await saveNewApiClient(tx, { ...who, ...about, clientId: ids.clientId, name: `System ${++made}` });
    }
    const expiresAt = new Date(createdAt.getTime() + days * DAY_MS);
    return saveNewApiToken(tx, { ...who, ...ids, label: 'A test', scopes, expiresAt });
  });
  return { token, ...ids };
}

/** The web server over a test's database, not listening. */
export async function apiServer(
  { db, dataDir }: TestDatabase,
  clock: Clock,
): Promise<{ app: FastifyInstance; ask: Ask }> {
  const { app } = await webServer(applicationOn(db, { port: 0, host: '127.0.0.1', dataDir }, clock), {
    log: false,
  });
  return { app, ask: asker(app) };
}

/** Asks the API by a token (none where null), at an address below /api/v1 or a whole one. */
export type Ask = (
  url: string,
  token: string | null,
  headers?: Record<string, string>,
) => Promise<LightMyRequestResponse>;

function asker(app: FastifyInstance): Ask {
  return (url, token, headers = {}) =>
    app.inject({
      method: 'GET',
      url: url.startsWith('/api/') ? url : `/api/v1${url}`,
      headers: { host: HOST, ...(token === null ? {} : { authorization: `Bearer ${token}` }), ...headers },
    });
}

/** A clock on which a little time goes by at each look, so that no allowance runs dry. */
export function passingClock(iso: string, stepMs = 200): Clock {
  let at = new Date(iso).getTime();
  const now = () => new Date((at += stepMs));
  return { now, today: () => iso.slice(0, 10) as ReturnType<Clock['today']> };
}
