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

/**
 * Why a request is refused, or undefined. Until sign-in exists the server trusts whoever reaches it, so it answers
 * only to its own loopback names (a page elsewhere cannot rebind a name to us), and takes a POST only from its own
 * pages. Browsers always send Origin or Sec-Fetch-Site with a POST; a tool that sends neither is no browser.
 */
export function refusal(request: Pick<FastifyRequest, 'method' | 'headers'>): string | undefined {
  const host = request.headers.host ?? '';
  if (!LOOPBACK_NAME.test(host)) return `this server does not answer to the name "${host.slice(0, 100)}"`;
  if (request.method === 'GET' || request.method === 'HEAD') return undefined;
  const site = request.headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && site !== 'none')
    return 'the form was sent from another site';
  const origin = request.headers.origin;
  if (origin !== undefined && origin !== `http://${host}` && origin !== `https://${host}`) {
    return 'the form was sent from another site';
  }
  return undefined;
}

/** Headers on every answer: no inline script or style, no framing, no sniffing, nothing cached but assets. */
export function secureHeaders(app: FastifyInstance): void {
  app.addHook('onSend', async (_request, reply, payload) => {
    reply.header('content-security-policy', POLICY);
    reply.header('x-content-type-options', 'nosniff');
    reply.header('referrer-policy', 'same-origin');
    reply.header('x-frame-options', 'DENY');
    reply.header('cross-origin-opener-policy', 'same-origin');
    reply.header('permissions-policy', 'camera=(), microphone=(), geolocation=()');
    if (!reply.hasHeader('cache-control')) reply.header('cache-control', 'no-store');
    return payload;
  });
}
