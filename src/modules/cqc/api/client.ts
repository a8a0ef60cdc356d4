import { setTimeout as sleepFor } from 'node:timers/promises';
import { systemClock } from '../../../platform/clock/index.ts';
import { CqcApiError } from './errors.ts';
import { PoliteRate, type Sleep } from './polite-rate.ts';
import { backoffMs, retryAfterMs } from './retry.ts';
import type { CqcApiSettings } from './settings.ts';

export type RecordKind = 'location' | 'provider';

/** A record as CQC sends it; its shape is CQC's own (Syndication_Location_Id, Syndication_Provider_Id). */
export type ApiRecord = Record<string, unknown>;

/** What `GET /locations` can be narrowed by; an array asks for any of its values. */
export interface LocationFilters {
  localAuthority?: string | string[];
  region?: string | string[];
  careHome?: 'Y' | 'N';
  inspectionDirectorate?: string | string[];
  overallRating?: string | string[];
  gacServiceTypeDescription?: string | string[];
  /** First page to ask for, from 1. */
  page?: number;
  /** At most 1,000, which is the default here. */
  perPage?: number;
}

export interface ListedLocation {
  locationId: string;
  locationName?: string;
  postalCode?: string;
}

export interface Page<T> {
  page: number;
  totalPages: number;
  total: number;
  items: T[];
}

/** What tests put in the place of the world. */
export interface ClientWorld {
  fetch: typeof fetch;
  sleep: Sleep;
  /** Unix milliseconds. */
  now(): number;
  /** In [0, 1). */
  random(): number;
}

export interface CqcClient {
  readonly atOnce: number;
  /** Requests sent so far, and how many of them were tries again. */
  readonly counts: { requests: number; retried: number };
  listLocations(filters: LocationFilters, signal?: AbortSignal): AsyncGenerator<Page<ListedLocation>>;
  /** Null where CQC does not have the id. */
  getLocation(id: string, signal?: AbortSignal): Promise<ApiRecord | null>;
  getProvider(id: string, signal?: AbortSignal): Promise<ApiRecord | null>;
  /** Ids that changed in the window, every kind of location in England. Timestamps as CQC writes them: 2026-11-21T02:30:00Z. */
  changes(
    kind: RecordKind,
    startTimestamp: string,
    endTimestamp: string,
    signal?: AbortSignal,
  ): AsyncGenerator<Page<string>>;
}

const REAL_WORLD: ClientWorld = {
  fetch: (...args) => fetch(...args),
  sleep: async (ms, signal) => sleepFor(ms, undefined, { signal }).catch((e: unknown) => {
    signal?.throwIfAborted();
    throw e;
  }),
  now: () => systemClock.now().getTime(),
  random: Math.random,
}; // prettier-ignore

/** A wait longer than this is reported instead of sat out, milliseconds. */
const LONGEST_WAIT_MS = 15 * 60_000;

type Answer = { ok: true; body: ApiRecord | null } | { ok: false; error: CqcApiError; waitMs: number | null };

/**
 * A client of CQC's public API with its manners: the key and a User-Agent on each request, a polite rate, tries again
 * on 429 (after the wait that CQC asks for), 5xx, time-outs, network errors and unreadable answers, and gives up
 * after `settings.attempts`. Throws CqcApiError; an aborted signal throws its reason.
 */
export function cqcClient(settings: CqcApiSettings, world: Partial<ClientWorld> = {}): CqcClient {
  return new Client(settings, { ...REAL_WORLD, ...world });
}

class Client implements CqcClient {
  readonly counts = { requests: 0, retried: 0 };
  readonly #settings: CqcApiSettings;
  readonly #world: ClientWorld;
  readonly #rate: PoliteRate;

  constructor(settings: CqcApiSettings, world: ClientWorld) {
    this.#settings = settings;
    this.#world = world;
    this.#rate = new PoliteRate({ ...settings, now: () => world.now(), sleep: world.sleep });
  }

