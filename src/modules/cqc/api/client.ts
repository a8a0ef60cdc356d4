import { setTimeout as sleepFor } from 'node:timers/promises';
import { systemClock } from '../../../platform/clock/index.ts';
import { again, networkWords, notOk, parsed, type Answer, type ApiRecord } from './answers.ts';
import { CqcApiError } from './errors.ts';
import { PoliteRate, type Sleep } from './polite-rate.ts';
import { backoffMs } from './retry.ts';
import type { CqcApiSettings } from './settings.ts';

export type RecordKind = 'location' | 'provider';

export type { ApiRecord } from './answers.ts';

/** What `GET /locations` can be narrowed by; an array asks for any of its values. */
interface LocationFilters {
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

interface ListedLocation {
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
    if (status !== 200) return notOk(path, status, headers.get('retry-after'), text, this.#world.now());
    const body = parsed(text);
    if (body !== null && fits(body)) return { ok: true, body };
    return again('unreadable', `GET ${path}: CQC's answer is not ${expected}: "${text.slice(0, 80)}"`, 0);
  }
}

function search(query: Record<string, unknown>): string {
  const pairs = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    for (const one of Array.isArray(value) ? value : [value])
      if (one !== undefined) pairs.append(name, String(one));
  }
  return pairs.toString();
}
