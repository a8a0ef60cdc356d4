import { NotifyClient } from 'notifications-node-client';
import type { Clock } from '../clock/index.ts';
import { messages } from './messages.ts';
import { retryAfterMs } from './rules/retry.ts';
import { safeWords } from './rules/safe-words.ts';
import type { NotifySettings } from './settings.ts';
import type { MailClient, SendOutcome } from './types.ts';

/** What Notify's own client asks of the program that carries its requests. */
interface RestRequest {
  method: string;
  url: string;
  headers: Record<string, string>;
  data?: unknown;
}

/** An answer other than 2xx. */
class NotifyRefusal extends Error {
  override name = 'NotifyRefusal';
  readonly status: number;
  readonly retryAfter: string | null;
  readonly words: string;
  constructor(status: number, retryAfter: string | null, words: string) {
    super(`GOV.UK Notify answered ${status}`);
    this.status = status;
    this.retryAfter = retryAfter;
    this.words = words;
  }
}

/**
 * Sends by GOV.UK Notify, with its own client over `fetch`: no redirect is followed with the token, each request has an end, and
 * the proxy of the machine is used where NODE_USE_ENV_PROXY is set. It keeps references for seven days, so that a
 * mail of which we do not know whether it went is asked for before it is tried again.
 */
export function notifyClient(settings: NotifySettings, clock: Clock): MailClient {
  /** A client a request, as each has its own end. */
  const client = (signal: AbortSignal) => {
    const made = new NotifyClient(settings.url, settings.apiKey);
    made.setClient(((request: RestRequest) => ask(request, settings.timeoutMs, signal)) as never);
    return made;
  };
  return {
    kind: 'notify',
    send: async ({ reference, to, subject, text }, signal) => {
      try {
        const personalisation = { subject, body: text };
        await client(signal).sendEmail(settings.templateId, to, { personalisation, reference });
        return { outcome: 'sent' };
      } catch (error) {
        return outcomeOf(error, settings, clock.now().getTime());
      }
    },
    wasSent: async (reference, signal) => {
      const answer = await client(signal).getNotifications('email', undefined, reference);
      return (answer.data.notifications ?? []).some((each) => each.reference === reference);
    },
  };
}

async function ask({ method, url, headers, data }: RestRequest, timeoutMs: number, signal: AbortSignal) {
  const response = await fetch(url, {
    method: method.toUpperCase(),
    headers: { ...headers, accept: 'application/json', 'content-type': 'application/json' },
    ...(data === undefined ? {} : { body: JSON.stringify(data) }),
    redirect: 'error',
    signal: AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]),
  });
  const text = await response.text();
  if (!response.ok)
    throw new NotifyRefusal(response.status, response.headers.get('retry-after'), wordsOf(text));
  return { status: response.status, data: parsedOrNothing(text) };
}

/** A mail that was accepted is sent, also where the answer that says so came broken. */
function parsedOrNothing(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return {};
  }
}

/** Notify tells `{"status_code": 400, "errors": [{"error": "BadRequestError", "message": "..."}]}`. */
function wordsOf(text: string): string {
  try {
    const { errors } = JSON.parse(text) as { errors?: { error?: unknown; message?: unknown }[] };
    return (errors ?? []).map(({ error, message }) => `${String(error)}: ${String(message)}`).join('; ');
  } catch {
    return '';
  }
}

function outcomeOf(error: unknown, { apiKey, timeoutMs }: NotifySettings, nowMs: number): SendOutcome {
  const safe = (text: string) => safeWords(text, [apiKey, apiKey.slice(-36)]);
  if (error instanceof NotifyRefusal) {
    const { status } = error;
    const words = safe(error.words);
    if (status === 400) return { outcome: 'permanent', why: messages.notifyRefused(words) };
    if (status === 401 || status === 403) return { outcome: 'temporary', why: messages.notifyKey(words) };
    if (status === 429) {
      const wait = retryAfterMs(error.retryAfter, nowMs);
      return { outcome: 'temporary', why: messages.notifyWait(words), retryAfterMs: wait };
    }
    const why = status >= 500 ? messages.notifyFault(status) : messages.notifyStrange(status);
    return { outcome: 'temporary', why };
  }
  if ((error as Error).name === 'TimeoutError')
    return { outcome: 'temporary', why: messages.timedOut(timeoutMs / 1000) };
  const { cause, message } = error as Error;
  const words = safe(cause instanceof Error ? cause.message : message);
  return { outcome: 'temporary', why: messages.notifyAway(words) };
}
