import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A record of CQC's API, as far as the server reads it. */
export type ServedRecord = Record<string, unknown>;

/** How the server answers one request in the place of its record or page. */
export type Mishap =
  | 'error 500'
  | 'error 503'
  | 'throttle' // 429 with Retry-After in seconds
  | 'throttle until' // 429 with Retry-After as a date
  | 'never answers'
  | 'truncated' // fewer bytes than Content-Length says
  | 'half json' // a whole answer that is half a document
  | 'not json'
  | 'drops'; // closes the connection

export interface CqcServerOptions {
  locations?: ServedRecord[];
  providers?: ServedRecord[];
  /** The key it accepts. */
  key?: string;
  /** Ids that are listed or reported as changed, and yet answer 404. */
  gone?: string[];
  /** Ids changed, each with its moment; those in the window asked for are told. */
  changes?: { kind: 'location' | 'provider'; id: string; at: string }[];
  /** So many requests in a window of this length are answered, the others get 429. */
  limit?: { requests: number; windowMs: number };
  /** What goes wrong: asked for each request with how often its path came before. */
  mishap?(path: string, before: number): Mishap | undefined;
  /** What Retry-After says, seconds; 1 by default. */
  retryAfterSeconds?: number;
  /** Milliseconds before each answer. */
  delayMs?: number;
  /** The greatest page it gives; CQC's is 1,000. */
  mostPerPage?: number;
}

export interface CqcServer {
  /** The base URL, with CQC's /public/v1. */
  base: string;
  key: string;
  /** Requests by path without its query, in order of their first coming. */
  asked: Map<string, number>;
  /** Every request's path and query, in order. */
  log: string[];
  /** Every User-Agent that came. */
  userAgents: Set<string>;
  /** The most requests that were in flight at the same time. */
  mostAtOnce: number;
  /** May be changed while it runs. */
  options: CqcServerOptions;
  stop(): Promise<void>;
}

/** The real records of `../shared/data/cqc-api` under the folder given. */
export function recordsOf(sharedData: string): { locations: ServedRecord[]; providers: ServedRecord[] } {
  const read = (name: string) =>
    JSON.parse(readFileSync(`${sharedData}/cqc-api/${name}`, 'utf8')) as ServedRecord[];
  return { locations: read('oldham-locations.json'), providers: read('oldham-providers.json') };
}

/**
 * CQC's public API on a free port of this machine, with the manners of the real one: the subscription key and a
 * User-Agent, lists of ids in pages whose uris lack the base path, windows of changes, 404 for what is gone, 429 with
 * Retry-After, and whatever mishaps a test wants.
 */
export async function startCqcApi(options: CqcServerOptions = {}): Promise<CqcServer> {
  const state: Running = {
    options,
    asked: new Map(),
    log: [],
    userAgents: new Set(),
    inFlight: 0,
    mostAtOnce: 0,
    window: { from: 0, n: 0 },
  };
  const http = createServer((request, response) => void serve(state, request, response));
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  const { port } = http.address() as AddressInfo;
  return {
    base: `http://127.0.0.1:${port}/public/v1`,
    key: options.key ?? DEFAULT_KEY,
    asked: state.asked,
    log: state.log,
    userAgents: state.userAgents,
    options,
    get mostAtOnce() {
      return state.mostAtOnce;
    },
    stop: () => close(http),
  };
}

const DEFAULT_KEY = '0123456789abcdef0123456789abcdef';
const ROOT = '/public/v1';

interface Running {
  options: CqcServerOptions;
  asked: Map<string, number>;
  log: string[];
  userAgents: Set<string>;
  inFlight: number;
  mostAtOnce: number;
  window: { from: number; n: number };
}

async function close(http: Server): Promise<void> {
  http.closeAllConnections();
  await new Promise<void>((resolve) => http.close(() => resolve()));
}

async function serve(state: Running, request: IncomingMessage, response: ServerResponse): Promise<void> {
  state.inFlight += 1;
  state.mostAtOnce = Math.max(state.mostAtOnce, state.inFlight);
  response.on('close', () => (state.inFlight -= 1));
  const url = new URL(request.url ?? '/', 'http://cqc');
  const path = decodeURIComponent(url.pathname.replace(ROOT, ''));
  const before = state.asked.get(path) ?? 0;
  state.asked.set(path, before + 1);
  state.log.push(path + url.search);
  state.userAgents.add(request.headers['user-agent'] ?? '');
  if (state.options.delayMs) await new Promise((resolve) => setTimeout(resolve, state.options.delayMs));
  const refused = refusal(state, request, url);
  if (refused) return send(response, refused);
  const mishap = state.options.mishap?.(path, before);
  if (mishap) return suffer(state, response, mishap);
  send(response, answer(state.options, url.pathname.replace(ROOT, ''), url.searchParams));
}

interface Answer {
  status: number;
  body: unknown;
  headers?: Record<string, string>;
}

function says(status: number, message: string, headers?: Record<string, string>): Answer {
  return { status, body: { statusCode: status, message }, headers };
}

