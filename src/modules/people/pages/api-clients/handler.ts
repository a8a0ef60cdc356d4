import { h } from 'preact';
import type { FieldError } from '../../../../kernel/parsed.ts';
import { API_ROLE } from '../../../../platform/api/index.ts';
import type { PermissionDefinition } from '../../../../platform/access/index.ts';
import { newId } from '../../../../platform/clock/index.ts';
import { one, type Fields } from '../../../../platform/forms/index.ts';
import { NotFound, type Reply, type RequestContext } from '../../../../platform/web/index.ts';
import { messages } from '../../messages.ts';
import { fetchApiClients } from '../../queries/fetch-api-clients.ts';
import { saveApiClientActive, saveNewApiClient } from '../../queries/save-api-client.ts';
import { saveApiTokenRevoked, saveNewApiToken } from '../../queries/save-api-token.ts';
import { paths } from '../../routes.ts';
import { tokenEnds } from '../../rules/api-tokens.ts';
import { clientAsTyped, parseClientForm, parseTokenForm, tokenAsTyped } from './form.ts';
import { presentApiClient } from './presenter.ts';
import { ApiClientPage } from './client-view.tsx';
import { ApiClientsPage } from './view.tsx';

/** GET /settings/api-clients: the systems that may use the API, and a form to add one. */
export const showApiClients = (context: RequestContext): Promise<Reply> => clientsPage(context, {}, []);

/** POST /settings/api-clients: adds a client. */
export async function submitApiClient(context: RequestContext): Promise<Reply> {
  const { tx, clock, body, scope } = context;
  const { value, errors } = parseClientForm(body);
  if (errors !== undefined) return clientsPage(context, body, errors);
  const clientId = newId(clock);
  const added = await saveNewApiClient(tx, {
    ...value,
    clientId,
    authorityId: councilOf(context),
    createdBy: scope.actor,
    createdAt: clock.now(),
  });
  if (!added)
    return clientsPage(context, body, [{ field: 'name', message: messages.apiClientNameTaken(value.name) }]);
  return {
    kind: 'redirect',
    to: paths.apiClient(clientId),
    flash: `${value.name} was added. Now make a token for it.`,
  };
}

/** GET /settings/api-clients/:clientId: one client, its tokens, and a form to make one. */
export const showApiClient = (context: RequestContext): Promise<Reply> => clientPage(context, {}, []);

/** POST /settings/api-clients/:clientId: switches a client with all its tokens on or off. */
export async function submitApiClientActive({ tx, params, body }: RequestContext): Promise<Reply> {
  const clientId = params.clientId ?? '';
  const active = one(body, 'active') === 'yes';
  if (!(await saveApiClientActive(tx, clientId, active))) throw new NotFound('such API client');
  const flash = active ? 'Its tokens work again.' : 'None of its tokens works now.';
  return { kind: 'redirect', to: paths.apiClient(clientId), flash };
}

/** POST /settings/api-clients/:clientId/tokens: makes a token, and shows it this once. */
export async function submitApiToken(context: RequestContext): Promise<Reply> {
  const { tx, clock, body, scope } = context;
  const { value, errors } = parseTokenForm(
    body,
    scopesOf(context).map(({ permission }) => permission),
  );
  if (errors !== undefined) return clientPage(context, body, errors);
  const clientId = await findClient(context);
  const token = await saveNewApiToken(tx, {
    ...value,
    clientId,
    tokenId: newId(clock),
    authorityId: councilOf(context),
    createdBy: scope.actor,
    createdAt: clock.now(),
    expiresAt: tokenEnds(clock.now(), value.days),
  });
  return clientPage(context, {}, [], token);
}

/** POST /settings/api-clients/:clientId/tokens/:tokenId/revoke: ends a token for good. */
export async function submitApiTokenRevoked({ tx, params, clock }: RequestContext): Promise<Reply> {
  const clientId = params.clientId ?? '';
  const tokenId = params.tokenId ?? '';
  if (!(await saveApiTokenRevoked(tx, { clientId, tokenId, now: clock.now() })))
    throw new NotFound('such token that still works');
  return { kind: 'redirect', to: paths.apiClient(clientId), flash: 'The token was revoked.' };
}

async function clientsPage(context: RequestContext, typed: Fields, errors: FieldError[]): Promise<Reply> {
  const clients = (await fetchApiClients(context.tx)).map((client) =>
    presentApiClient(client, scopesOf(context), context.clock.now()),
  );
  return {
    kind: 'page',
    title: 'API clients',
    about: 'api',
    width: 'full',
    status: errors.length > 0 ? 400 : 200,
    errors,
    view: h(ApiClientsPage, { clients, typed: clientAsTyped(typed), errors }),
  };
}

async function clientPage(
  context: RequestContext,
  typed: Fields,
  errors: FieldError[],
  made?: string,
): Promise<Reply> {
  const [client] = await fetchApiClients(context.tx, context.params.clientId ?? '');
  if (client === undefined) throw new NotFound('such API client');
  const scopes = scopesOf(context);
  return {
    kind: 'page',
    title: `API client: ${client.name}`,
    about: 'api',
    width: 'full',
    status: errors.length > 0 ? 400 : 200,
    errors,
    back: { text: 'API clients', href: paths.apiClients() },
    view: h(ApiClientPage, {
      client: presentApiClient(client, scopes, context.clock.now()),
      scopes,
      typed: tokenAsTyped(typed),
      errors,
      made,
      apiAddress: `${context.origin}/api/v1`,
    }),
  };
}

/** What tokens can ever reach: what the role of API clients holds. */
function scopesOf({ access }: Pick<RequestContext, 'access'>): PermissionDefinition[] {
  return access.permissions.filter(({ permission }) => access.allows(API_ROLE, permission));
}

async function findClient({ tx, params }: RequestContext): Promise<string> {
  const [client] = await fetchApiClients(tx, params.clientId ?? '');
  if (client === undefined) throw new NotFound('such API client');
  return client.clientId;
}

function councilOf({ scope }: RequestContext): string {
  if (scope.authorityId === null) throw new NotFound('council of yours');
  return scope.authorityId;
}
