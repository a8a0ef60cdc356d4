import { createHmac, randomUUID, timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** How the server answers one request in the place of accepting it. */
export type NotifyMishap =
  | 'rate limit' // 429, more than so many in a minute
  | 'rate limit with Retry-After'
  | 'daily limit' // 429 of another kind
  | 'team key' // 400: a team-only key may not write to this address
  | 'error 500'
  | 'error 503' // of something before Notify: no JSON
  | 'never answers'
  | 'accepts and never answers'
  | 'accepts and drops' // takes the mail and closes the connection without an answer
  | 'broken answer' // takes the mail and answers 201 with half a document
  | 'drops';

/** A mail that Notify took. */
interface NotifyMail {
  id: string;
  reference: string;
  to: string;
  subject: string;
  body: string;
}

export interface NotifyServer {
  url: string;
  apiKey: string;
  templateId: string;
  /** Mails taken, in order. */
  mails: NotifyMail[];
  /** Method and path of every request, in order. */
  log: string[];
  /** Asked for each mail with its place in the order of requests. */
  mishap: ((n: number) => NotifyMishap | undefined) | undefined;
  /** Runs when a mail has been taken and before it is answered: where a test kills its sender. */
  onTaken: (() => void) | undefined;
  stop(): Promise<void>;
}

const SERVICE = '26785a09-ab16-4eb0-8407-a37497a57506';
const SECRET = '3d844edf-8d35-48ac-975b-e847b4f122b0';
const TEMPLATE = 'f33517ff-2a88-4f6e-b855-c550268ce08a';
const REQUIRED = ['subject', 'body'];
const CLOCK_SECONDS = 30;

/**
 * GOV.UK Notify on a free port of this machine, with the manners of the real one: a JWT of HS256 signed with the key's secret, its
 * issuer the service and its moment within 30 seconds; one e-mail template with ((subject)) and ((body)); mails found again by their
 * reference; and errors in its own JSON (docs.notifications.service.gov.uk/rest-api.html).
 */
export async function startNotify(): Promise<NotifyServer> {
  const state: NotifyServer = {
    url: '',
    apiKey: `amberley_tests-${SERVICE}-${SECRET}`,
    templateId: TEMPLATE,
    mails: [],
    log: [],
    mishap: undefined,
    onTaken: undefined,
    stop: async () => {
      http.closeAllConnections();
      await new Promise<void>((resolve) => http.close(() => resolve()));
    },
  };
  let posts = 0;
  const http = createServer((request, response) => {
    void readBody(request).then((body) => {
      state.log.push(`${request.method} ${request.url}`);
      const mishap = request.method === 'POST' ? state.mishap?.(posts++) : undefined;
      serve(state, request, response, body, mishap);
    });
  });
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  state.url = `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
  return state;
}

async function readBody(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of request) text += String(chunk);
  return text;
}

function serve(
  state: NotifyServer,
  request: IncomingMessage,
  response: ServerResponse,
  body: string,
  mishap: NotifyMishap | undefined,
): void {
  if (mishap === 'never answers') return;
  if (mishap === 'drops') {
    response.destroy();
    return;
  }
  if (mishap === 'error 503') {
    response.writeHead(503, { 'content-type': 'text/html' }).end('<h1>Service Unavailable</h1>');
    return;
  }
  if (mishap === 'error 500') return refuse(response, 500, 'Exception', 'Internal server error');
  const wrong = tokenFault(request.headers.authorization);
  if (wrong !== undefined) return refuse(response, wrong.status, 'AuthError', wrong.message);
  const url = new URL(request.url ?? '/', state.url);
  if (request.method === 'GET' && url.pathname === '/v2/notifications') return list(state, url, response);
  if (request.method === 'POST' && url.pathname === '/v2/notifications/email')
    return take(state, response, body, mishap);
  response
    .writeHead(404)
    .end(JSON.stringify({ result: 'error', message: 'The requested URL was not found.' }));
}

function take(
  state: NotifyServer,
  response: ServerResponse,
  text: string,
  mishap: NotifyMishap | undefined,
): void {
  const limit = {
    status: 429,
    error: 'RateLimitError',
    message: 'Exceeded rate limit for key type TEAM of 3000 requests per 60 seconds',
  };
  if (mishap === 'rate limit') return refuse(response, limit.status, limit.error, limit.message);
  if (mishap === 'rate limit with Retry-After') {
    response.setHeader('retry-after', '1800');
    return refuse(response, limit.status, limit.error, limit.message);
  }
  if (mishap === 'daily limit')
    return refuse(response, 429, 'TooManyRequestsError', 'Exceeded send limits (50) for today');
  if (mishap === 'team key')
    return refuse(response, 400, 'BadRequestError', "Can't send to this recipient using a team-only API key");
  const asked = JSON.parse(text) as {
    template_id?: string;
    email_address?: string;
    personalisation?: Record<string, string>;
    reference?: string;
  };
  if (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(asked.email_address ?? ''))
    return refuse(response, 400, 'ValidationError', 'email_address Not a valid email address');
  if (asked.template_id !== state.templateId)
    return refuse(response, 400, 'BadRequestError', 'Template not found');
  const missing = REQUIRED.filter((name) => typeof asked.personalisation?.[name] !== 'string');
  if (missing.length > 0)
    return refuse(response, 400, 'BadRequestError', `Missing personalisation: ${missing.join(', ')}`);
  const mail: NotifyMail = {
    id: randomUUID(),
    reference: asked.reference ?? '',
    to: asked.email_address ?? '',
    subject: asked.personalisation!.subject!,
    body: asked.personalisation!.body!,
  };
  state.mails.push(mail);
  state.onTaken?.();
  if (mishap === 'accepts and never answers') return;
  if (mishap === 'accepts and drops') {
    response.destroy();
    return;
  }
  const answer = JSON.stringify(accepted(state, mail));
  response
    .writeHead(201, { 'content-type': 'application/json' })
    .end(mishap === 'broken answer' ? answer.slice(0, 40) : answer);
}

const accepted = (state: NotifyServer, mail: NotifyMail) => ({
  id: mail.id,
  reference: mail.reference,
  content: { subject: mail.subject, body: mail.body, from_email: 'amberley@notifications.service.gov.uk' },
  uri: `${state.url}/v2/notifications/${mail.id}`,
  template: { id: state.templateId, version: 1, uri: `${state.url}/v2/template/${state.templateId}` },
  scheduled_for: null,
});

function list(state: NotifyServer, url: URL, response: ServerResponse): void {
  const reference = url.searchParams.get('reference');
  const notifications = state.mails
    .filter((mail) => reference === null || mail.reference === reference)
    .map((mail) => ({ ...accepted(state, mail), type: 'email', status: 'sending', email_address: mail.to }));
  response
    .writeHead(200, { 'content-type': 'application/json' })
    .end(JSON.stringify({ notifications, links: { current: url.href } }));
}

/** What Notify says of a token, or undefined where it is right. */
function tokenFault(header: string | undefined): { status: number; message: string } | undefined {
  const token = /^Bearer (.+)$/.exec(header ?? '')?.[1];
  if (token === undefined)
    return { status: 401, message: 'Unauthorized: authentication token must be provided' };
  const [head = '', claims = '', signature = ''] = token.split('.');
  const bad = { status: 403, message: 'Invalid token: signature, api token not found' };
  const expected = createHmac('sha256', SECRET).update(`${head}.${claims}`).digest();
  const given = Buffer.from(signature, 'base64url');
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return bad;
  const { alg } = JSON.parse(Buffer.from(head, 'base64url').toString()) as { alg?: string };
  const { iss, iat } = JSON.parse(Buffer.from(claims, 'base64url').toString()) as {
    iss?: string;
    iat?: number;
  };
  if (alg !== 'HS256') return { status: 403, message: 'Invalid token: algorithm used is not HS256' };
  if (iss !== SERVICE) return { status: 403, message: 'Invalid token: service not found' };
  if (Math.abs(Date.now() / 1000 - (iat ?? 0)) > CLOCK_SECONDS)
    return { status: 403, message: 'Error: Your system clock must be accurate to within 30 seconds' };
  return undefined;
}

function refuse(response: ServerResponse, status: number, error: string, message: string): void {
  response
    .writeHead(status, { 'content-type': 'application/json' })
    .end(JSON.stringify({ status_code: status, errors: [{ error, message }] }));
}