function refusal(state: Running, request: IncomingMessage, url: URL): Answer | null {
  const { key = DEFAULT_KEY, limit } = state.options;
  const given = request.headers['ocp-apim-subscription-key'];
  if (!request.headers['user-agent']) return { status: 403, body: '<html><body>403 Forbidden</body></html>' };
  if (given === undefined) {
    return says(401, 'Access denied due to missing subscription key. Make sure to include subscription key when making requests to an API.');
  }
  if (given !== key) {
    return says(401, 'Access denied due to invalid subscription key. Make sure to provide a valid key for an active subscription.');
  }
  if (!url.pathname.startsWith(`${ROOT}/`)) return says(404, 'Resource not found');
  return limit ? overLimit(state, limit) : null;
} // prettier-ignore

function overLimit(state: Running, limit: { requests: number; windowMs: number }): Answer | null {
  const now = performance.now();
  if (now - state.window.from >= limit.windowMs) state.window = { from: now, n: 0 };
  state.window.n += 1;
  return state.window.n > limit.requests ? throttled(state.options) : null;
}

function throttled(options: CqcServerOptions): Answer {
  const seconds = options.retryAfterSeconds ?? 1;
  const message = `Rate limit is exceeded. Try again in ${seconds} seconds.`;
  return says(429, message, { 'retry-after': String(seconds) });
}

function suffer(state: Running, response: ServerResponse, mishap: Mishap): void {
  const whole = JSON.stringify({ locationId: '1-100', locationName: 'Cut short' });
  if (mishap === 'never answers') return;
  if (mishap === 'drops') return void response.destroy();
  if (mishap === 'error 500') return send(response, says(500, 'Internal server error'));
  if (mishap === 'error 503')
    return send(response, { status: 503, body: '<html>Service Unavailable</html>' });
  if (mishap === 'throttle') return send(response, throttled(state.options));
  if (mishap === 'throttle until') {
    // A fixed moment: tests that use this form set their own clock before it.
    return send(
      response,
      says(429, 'Rate limit is exceeded.', { 'retry-after': 'Sun, 22 Nov 2026 02:40:30 GMT' }),
    );
  }
  if (mishap === 'not json') return void response.writeHead(200).end('<html>Scheduled maintenance</html>');
  if (mishap === 'half json') return void response.writeHead(200).end(whole.slice(0, 20));
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': whole.length });
  response.write(whole.slice(0, 20), () => response.destroy());
}

function send(response: ServerResponse, { status, body, headers }: Answer): void {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  response.writeHead(status, {
    'content-type': typeof body === 'string' ? 'text/html' : 'application/json',
    ...headers,
  });
  response.end(text);
}

function answer(options: CqcServerOptions, path: string, query: URLSearchParams): Answer {
  const { locations = [], providers = [] } = options;
  const [, collection, id] = path.split('/').map(decodeURIComponent);
  if (collection === 'changes' && (id === 'location' || id === 'provider')) return changes(options, id, query);
  if (collection === 'locations') {
    if (id !== undefined) return one(options, locations, 'locationId', id);
    return page(options, '/locations', query, 'locations', locations.filter((record) => fits(record, query)).map(listed));
  }
  if (collection === 'providers' && id !== undefined) return one(options, providers, 'providerId', id);
  return says(404, 'Resource not found');
} // prettier-ignore

function one(options: CqcServerOptions, records: ServedRecord[], field: string, id: string): Answer {
  const record = records.find((candidate) => candidate[field] === id);
  if (record === undefined || options.gone?.includes(id)) return says(404, `No record found for Id ${id}`);
  return { status: 200, body: record };
}

function fits(record: ServedRecord, query: URLSearchParams): boolean {
  return ['localAuthority', 'region', 'careHome', 'inspectionDirectorate'].every((field) => {
    const wanted = query.getAll(field);
    return wanted.length === 0 || wanted.includes(String(record[field]));
  });
}

function listed(record: ServedRecord): ServedRecord {
  return { locationId: record.locationId, locationName: record.name, postalCode: record.postalCode };
}

function changes(options: CqcServerOptions, kind: 'location' | 'provider', query: URLSearchParams): Answer {
  const [from, to] = [query.get('startTimestamp'), query.get('endTimestamp')];
  const iso = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/;
  if (!from || !to || !iso.test(from) || !iso.test(to)) return says(400, 'startTimestamp and endTimestamp must be given as yyyy-MM-ddTHH:mm:ssZ');
  const inWindow = (options.changes ?? []).filter((change) => change.kind === kind && change.at >= from && change.at < to);
  return page(options, `/changes/${kind}`, query, 'changes', inWindow.map((change) => change.id));
} // prettier-ignore

/** A page with CQC's uris, which begin after /public/v1 and are absent where there is no such page. */
function page(
  options: CqcServerOptions,
  path: string,
  query: URLSearchParams,
  field: string,
  all: unknown[],
): Answer {
  const perPage = Math.min(Number(query.get('perPage') ?? 100), options.mostPerPage ?? 1000);
  const number = Number(query.get('page') ?? 1);
  const totalPages = Math.ceil(all.length / perPage);
  const uri = (n: number) => {
    const asked = new URLSearchParams(query);
    asked.set('page', String(n));
    return `${path}?${asked.toString()}`;
  };
  return {
    status: 200,
    body: {
      total: all.length,
      firstPageUri: uri(1),
      page: number,
      ...(number > 1 ? { previousPageUri: uri(number - 1) } : {}),
      lastPageUri: uri(Math.max(1, totalPages)),
      ...(number < totalPages ? { nextPageUri: uri(number + 1) } : {}),
      perPage,
      totalPages,
      [field]: all.slice((number - 1) * perPage, number * perPage),
    },
  };
}
