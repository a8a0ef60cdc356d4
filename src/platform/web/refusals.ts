import type { FastifyReply, FastifyRequest } from 'fastify';
import { addressBlock } from '../../kernel/network-address.ts';
import { Buckets } from '../api/buckets.ts';
import type { Clock } from '../clock/index.ts';
import type { SignedIn } from './types.ts';

/** Not signed in, not permitted (or without a form's token), no such method, too many. */
const REFUSED = new Set([401, 403, 405, 429]);
/** Whoever is refused all day must not fill the disk: after a burst, so many lines a minute for each. */
const LINES = { capacity: 30, perMinute: 10 };

/** Writes into the log who was refused what: what somebody tries who may not shows there, and a flood does not fill it. */
export function refusalLog(clock: Clock) {
  const lines = new Buckets(LINES);
  return (request: FastifyRequest, reply: FastifyReply, person: SignedIn | null): void => {
    const { statusCode } = reply;
    if (!REFUSED.has(statusCode)) return;
    if (!lines.take(person?.accountId ?? addressBlock(request.ip), clock.now()).allowed) return;
    request.log.warn({ req: request, statusCode, accountId: person?.accountId }, 'request refused');
  };
}
