import type { FastifyInstance, FastifyRequest } from 'fastify';

const POLICY = [
  "default-src 'none'",
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

/**
 * Why a request is refused before anything reads it, or undefined. The server answers only to its own name (`publicUrl`,
 * or a loopback name where there is none), so that a page elsewhere cannot rebind a name to us; and takes a change only
 * from its own pages. Browsers always send Origin or Sec-Fetch-Site with one; a tool that sends neither still needs the
 * form's token. A route for machines reads no cookie, so that its requests may come from anywhere.
 */
export function refusal(
  request: Pick<FastifyRequest, 'method' | 'headers'>,
  publicUrl?: string,
  machine = false,
): string | undefined {
  const host = request.headers.host ?? '';
  const ours = publicUrl === undefined ? undefined : new URL(publicUrl);
  if (ours === undefined ? !LOOPBACK_NAME.test(host) : host.toLowerCase() !== ours.host)
    return `this server does not answer to the name "${host.slice(0, 100)}"`;
  if (machine || request.method === 'GET' || request.method === 'HEAD') return undefined;
  const site = request.headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && site !== 'none')
    return 'the form was sent from another site';
  const origin = request.headers.origin;
  const origins = ours === undefined ? [`http://${host}`, `https://${host}`] : [ours.origin];
  if (origin !== undefined && !origins.includes(origin)) return 'the form was sent from another site';
  return undefined;
}

/** Headers on every answer: no inline script or style, no framing, no sniffing, nothing cached but assets. */
export function secureHeaders(app: FastifyInstance, secure: boolean): void {
  app.addHook('onSend', async (_request, reply, payload) => {
    reply.header('content-security-policy', POLICY);
    reply.header('x-content-type-options', 'nosniff');
    reply.header('referrer-policy', 'same-origin');
    reply.header('x-frame-options', 'DENY');
    reply.header('cross-origin-opener-policy', 'same-origin');
    reply.header('cross-origin-resource-policy', 'same-origin');
    reply.header('permissions-policy', 'camera=(), microphone=(), geolocation=()');
    if (secure) reply.header('strict-transport-security', `max-age=${YEAR_SECONDS}; includeSubDomains`);
    if (!reply.hasHeader('cache-control')) reply.header('cache-control', 'no-store');
    return payload;
  });
}
