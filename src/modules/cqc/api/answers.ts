import { parseStorableJson } from '../../../platform/files/index.ts';
import { CqcApiError } from './errors.ts';
import { retryAfterMs } from './retry.ts';

/** A record as CQC sends it; its shape is CQC's own (Syndication_Location_Id, Syndication_Provider_Id). */
export type ApiRecord = Record<string, unknown>;

/** What one request came to. `waitMs` null: do not try again; 0: after a backoff. */
export type Answer =
  { ok: true; body: ApiRecord | null } | { ok: false; error: CqcApiError; waitMs: number | null };

/** A wait longer than this is reported instead of sat out, milliseconds. */
const LONGEST_WAIT_MS = 15 * 60_000;

/** What a status other than 200 means: gone (404), try again, or a reason to stop. */
export function notOk(
  path: string,
  status: number,
  retryAfter: string | null,
  text: string,
  nowMs: number,
): Answer {
  const said = saidBy(text);
  if (status === 404) return { ok: true, body: null };
  if (status === 401) return final('refused', `CQC refused the key in CQC_API_KEY (401${said})`);
  if (status === 403) {
    return final(
      'forbidden',
      `CQC forbids this request (403${said}): the key may not be subscribed to the Syndication product`,
    );
  }
  const asked = retryAfterMs(retryAfter, nowMs);
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

/** Tried again after `waitMs`, or after a backoff where that is 0. */
export function again(
  problem: CqcApiError['problem'],
  message: string,
  waitMs: number,
  cause?: unknown,
): Answer {
  return { ok: false, error: new CqcApiError(problem, message, { cause }), waitMs };
}

function final(problem: CqcApiError['problem'], message: string): Answer {
  return { ok: false, error: new CqcApiError(problem, message), waitMs: null };
}

/** The body as an object that a database can keep; null where it is none. */
export function parsed(text: string): ApiRecord | null {
  try {
    const body = parseStorableJson(text);
    return typeof body === 'object' && body !== null && !Array.isArray(body) ? (body as ApiRecord) : null;
  } catch {
    return null;
  }
}

function saidBy(text: string): string {
  const message = parsed(text)?.message;
  return typeof message === 'string' && message !== '' ? `: ${message.slice(0, 200)}` : '';
}

/** Why no answer came, for a person; Node's fetch hides the reason in its error's cause. */
export function networkWords(cause: unknown, timedOut: boolean, timeoutMs: number): string {
  if (timedOut) return `CQC did not answer within ${timeoutMs / 1000} seconds`;
  const inner = cause instanceof Error && cause.cause instanceof Error ? cause.cause : cause;
  return `CQC could not be reached (${inner instanceof Error ? inner.message : String(inner)})`;
}
