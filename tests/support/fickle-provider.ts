import { createHash, createHmac, generateKeyPairSync, randomUUID, sign, type KeyObject } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What the provider does wrong from now on. */
interface Faults {
  discovery?: 'status 500' | 'status 404' | 'no JSON' | 'hangs' | 'another issuer';
  /** The error that the browser comes back with. */
  answer?: string;
  /** The issuer that the answer names (RFC 9207); null leaves it out. */
  answerIssuer?: string | null;
  /** Claims of the ID token that are other than they should be; undefined leaves one out. */
  claims?: Record<string, unknown>;
  /** By what the token is signed, if not by the published key. */
  signature?: 'another key' | 'none' | 'the secret' | 'nothing';
  /** What the token endpoint answers with. */
  token?: { status: number; body: unknown };
  keys?: 'status 500';
}

export interface FickleProvider {
  issuer: string;
  faults: Faults;
  /** Claims of whoever signs in. */
  person: Record<string, unknown>;
  /** How often what was asked: "discovery", "token", "keys". */
  asked: Record<string, number>;
  /** From now on it signs by a new key, and publishes that one alone. */
  rotate(): void;
  /** A token of its own making, signed by the published key unless told otherwise. */
  tokenOf(claims: Record<string, unknown>, header?: Record<string, unknown>, by?: KeyObject): string;
  stop(): Promise<void>;
}

export const CLIENT = { id: 'amberley', secret: 'a secret & a % sign' };

interface Code {
  challenge: string;
  nonce: string;
  redirectUri: string;
  asked: URLSearchParams;
}

const seconds = () => Math.floor(Date.now() / 1000);
const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
const newKey = () => generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;

/**
 * A provider by the book, made by hand so that it can leave the book: wrong issuers, audiences, times, signatures and answers.
 * It asks nobody anything: each browser is its one person at once.
 */
export async function startFickleProvider(): Promise<FickleProvider> {
  const codes = new Map<string, Code>();
  let key = newKey();
  let kid = randomUUID();
  const tokenOf: FickleProvider['tokenOf'] = (claims, header = {}, by = key) => {
    const signed = `${part({ alg: 'RS256', kid, ...header })}.${part(claims)}`;
    return `${signed}.${sign('sha256', Buffer.from(signed), by).toString('base64url')}`;
  };
  const self: FickleProvider = {
    issuer: '',
    faults: {},
    person: { sub: 'person-1', name: 'Petra Person', email: 'petra@council.example', email_verified: true },
    asked: {},
    rotate: () => {
      key = newKey();
      kid = randomUUID();
    },
    tokenOf,
    stop: () => Promise.resolve(),
  };
  const publicKey = () => {
    const { kty, n, e } = key.export({ format: 'jwk' });
    return { kty, n, e, kid, alg: 'RS256', use: 'sig' };
  };
  const routes: Record<string, (request: IncomingMessage, response: ServerResponse) => void | Promise<void>> =
    {
      '/.well-known/openid-configuration': (_request, response) => discovery(self, response),
      '/authorize': (request, response) => authorize(self, codes, request, response),
      '/token': (request, response) => token(self, codes, request, response),
      '/keys': (_request, response) =>
        self.faults.keys === undefined
          ? json(response, 200, { keys: [publicKey()] })
          : json(response, 500, {}),
    };
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://any').pathname;
    self.asked[path] = (self.asked[path] ?? 0) + 1;
    const route = routes[path];
    if (route === undefined) response.writeHead(404).end();
    else void Promise.resolve(route(request, response)).catch(() => response.writeHead(500).end());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  self.issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  self.stop = () =>
    new Promise((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return self;
}

function json(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

function discovery({ issuer, faults }: FickleProvider, response: ServerResponse): void {
  switch (faults.discovery) {
    case 'hangs':
      return;
    case 'status 500':
      return json(response, 500, { error: 'server_error' });
    case 'status 404':
      return json(response, 404, {});
    case 'no JSON':
      return void response
        .writeHead(200, { 'content-type': 'application/json' })
        .end('<html>It works!</html>');
    default:
      return json(response, 200, {
        issuer: faults.discovery === 'another issuer' ? 'https://login.elsewhere.example/v2.0' : issuer,
        authorization_endpoint: `${issuer}/authorize`,
        token_endpoint: `${issuer}/token`,
        jwks_uri: `${issuer}/keys`,
        response_types_supported: ['code'],
        subject_types_supported: ['public'],
        id_token_signing_alg_values_supported: ['RS256', 'HS256', 'none'],
        token_endpoint_auth_methods_supported: ['client_secret_post'],
        authorization_response_iss_parameter_supported: true,
      });
  }
}

function authorize(
  self: FickleProvider,
  codes: Map<string, Code>,
  request: IncomingMessage,
  response: ServerResponse,
): void {
  const asked = new URL(request.url ?? '/', self.issuer).searchParams;
  const redirectUri = asked.get('redirect_uri') ?? '';
  const back = new URL(redirectUri);
  back.searchParams.set('state', asked.get('state') ?? '');
  const { answer, answerIssuer } = self.faults;
  if (answerIssuer !== null) back.searchParams.set('iss', answerIssuer ?? self.issuer);
  if (answer !== undefined) {
    back.searchParams.set('error', answer);
    back.searchParams.set('error_description', 'AADSTS50105: <b>not assigned</b>');
  } else {
    const code = randomUUID();
    const challenge = asked.get('code_challenge') ?? '';
    codes.set(code, { challenge, nonce: asked.get('nonce') ?? '', redirectUri, asked });
    back.searchParams.set('code', code);
  }
  response.writeHead(302, { location: back.href }).end();
}

async function token(
  self: FickleProvider,
  codes: Map<string, Code>,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  let text = '';
  for await (const chunk of request) text += String(chunk);
  const form = new URLSearchParams(text);
  const found = codes.get(form.get('code') ?? '');
  codes.delete(form.get('code') ?? '');
  const challenge = createHash('sha256')
    .update(form.get('code_verifier') ?? '')
    .digest('base64url');
  if (self.faults.token !== undefined)
    return json(response, self.faults.token.status, self.faults.token.body);
  if (form.get('client_id') !== CLIENT.id || form.get('client_secret') !== CLIENT.secret)
    return json(response, 401, { error: 'invalid_client' });
  if (found === undefined || found.challenge !== challenge || found.redirectUri !== form.get('redirect_uri'))
    return json(response, 400, { error: 'invalid_grant' });
  const { faults, issuer, person } = self;
  const now = seconds();
  const times = { iat: now, exp: now + 300, auth_time: now };
  const claims = { iss: issuer, aud: CLIENT.id, nonce: found.nonce, ...times, ...person, ...faults.claims };
  json(response, 200, {
    access_token: 'unused',
    token_type: 'Bearer',
    expires_in: 300,
    id_token: idToken(self, claims, faults.signature),
  });
}

function idToken(
  { tokenOf }: FickleProvider,
  claims: Record<string, unknown>,
  signature: Faults['signature'],
): string {
  const unsigned = `${part({ alg: 'none' })}.${part(claims)}`;
  const bySecret = `${part({ alg: 'HS256' })}.${part(claims)}`;
  switch (signature) {
    case 'another key':
      return tokenOf(claims, {}, newKey());
    case 'none':
      return `${unsigned}.`;
    case 'the secret':
      return `${bySecret}.${createHmac('sha256', CLIENT.secret).update(bySecret).digest('base64url')}`;
    case 'nothing':
      return `${tokenOf(claims).split('.').slice(0, 2).join('.')}.`;
    case undefined:
      return tokenOf(claims);
  }
}
