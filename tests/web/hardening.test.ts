import { connect, type AddressInfo } from 'node:net';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { NAME, openBehindProxy, type BehindProxy } from '../support/behind-proxy.ts';

const HOST = `host: ${NAME}\r\n`;
/** Every answer has these, whoever makes it. */
const HEADERS: Record<string, RegExp> = {
  'content-security-policy':
    /default-src 'none'; object-src 'none';.*frame-ancestors 'none'; base-uri 'none'/,
  'x-content-type-options': /^nosniff$/,
  'referrer-policy': /^same-origin$/,
  'cross-origin-opener-policy': /^same-origin$/,
  'cross-origin-resource-policy': /^same-origin$/,
  'strict-transport-security': /^max-age=31536000; includeSubDomains$/,
  'content-type': /; charset=utf-8$/,
  'cache-control': /no-store|immutable|no-cache/,
};

let house: BehindProxy;
let app: FastifyInstance;
let admin: Record<string, string>;

beforeAll(async () => {
  house = await openBehindProxy();
  ({ app } = house);
  await app.listen({ port: 0, host: '127.0.0.1' });
  admin = await house.browserOf();
}, 60_000);
afterAll(() => house.close());

/** Sends bytes as they are, and answers everything that comes back. */
const send = (text: string) =>
  new Promise<string>((resolve, reject) => {
    let got = '';
    const socket = connect((app.server.address() as AddressInfo).port, '127.0.0.1', () => socket.write(text));
    socket.setEncoding('latin1');
    socket.on('data', (piece: string) => (got += piece));
    socket.on('error', reject);
    socket.on('close', () => resolve(got));
  });
const CLOSE = `${HOST}connection: close\r\n`;

function headersOf(answer: string): Record<string, string> {
  const [head = ''] = answer.split('\r\n\r\n');
  return Object.fromEntries(
    head
      .split('\r\n')
      .slice(1)
      .map((line) => [line.slice(0, line.indexOf(':')).toLowerCase(), line.slice(line.indexOf(':') + 2)]),
  );
}

interface Asked {
  method?: 'GET' | 'POST' | 'DELETE';
  url: string;
  headers?: Record<string, string>;
  payload?: string;
}

describe('every answer has its headers', () => {
  it.each<[string, Asked]>([
    ['a page', { url: '/sign-in' }],
    ['an asset that is made', { url: '/assets/brand.css' }],
    ['what is not there', { url: '/nothing' }],
    ['an asset that is not there', { url: '/assets/nothing.js' }],
    ['the way out of the assets', { url: '/assets/%2e%2e/%2e%2e/package.json' }],
    ['a broken escape', { url: '/%zz' }],
    ['a broken escape of the API', { url: '/api/v1/%zz' }],
    ['another name', { url: '/sign-in', headers: { host: 'evil.example' } }],
    ['the API without a token', { url: '/api/v1/me' }],
    ['the description of the API', { url: '/api/v1/openapi.json' }],
    ['a method that pages have not', { method: 'DELETE', url: '/services' }],
    [
      'a form of another site',
      { method: 'POST', url: '/sign-in', headers: { origin: 'https://evil.example' } },
    ],
    [
      'a form that is no form',
      {
        method: 'POST',
        url: '/sign-in',
        headers: { 'content-type': 'application/json' },
        payload: '{}',
      },
    ],
  ])('%s', async (_what, asked) => {
    const answer = await app.inject({ method: 'GET', ...asked, headers: { host: NAME, ...asked.headers } });
    for (const [name, value] of Object.entries(HEADERS))
      expect(String(answer.headers[name]), `${name} of ${answer.statusCode}`).toMatch(value);
    expect(answer.headers['access-control-allow-origin']).toBeUndefined();
    expect(answer.headers.server ?? answer.headers['x-powered-by']).toBeUndefined();
  });

  it.each([
    ['what is no HTTP', 'HELLO\r\n\r\n', 400],
    ['headers without end', `GET / HTTP/1.1\r\n${HOST}x: ${'a'.repeat(40_000)}\r\n\r\n`, 431],
  ])('%s', async (_what, text, status) => {
    const answer = await send(text);
    expect(answer).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
    for (const [name, value] of Object.entries(HEADERS)) expect(headersOf(answer)[name], name).toMatch(value);
  });
});

