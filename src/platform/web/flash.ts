import type { FastifyReply, FastifyRequest } from 'fastify';

const NAME = 'amberley-flash';

/** Keeps a message for the next page in a short-lived cookie. */
export function setFlash(reply: FastifyReply, message: string): void {
  // Cutting may leave half a character, which no encoding takes.
  const value = encodeURIComponent(message.slice(0, 500).toWellFormed());
  reply.header('set-cookie', `${NAME}=${value}; Path=/; Max-Age=60; HttpOnly; SameSite=Lax`);
}

/** The message left for this page, which is then forgotten; undefined where there is none. */
export function takeFlash(request: FastifyRequest, reply: FastifyReply): string | undefined {
  const cookies = (request.headers.cookie ?? '').split(/;\s*/);
  const found = cookies.find((cookie) => cookie.startsWith(`${NAME}=`))?.slice(NAME.length + 1);
  if (found === undefined || found === '') return undefined;
  reply.header('set-cookie', `${NAME}=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax`);
  try {
    return decodeURIComponent(found);
  } catch {
    return undefined;
  }
}
