import { generateKeyPairSync } from 'node:crypto';
import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Provider, type Configuration, type JWK } from 'oidc-provider';

/** Somebody whom the provider knows. */
export interface ProviderPerson {
  subject: string;
  name: string;
  email: string;
  /** Undefined says nothing of it, as Microsoft does. */
  emailVerified?: boolean;
  roles: string[];
}

export interface IdentityProviderOptions {
  /** 0 takes any free one. */
  port?: number;
  clientId: string;
  clientSecret: string;
  /** Addresses of Amberley that it may send people back to, without a path. */
  origins: string[];
  people: ProviderPerson[];
}

/** A real OpenID Connect provider on loopback (the library oidc-provider). No password: whoever asks chooses who to be. */
export interface IdentityProvider {
  issuer: string;
  stop(): Promise<void>;
}

/** Starts it. Also `scripts/loopback-identity-provider.mjs` does, for trying out; so its syntax is what Node strips by itself. */
export async function startIdentityProvider(options: IdentityProviderOptions): Promise<IdentityProvider> {
  let answer: RequestListener = (_request, response) => response.writeHead(503).end();
  const server = createServer((request, response) => answer(request, response));
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port ?? 0, '127.0.0.1', resolve);
  });
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const provider = new Provider(issuer, configurationOf(options));
  const usual = provider.callback();
  answer = (request, response) => {
    const work = request.url?.startsWith('/interaction/')
      ? interact(provider, options.people, request, response)
      : usual(request, response);
    work.catch((error: Error) =>
      response.writeHead(500, { 'content-type': 'text/plain' }).end(error.message),
    );
  };
  return {
    issuer,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function configurationOf({
  clientId,
  clientSecret,
  origins,
  people,
}: IdentityProviderOptions): Configuration {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const key = { ...privateKey.export({ format: 'jwk' }), kid: 'loopback', alg: 'RS256', use: 'sig' } as JWK;
  return {
    clients: [
      {
        client_id: clientId,
        client_secret: clientSecret,
        token_endpoint_auth_method: 'client_secret_post',
        redirect_uris: origins.map((origin) => `${origin}/sign-in/back`),
        post_logout_redirect_uris: origins.map((origin) => `${origin}/sign-in`),
        backchannel_logout_uri: `${origins[0]}/sign-in/back-channel-logout`,
        backchannel_logout_session_required: true,
        grant_types: ['authorization_code'],
        response_types: ['code'],
      },
    ],
    jwks: { keys: [key] },
    cookies: { keys: ['loopback only'] },
    claims: {
      openid: ['sub', 'roles'],
      profile: ['name', 'preferred_username'],
      email: ['email', 'email_verified'],
    },
    // Into the ID token at once, as Microsoft does.
    conformIdTokenClaims: false,
    features: {
      devInteractions: { enabled: false },
      backchannelLogout: { enabled: true },
      rpInitiatedLogout: { enabled: true, logoutSource: (ctx, form) => void (ctx.body = signOutPage(form)) },
    },
    interactions: { url: (_ctx, { uid }) => `/interaction/${uid}` },
    ttl: { Interaction: 600, Session: 12 * 3600, Grant: 12 * 3600, IdToken: 600, AccessToken: 600 },
    findAccount: (_ctx, subject) => accountOf(people, subject),
    // Nobody is asked whether Amberley may know who they are: an administrator said so.
    loadExistingGrant: async (ctx) => {
      const accountId = ctx.oidc.session?.accountId;
      const grant = new ctx.oidc.provider.Grant({ clientId: ctx.oidc.client?.clientId, accountId });
      grant.addOIDCScope('openid profile email');
      await grant.save();
      return grant;
    },
    // The library's own way refuses loopback addresses, and Amberley is at one.
    fetch: (url, options) => fetch(url, { ...options, dispatcher: undefined } as RequestInit),
  };
}

function accountOf(people: ProviderPerson[], subject: string) {
  const person = people.find((each) => each.subject === subject);
  if (person === undefined) return undefined;
  const { name, email, emailVerified, roles } = person;
  const claims = {
    sub: subject,
    name,
    preferred_username: email,
    email,
    roles,
    ...(emailVerified === undefined ? {} : { email_verified: emailVerified }),
  };
  return { accountId: subject, claims: () => claims };
}

/** The page on which somebody chooses who to be, and what follows when they did. */
async function interact(
  provider: Provider,
  people: ProviderPerson[],
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (request.method !== 'POST') {
    await provider.interactionDetails(request, response);
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(choicePage(people));
    return;
  }
  const chosen = new URLSearchParams(await textOf(request)).get('person') ?? '';
  const result = people.some(({ subject }) => subject === chosen)
    ? { login: { accountId: chosen, amr: ['pwd', 'mfa'] } }
    : { error: 'access_denied', error_description: 'nobody was chosen' };
  await provider.interactionFinished(request, response, result, { mergeWithLastSubmission: false });
}

async function textOf(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of request) text += String(chunk);
  return text;
}

const page = (title: string, body: string) => `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1"><title>${title}</title></head>
<body><main><h1>${title}</h1>${body}</main></body></html>`;

const escaped = (text: string) => text.replace(/[&<>"]/g, (each) => `&#${each.charCodeAt(0)};`);

function choicePage(people: ProviderPerson[]): string {
  const buttons = people.map(
    ({ subject, name, roles }) =>
      `<p><button name="person" value="${escaped(subject)}">${escaped(name)}</button> ${escaped(roles.join(', ') || 'no role')}</p>`,
  );
  return page(
    'Loopback identity provider: who are you?',
    `<p>For trying out only: it asks for no password.</p><form method="post">${buttons.join('')}
    <p><button name="person" value="">Nobody: go back</button></p></form>`,
  );
}

const signOutPage = (form: string) =>
  page(
    'Sign out of the loopback identity provider?',
    `${form}<p><button form="op.logoutForm" type="submit" name="logout" value="yes">Yes, sign out</button></p>`,
  );