describe('a request that a proxy could read in another way', () => {
  const body = 'POST /sign-in HTTP/1.1\r\n';
  it.each([
    [
      'a length beside chunks',
      `${body}${HOST}content-length: 4\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n`,
    ],
    ['two lengths', `${body}${HOST}content-length: 4\r\ncontent-length: 5\r\n\r\nabcd`],
    ['a length that is no number', `${body}${HOST}content-length: +4\r\n\r\nabcd`],
    ['chunks by another name', `${body}${HOST}transfer-encoding: xchunked\r\n\r\n0\r\n\r\n`],
    ['a line that goes on in the next', `GET / HTTP/1.1\r\n${HOST}x: a\r\n b\r\n\r\n`],
    ['lines that end without a return', `GET / HTTP/1.1\n${HOST}\n\n`],
    ['a space before the colon', `GET / HTTP/1.1\r\nhost : ${NAME}\r\n\r\n`],
    ['a NUL in a header', `GET / HTTP/1.1\r\n${HOST}x: a\0b\r\n\r\n`],
  ])('%s ends the connection with 400, and nothing after it is answered', async (_what, text) => {
    const answer = await send(`${text}GET /sign-in HTTP/1.1\r\n${CLOSE}\r\n`);
    expect(answer).toMatch(/^HTTP\/1.1 400 /);
    expect(answer.match(/HTTP\/1.1/g)).toHaveLength(1);
    expect(headersOf(answer).connection).toBe('close');
  });

  it.each([
    ['no name', 'GET /sign-in HTTP/1.1\r\nconnection: close\r\n\r\n'],
    ['two names', `GET /sign-in HTTP/1.1\r\n${CLOSE}host: evil.example\r\n\r\n`],
    ['a name in the address', `GET http://evil.example/sign-in HTTP/1.1\r\n${CLOSE}\r\n`],
  ])('%s is refused', async (_what, text) => {
    expect(await send(text)).toMatch(/^HTTP\/1.1 403 /);
  });

  it.each(['TRACE', 'OPTIONS', 'PUT', 'DELETE', 'PATCH'])('%s is no method of a page', async (method) => {
    const answer = await send(
      `${method} /sign-in HTTP/1.1\r\n${CLOSE}cookie: secret=1\r\ncontent-length: 0\r\n\r\n`,
    );
    expect(answer).toMatch(/^HTTP\/1.1 405 /);
    expect(headersOf(answer).allow).toBe('GET, HEAD, POST');
    expect(answer).not.toContain('secret=1');
  });
});

describe('another site', () => {
  const from = (headers: Record<string, string>) =>
    app.inject({ url: '/help', headers: { ...admin, 'sec-fetch-site': 'cross-site', ...headers } });

  it('may link to a page', async () => {
    const answer = await from({ 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' });
    expect(answer.statusCode).toBe(200);
  });

  it.each([
    { 'sec-fetch-mode': 'no-cors', 'sec-fetch-dest': 'image' },
    { 'sec-fetch-mode': 'no-cors', 'sec-fetch-dest': 'script' },
    { 'sec-fetch-mode': 'cors', 'sec-fetch-dest': 'empty' },
    { 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'iframe' },
    { 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'object' },
  ])('may not take one in: %o', async (headers) => {
    expect((await from(headers)).statusCode).toBe(403);
  });
});

describe('where a request comes from', () => {
  const remote = async (headers: Record<string, string>, remoteAddress: string) => {
    const from = house.lines.length;
    await app.inject({ method: 'DELETE', url: '/', headers: { host: NAME, ...headers }, remoteAddress });
    const entry = house.lines
      .slice(from)
      .map((line) => JSON.parse(line) as { msg: string; req?: { remoteAddress: string } });
    return entry.find(({ msg }) => msg === 'incoming request')?.req?.remoteAddress;
  };

  it('is what the proxy says, and nothing that anybody else claims', async () => {
    expect(await remote({ 'x-forwarded-for': '203.0.113.7' }, '127.0.0.1')).toBe('203.0.113.7');
    expect(await remote({ 'x-forwarded-for': '6.6.6.6, 203.0.113.8' }, '127.0.0.1')).toBe('203.0.113.8');
    expect(await remote({ 'x-forwarded-for': '203.0.113.9' }, '198.51.100.1')).toBe('198.51.100.1');
    expect(await remote({ 'x-real-ip': '203.0.113.9', forwarded: 'for=203.0.113.9' }, '198.51.100.1')).toBe(
      '198.51.100.1',
    );
  });

  it('does not change the name that we answer to', async () => {
    const headers = { host: 'evil.example', 'x-forwarded-host': NAME };
    expect((await app.inject({ url: '/sign-in', headers })).statusCode).toBe(403);
  });
});

describe('cookies and signing out', () => {
  it('are bound to this host, to HTTPS, and hidden from scripts', async () => {
    const { cookie: _cookie, ...nobody } = admin;
    const { headers } = await app.inject({ url: '/sign-in', headers: nobody });
    const set = [headers['set-cookie']].flat();
    expect(set.length).toBeGreaterThan(0);
    for (const cookie of set)
      expect(cookie).toMatch(/^__Host-[\w-]+=.*; Path=\/.*; HttpOnly; SameSite=Lax; Secure$/);
  });

  it('are a button away on every page of whoever is signed in', async () => {
    for (const url of ['/services', '/account', '/help', '/settings/accounts'])
      expect((await app.inject({ url, headers: admin })).body, url).toContain(
        '<form method="post" action="/sign-out">',
      );
  });

  it('ends the session here, empties its cookie, and tells the browser to forget our pages', async () => {
    const headers = await house.browserOf();
    const answer = await app.inject({ method: 'POST', url: '/sign-out', headers });
    expect(answer.headers['clear-site-data']).toBe('"cache", "storage"');
    expect([answer.headers['set-cookie']].flat().join()).toMatch(
      /__Host-amberley-session=; Path=\/; Max-Age=0/,
    );
    const after = await app.inject({ url: '/account', headers });
    expect(after.headers.location).toMatch(/^\/sign-in/);
  });
});
