import { pino, stdTimeFunctions, type DestinationStream, type Logger } from 'pino';
import { loggedAddress } from './logged-address.ts';
import { loggedError } from './logged-error.ts';

/** What a log says of a request: nothing that somebody typed, and no token. */
const loggedRequest = ({ method, url, ip }: { method: string; url: string; ip: string }) => ({
  method,
  url: loggedAddress(url),
  remoteAddress: ip,
});

/**
 * The log: one JSON object a line on standard error, so that nothing in a value can end a line and pose as another. Moments
 * are UTC. Control characters, also those that JSON leaves as they are, reach no terminal.
 */
export function openLog(level: string, to: DestinationStream = pino.destination(2)): Logger {
  return pino(
    { level, timestamp: stdTimeFunctions.isoTime, serializers: { req: loggedRequest, err: loggedError } },
    { write: (line) => to.write(visible(line)) },
  );
}

/** Delete, the C1 controls, line ends of Unicode, and marks that turn the direction of reading, by their numbers. */
const UNSEEN = /[\u007f-\u009f\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

const visible = (line: string): string =>
  line.replace(UNSEEN, (mark) => `\\u${mark.charCodeAt(0).toString(16).padStart(4, '0')}`);
