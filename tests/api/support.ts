import type { FastifyInstance, LightMyRequestResponse } from 'fastify';
import { Compile } from 'typebox/schema';
import { expect } from 'vitest';
import { accessTable } from '../../src/access.ts';
import { applicationOn, webServer } from '../../src/app.ts';
import { saveNewApiClient } from '../../src/modules/people/queries/save-api-client.ts';
import { saveNewApiToken } from '../../src/modules/people/queries/save-api-token.ts';
import { apiDescription } from '../../src/platform/api/index.ts';
import { newId, type Clock } from '../../src/platform/clock/index.ts';
import { rooms } from '../../src/rooms.ts';
import type { TestDatabase } from '../support/databases.ts';
import { HOST } from '../support/readers.ts';

/** Every scope that reads. */
export const ALL_SCOPES = [
  'cqc.read',
  'insight.read',
  'market.read',
  'risk.read',
  'placement.see',
  'capacity.read',
  'insight.extract',
  'reviews.read',
];

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

/** Asks the API by a token (none where null), at an address below /api/v1 or a whole one. */
export type Ask = (
  url: string,
  token: string | null,
  headers?: Record<string, string>,
  method?: 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE' | 'OPTIONS',
  payload?: string,
) => Promise<LightMyRequestResponse>;

/** The web server over a test's database, not listening. */
export async function apiServer(
  { db, dataDir }: TestDatabase,
  clock: Clock,
): Promise<{ app: FastifyInstance; ask: Ask }> {
  const config = { port: 0, host: '127.0.0.1', dataDir };
  const { app } = await webServer(applicationOn(db, config, clock), { log: false });
  const ask: Ask = (url, token, headers = {}, method = 'GET', payload = undefined) =>
    app.inject({
      method,
      url: url.startsWith('/api/') ? url : `/api/v1${url}`,
      headers: { host: HOST, ...(token === null ? {} : { authorization: `Bearer ${token}` }), ...headers },
      ...(payload === undefined ? {} : { payload }),
    });
  return { app, ask };
}

/** A clock on which a little time goes by at each look, so that no allowance runs dry. */
export function passingClock(iso: string, stepMs = 2000): Clock {
  let at = new Date(iso).getTime();
  const now = () => new Date((at += stepMs));
  return { now, today: () => iso.slice(0, 10) as ReturnType<Clock['today']> };
}

interface Media {
  schema: object;
  example?: unknown;
}
interface DescribedOperation {
  operationId: string;
  summary: string;
  description: string;
  security: { token: string[] }[];
  parameters: {
    name: string;
    in: string;
    schema: { type?: string; enum?: string[]; items?: object };
  }[];
  requestBody?: { content: Record<string, Media> };
  responses: Record<string, { content?: Record<string, Media> }>;
}
interface Described {
  paths: Record<string, { get?: DescribedOperation; post?: DescribedOperation }>;
  components: { responses: Record<string, { content: Record<string, Media> }> };
}

/** The API's description as it is made. */
export const description = JSON.parse(
  JSON.stringify(
    apiDescription({ operations: rooms.flatMap((room) => room.api ?? []), access: accessTable() }),
  ),
) as Described;

/** What reads: a path and its GET. */
export const reading = Object.entries(description.paths).flatMap(([path, { get }]) =>
  get === undefined ? [] : [[path, { get }] as const],
);

/** What writes: a path and its POST. */
export const writing = Object.entries(description.paths).flatMap(([path, { post }]) =>
  post === undefined ? [] : [[path, { post }] as const],
);

const checks = new Map<string, ReturnType<typeof Compile>>();

/** The check of an operation's good answer, made of the description alone. */
function checkOf(path: string): ReturnType<typeof Compile> {
  const known = checks.get(path);
  if (known !== undefined) return known;
  const schema =
    path === PROBLEM
      ? { $ref: '#/components/schemas/Problem' }
      : goodAnswer(path).content!['application/json']!.schema;
  const check = Compile({ ...schema, components: description.components });
  checks.set(path, check);
  return check;
}

const goodAnswer = (path: string) =>
  description.paths[path]!.get?.responses['200'] ?? description.paths[path]!.post!.responses['201']!;

const PROBLEM = 'problem';

/** The path of the description that an address falls under. */
export function pathOf(url: string): string {
  const bare = url.split('?')[0]!.replace(/^\/api\/v1/, '');
  const found = Object.keys(description.paths)
    .sort((a, b) => a.split('{').length - b.split('{').length)
    .find((path) => new RegExp(`^${path.replace(/\{\w+\}/g, '[^/]+')}$`).test(bare));
  if (found === undefined) throw new Error(`${url} is in no path of the description`);
  return found;
}

/** Holds an answer to what the description promises: a good one to its operation, any other to the problem. */
export function expectDescribed(url: string, answer: LightMyRequestResponse): void {
  const good = [200, 201].includes(answer.statusCode);
  const type = String(answer.headers['content-type']);
  expect(type, url).toContain(good ? 'application/json' : 'application/problem+json');
  const body: unknown = answer.json();
  const [fits, errors] = checkOf(good ? pathOf(url) : PROBLEM).Errors(body);
  expect(errors, `${url}: ${JSON.stringify(errors).slice(0, 500)} in ${answer.body.slice(0, 500)}`).toEqual(
    [],
  );
  expect(fits).toBe(true);
  if (!good) expect((body as { status: number }).status).toBe(answer.statusCode);
}
