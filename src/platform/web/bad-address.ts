import type { FastifyReply, FastifyRequest } from 'fastify';
import { ApiProblem } from '../api/problems.ts';
import { securityHeaders } from './security.ts';

/** A part of an address that is longer than any of ours: nothing can be there. */
const TOO_LONG = 414;

/**
 * Answers an address that cannot even be taken apart (wrong escapes, a part without end). It never reaches the hooks, so it
 * carries its own headers, and it says nothing back of what was asked.
 */
export function answerBadAddress(
  error: Error & { statusCode?: number },
  request: Pick<FastifyRequest, 'url'>,
  reply: FastifyReply,
  secure: boolean,
): FastifyReply {
  const tooLong = error.statusCode === TOO_LONG;
  const words = tooLong ? 'There is nothing at this address.' : 'The address has an escape (%) that is none.';
  const forApi = request.url.startsWith('/api/');
  const problem = new ApiProblem(tooLong ? 'not-found' : 'invalid-request', words).body('/api/v1');
  return reply
    .code(problem.status)
    .headers({ ...securityHeaders(secure), 'cache-control': 'no-store' })
    .type(forApi ? 'application/problem+json' : 'text/plain; charset=utf-8')
    .send(forApi ? JSON.stringify(problem) : `${words}\n`);
}