  get atOnce(): number {
    return this.#settings.atOnce;
  }

  async *listLocations(filters: LocationFilters, signal?: AbortSignal): AsyncGenerator<Page<ListedLocation>> {
    const { page = 1, ...rest } = filters;
    yield* this.#pages<ListedLocation>('/locations', { perPage: 1000, ...rest }, 'locations', page, signal);
  }

  async getLocation(id: string, signal?: AbortSignal): Promise<ApiRecord | null> {
    return this.#record('/locations/', 'locationId', id, signal);
  }

  async getProvider(id: string, signal?: AbortSignal): Promise<ApiRecord | null> {
    return this.#record('/providers/', 'providerId', id, signal);
  }

  async *changes(
    kind: RecordKind,
    startTimestamp: string,
    endTimestamp: string,
    signal?: AbortSignal,
  ): AsyncGenerator<Page<string>> {
    const query = { perPage: 1000, startTimestamp, endTimestamp };
    yield* this.#pages<string>(`/changes/${kind}`, query, 'changes', 1, signal);
  }

  /** Some ids (those of the NHS) answer only in capitals, so a 404 is asked once more that way. */
  async #record(path: string, idField: string, id: string, signal?: AbortSignal): Promise<ApiRecord | null> {
    const has = (body: ApiRecord) => typeof body[idField] === 'string';
    const found = await this.#get(path + encodeURIComponent(id), `an object with ${idField}`, has, signal);
    const capitals = id.toUpperCase();
    if (found !== null || capitals === id) return found;
    return this.#get(path + encodeURIComponent(capitals), `an object with ${idField}`, has, signal);
  }

  /** Pages by number. CQC's nextPageUri lacks the /public/v1 of its own base, so it serves only as the sign of more. */
  async *#pages<T>(
    path: string,
    query: object,
    field: string,
    first: number,
    signal?: AbortSignal,
  ): AsyncGenerator<Page<T>> {
    for (let page = first; ; page++) {
      const has = (body: ApiRecord) => Array.isArray(body[field]);
      const body = await this.#get(
        `${path}?${search({ page, ...query })}`,
        `an object with the list "${field}"`,
        has,
        signal,
      );
      if (body === null) return; // a window without changes answers 404
      const items = body[field] as T[];
      const totalPages =
        typeof body.totalPages === 'number' ? body.totalPages : body.nextPageUri ? page + 1 : page;
      yield { page, totalPages, total: typeof body.total === 'number' ? body.total : items.length, items };
      if (items.length === 0 || page >= totalPages) return;
    }
  }

  /** The body, or null on 404. */
  async #get(
    path: string,
    expected: string,
    fits: (body: ApiRecord) => boolean,
    signal?: AbortSignal,
  ): Promise<ApiRecord | null> {
    if (this.#settings.key === undefined) {
      throw new CqcApiError(
        'no key',
        'CQC_API_KEY is not set: docs/how-to/sync-with-cqc.md tells how to get a key',
      );
    }
    for (let attempt = 1; ; attempt++) {
      signal?.throwIfAborted();
      if (attempt > 1) this.counts.retried += 1;
      const answer = await this.#rate.run(() => this.#once(path, expected, fits, signal), signal);
      if (answer.ok) return answer.body;
      if (answer.waitMs === null) throw answer.error;
      if (attempt >= this.#settings.attempts) {
        throw new CqcApiError(answer.error.problem, `${answer.error.message} (tried ${attempt} times)`, {
          cause: answer.error,
        });
      }
      const wait = answer.waitMs || backoffMs(attempt, this.#world.random());
      if (answer.error.problem === 'throttled') this.#rate.pause(wait);
      else await this.#world.sleep(wait, signal);
    }
  }

  async #once(
    path: string,
    expected: string,
    fits: (body: ApiRecord) => boolean,
    signal?: AbortSignal,
  ): Promise<Answer> {
    this.counts.requests += 1;
    const limit = AbortSignal.timeout(this.#settings.timeoutMs);
    let status: number;
    let headers: Headers;
    let text: string;
    try {
      const response = await this.#world.fetch(this.#settings.base + path, {
        headers: {
          accept: 'application/json',
          'user-agent': this.#settings.userAgent,
          'ocp-apim-subscription-key': this.#settings.key!,
        },
        // A redirect to another host would carry the key there.
        redirect: 'manual',
        signal: signal ? AbortSignal.any([signal, limit]) : limit,
      });
      ({ status, headers } = response);
      text = await response.text();
    } catch (cause) {
      signal?.throwIfAborted();
      return again(
        'unavailable',
        `GET ${path}: ${networkWords(cause, limit.aborted, this.#settings.timeoutMs)}`,
        0,
        cause,
      );
    }
    if (status !== 200) return this.#notOk(path, status, headers, text);
    const body = parsed(text);
    if (body !== null && fits(body)) return { ok: true, body };
    return again('unreadable', `GET ${path}: CQC's answer is not ${expected}: "${text.slice(0, 80)}"`, 0);
  }

  #notOk(path: string, status: number, headers: Headers, text: string): Answer {
    const said = saidBy(text);
    if (status === 404) return { ok: true, body: null };
    if (status === 401) return final('refused', `CQC refused the key in CQC_API_KEY (401${said})`);
    if (status === 403) {
      return final(
        'forbidden',
        `CQC forbids this request (403${said}): the key may not be subscribed to the Syndication product`,
      );
    }
    const asked = retryAfterMs(headers.get('retry-after'), this.#world.now());
    if (asked !== null && asked > LONGEST_WAIT_MS && (status === 429 || status >= 500)) {
      const minutes = Math.ceil(asked / 60_000);
      return final(
        'throttled',
        `CQC asks to wait ${minutes} minutes (${status}${said}): run the sync again after that`,
      );
    }
    if (status === 429)
      return again('throttled', `GET ${path}: CQC says too many requests (429${said})`, asked ?? 0);
    if (status >= 500 || status === 408)
      return again('unavailable', `GET ${path}: CQC answered ${status}${said}`, asked ?? 0);
    return final('bad request', `GET ${path}: CQC answered ${status}${said}, where 200 or 404 was expected`);
  }
}

