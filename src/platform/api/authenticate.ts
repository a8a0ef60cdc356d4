import { createHash } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { addressBlock } from '../../kernel/network-address.ts';
import { Buckets, type Taken } from './buckets.ts';
import { API_LIMITS, LONGEST_TOKEN } from './limits.ts';
import { ApiProblem } from './problems.ts';
import type { ApiReader, TokenAnswer } from './types.ts';

type Request = Pick<FastifyRequest, 'headers' | 'ip'>;

/** Asks for a request's token and counts what it takes. */
export type Authenticate = (request: Request, reply: FastifyReply, now: Date) => Promise<ApiReader>;

/**
 * Makes the gate of the API. A token's requests are counted by token; those without a good one by address, and an address
 * that sent too many is answered without a look at the tokens it shows, but for those that were good before: nobody is
 * locked out by a neighbour behind the same address.
 */
export function authenticator(
  findToken: (token: string, address: string) => Promise<TokenAnswer>,
): Authenticate {
  const used = new Buckets(API_LIMITS.token);
  const failed = new Buckets(API_LIMITS.failures);
  const refuse = (request: Request, now: Date, problem: ApiProblem): never => {
    failed.take(addressBlock(request.ip), now);
    throw problem;
  };
  return async (request, reply, now) => {
    const token = tokenOf(request);
    const key = createHash('sha256')
      .update(token ?? '')
      .digest('base64');
    const failures = failed.look(addressBlock(request.ip), now);
    if (!failures.allowed && !used.knows(key)) {
      tell(reply, failures);
      throw tooMany(failures, 'This address has sent too many requests without a good token.');
    }
    if (token === undefined) return refuse(request, now, notAuthenticated(request));
    const answer = await findToken(token, request.ip);
    if (answer.state !== 'good')
      return refuse(
        request,
        now,
        badToken(answer.state === 'spent' ? answer.why : 'There is no such token.'),
      );
    const taken = used.take(key, now);
    tell(reply, taken);
    if (!taken.allowed) throw tooMany(taken, `This token may ask ${taken.limit} times a minute.`);
    return answer.reader;
  };
}

/** The token of an Authorization header; undefined where there is none that could be one. */
function tokenOf({ headers }: Request): string | undefined {
  const found = /^Bearer +(\S+)$/i.exec(headers.authorization ?? '')?.[1];
  return found !== undefined && found.length <= LONGEST_TOKEN ? found : undefined;
}

function notAuthenticated({ headers }: Request): ApiProblem {
  if (headers.authorization !== undefined)
    return badToken('The Authorization header holds no token: expected "Bearer amb_...".');
  return new ApiProblem(
    'not-authenticated',
    'Send a token of yours in the header "Authorization: Bearer amb_...". Cookies do not count here.',
    {},
    { 'www-authenticate': 'Bearer realm="Amberley"' },
  );
}

function badToken(why: string): ApiProblem {
  const told = why.replace(/["\\]/g, "'");
  return new ApiProblem(
    'not-authenticated',
    why,
    {},
    {
      'www-authenticate': `Bearer realm="Amberley", error="invalid_token", error_description="${told}"`,
    },
  );
}

function tooMany(taken: Taken, why: string): ApiProblem {
  return new ApiProblem(
    'too-many-requests',
    `${why} Try again in ${taken.retrySeconds} ${taken.retrySeconds === 1 ? 'second' : 'seconds'}.`,
    {},
    { 'retry-after': String(taken.retrySeconds) },
  );
}

function tell(reply: FastifyReply, taken: Taken): void {
  reply.header('ratelimit-limit', taken.limit);
  reply.header('ratelimit-remaining', taken.remaining);
  reply.header('ratelimit-reset', taken.resetSeconds);
}
