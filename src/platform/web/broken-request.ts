import type { Socket } from 'node:net';
import { securityHeaders } from './security.ts';

/** What cannot be read as HTTP, by the code of Node's error. Source: RFC 9110, 15.5; RFC 6585, 5. */
const ANSWERS: Readonly<Record<string, string>> = {
  HPE_HEADER_OVERFLOW: '431 Request Header Fields Too Large',
  ERR_HTTP_REQUEST_TIMEOUT: '408 Request Timeout',
};

/**
 * Answers what is no HTTP, or HTTP of two readings (two lengths, a length beside chunks), which a proxy before us may have read
 * the other way: nothing of it is believed, and the connection ends. No hook sees it, so that it carries its own headers.
 */
export function answerBrokenRequest(error: { code?: string }, socket: Socket, secure: boolean): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const status = ANSWERS[error.code ?? ''] ?? '400 Bad Request';
  const body = `Refused: ${status.slice(4)}.\n`;
  const headers = {
    ...securityHeaders(secure),
    'cache-control': 'no-store',
    'content-type': 'text/plain; charset=utf-8',
    'content-length': String(Buffer.byteLength(body)),
    connection: 'close',
  };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  socket.end([`HTTP/1.1 ${status}`, ...lines, '', body].join('\r\n'));
}
