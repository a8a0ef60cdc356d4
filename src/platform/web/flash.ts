import type { FastifyReply } from 'fastify';
import { cookieName, setCookie } from './cookies.ts';

/** Keeps a message for the next page in a short-lived cookie. */
export function setFlash(reply: FastifyReply, message: string, secure: boolean): void {
  // Cutting may leave half a character, which no encoding takes.
  const value = encodeURIComponent(message.slice(0, 500).toWellFormed());
  setCookie(reply, { name: cookieName('flash', secure), value, maxAge: 60 }, secure);
}

/** The message left for this page, which is then forgotten; undefined where there is none. */
export function takeFlash(
  cookies: Readonly<Record<string, string>>,
  reply: FastifyReply,
  secure: boolean,
): string | undefined {
  const name = cookieName('flash', secure);
  const found = cookies[name];
  if (found === undefined || found === '') return undefined;
  setCookie(reply, { name, value: '' }, secure);
  try {
    return decodeURIComponent(found);
  } catch {
    return undefined;
  }
}
