import type { FastifyInstance, FastifyRequest } from 'fastify';

const POLICY = [
  "default-src 'none'",
  "object-src 'none'",
  "style-src 'self'",
  "script-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "form-action 'self'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
].join('; ');

const LOOPBACK_NAME = /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/i;
const YEAR_SECONDS = 31_536_000;

/** What a page is put into by another site that does not follow a link to it, but takes it in. */
const TAKEN_IN = /^(object|embed|iframe|frame)$/;

type Asked = Pick<FastifyRequest, 'method' | 'headers'> & { raw?: { rawHeaders: string[]; url?: string } };

/**
 * Why a request is refused before anything reads it, or undefined. The server answers only to its own name (`publicUrl`,
 * or a loopback name where there is none), so that a page elsewhere cannot rebind a name to us; takes a change only
 * from its own pages; and gives a page to another site only where somebody follows a link. Browsers always send Origin or
 * Sec-Fetch-Site with a change; a tool that sends neither still needs the form's token. A route for machines reads no cookie,
 * so that its requests may come from anywhere.
 */
export function refusal(request: Asked, publicUrl?: string, machine = false): string | undefined {
  const host = request.headers.host ?? '';
  if (isTwofold(request)) return 'the request names the server in two ways';
  const ours = publicUrl === undefined ? undefined : new URL(publicUrl);
  if (ours === undefined ? !LOOPBACK_NAME.test(host) : host.toLowerCase() !== ours.host)
    return `this server does not answer to the name "${host.slice(0, 100)}"`;
  if (machine) return undefined;
  const site = request.headers['sec-fetch-site'];
  const elsewhere = site !== undefined && site !== 'same-origin' && site !== 'none';
  if (request.method === 'GET' || request.method === 'HEAD')
    return elsewhere && !followsLink(request) ? 'another site may only link to this page' : undefined;
  if (elsewhere) return 'the form was sent from another site';
  const origin = request.headers.origin;
  const origins = ours === undefined ? [`http://${host}`, `https://${host}`] : [ours.origin];
  if (origin !== undefined && !origins.includes(origin)) return 'the form was sent from another site';
  return undefined;
}

/** Two Host headers, or an address with a name of its own: whoever stands before us may have read the other one. */
function isTwofold({ raw }: Asked): boolean {
  const hosts = raw?.rawHeaders.filter((text, at) => at % 2 === 0 && text.toLowerCase() === 'host') ?? [];
  return hosts.length > 1 || (raw?.url !== undefined && !raw.url.startsWith('/') && raw.url !== '*');
}

/** Whether somebody goes to the page, and it is not taken into another site's as an image, a script or a frame. */
function followsLink({ headers }: Pick<FastifyRequest, 'headers'>): boolean {
  return headers['sec-fetch-mode'] === 'navigate' && !TAKEN_IN.test(String(headers['sec-fetch-dest'] ?? ''));
}

/**
 * Headers of every answer, also of those that no handler makes: no inline script or style, no framing, no sniffing.
 * `secure`: we are served by HTTPS.
 */
export const securityHeaders = (secure: boolean): Readonly<Record<string, string>> => ({
  'content-security-policy': POLICY,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
  'x-frame-options': 'DENY',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), microphone=(), geolocation=()',
  ...(secure ? { 'strict-transport-security': `max-age=${YEAR_SECONDS}; includeSubDomains` } : {}),
});

/** Puts those headers on every answer; nothing is cached but assets. */
export function secureHeaders(app: FastifyInstance, secure: boolean): void {
  const headers = securityHeaders(secure);
  app.addHook('onSend', async (_request, reply, payload) => {
    reply.headers(headers);
    if (!reply.hasHeader('cache-control')) reply.header('cache-control', 'no-store');
    return payload;
  });
}
