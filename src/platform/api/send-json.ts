import type { FastifyReply, FastifyRequest } from 'fastify';
import { entityTag, namesTag } from './entity-tag.ts';

/** Answers with JSON and its entity tag, or that what the client has is still so. */
export function sendJson(
  request: FastifyRequest,
  reply: FastifyReply,
  body: unknown,
  cacheControl: string,
): FastifyReply {
  const text = JSON.stringify(body);
  const tag = entityTag(text);
  reply.header('etag', tag).header('cache-control', cacheControl).header('vary', 'authorization');
  const next = (body as { next?: unknown }).next;
  if (typeof next === 'string') reply.header('link', `<${next}>; rel="next"`);
  if (namesTag(request.headers['if-none-match'], tag)) return reply.code(304).send();
  return reply.type('application/json; charset=utf-8').send(text);
}
