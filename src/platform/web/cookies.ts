import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Cookie } from './types.ts';

/** The request's cookies by name; the first where one comes twice. Values are as sent, undecoded. */
export function readCookies(request: Pick<FastifyRequest, 'headers'>): Record<string, string> {
  const found: Record<string, string> = Object.create(null) as Record<string, string>;
  for (const part of (request.headers.cookie ?? '').split(';')) {
    const at = part.indexOf('=');
    const name = part.slice(0, at).trim();
    if (at > 0 && found[name] === undefined) found[name] = part.slice(at + 1).trim();
  }
  return found;
}

/** Adds a cookie to the answer, beside those that are there already. */
export function setCookie(reply: FastifyReply, cookie: Cookie, secure: boolean): void {
  const age =
    cookie.value === '' ? '; Max-Age=0' : cookie.maxAge === undefined ? '' : `; Max-Age=${cookie.maxAge}`;
  const line = `${cookie.name}=${cookie.value}; Path=/${age}; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}`;
  // Fastify gathers several set-cookie headers into a list.
  reply.header('set-cookie', line);
}

/**
 * The name of a cookie of ours: with the prefix that binds it to this host where we are served by HTTPS, so that no
 * neighbouring site can set it.
 */
export const cookieName = (name: string, secure: boolean): string =>
  `${secure ? '__Host-' : ''}amberley-${name}`;