/** Tried again after `waitMs`, or after a backoff where that is 0. */
function again(problem: CqcApiError['problem'], message: string, waitMs: number, cause?: unknown): Answer {
  return { ok: false, error: new CqcApiError(problem, message, { cause }), waitMs };
}

function final(problem: CqcApiError['problem'], message: string): Answer {
  return { ok: false, error: new CqcApiError(problem, message), waitMs: null };
}

/** The body as an object that a database can keep: PostgreSQL's jsonb takes neither NUL nor half a surrogate pair. */
function parsed(text: string): ApiRecord | null {
  try {
    const storable = (_key: string, value: unknown) =>
      typeof value === 'string' ? value.replaceAll('\0', '').toWellFormed() : value;
    const body: unknown = JSON.parse(text, storable);
    return typeof body === 'object' && body !== null && !Array.isArray(body) ? (body as ApiRecord) : null;
  } catch {
    return null;
  }
}

function saidBy(text: string): string {
  const message = parsed(text)?.message;
  return typeof message === 'string' && message !== '' ? `: ${message.slice(0, 200)}` : '';
}

function networkWords(cause: unknown, timedOut: boolean, timeoutMs: number): string {
  if (timedOut) return `CQC did not answer within ${timeoutMs / 1000} seconds`;
  const inner = cause instanceof Error && cause.cause instanceof Error ? cause.cause : cause;
  return `CQC could not be reached (${inner instanceof Error ? inner.message : String(inner)})`;
}

function search(query: Record<string, unknown>): string {
  const pairs = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    for (const one of Array.isArray(value) ? value : [value])
      if (one !== undefined) pairs.append(name, String(one));
  }
  return pairs.toString();
}
