import type { PermissionDefinition } from '../../../../platform/access/index.ts';
import type { ApiClient, ApiTokenRow } from '../../queries/fetch-api-clients.ts';
import { tokenState, type TokenState } from '../../rules/api-tokens.ts';

export interface ApiTokenModel {
  tokenId: string;
  label: string;
  scopes: string[];
  state: TokenState;
  /** "Ends 16 Nov 2027" or how it ended. */
  ends: string;
  made: string;
  lastUsed: string;
}

export interface ApiClientModel {
  clientId: string;
  name: string;
  purpose: string;
  contact: string;
  active: boolean;
  made: string;
  goodTokens: number;
  lastUsed: string;
  tokens: ApiTokenModel[];
}

const LONDON = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London', day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit', hour12: false,
}); // prettier-ignore

const NEVER = 'Never used';

/** A client and its tokens as its pages show them. */
export function presentApiClient(
  client: ApiClient,
  scopes: readonly PermissionDefinition[],
  now: Date,
): ApiClientModel {
  const uses = client.tokens.map(({ lastUsedAt }) => lastUsedAt?.getTime() ?? 0);
  const last = Math.max(0, ...uses);
  return {
    clientId: client.clientId,
    name: client.name,
    purpose: client.purpose,
    contact: client.contact,
    active: client.active,
    made: `${LONDON.format(client.createdAt)} by ${client.createdBy}`,
    goodTokens: client.tokens.filter((token) => tokenState(token, now) === 'good').length,
    lastUsed: last === 0 ? NEVER : LONDON.format(last),
    tokens: client.tokens.map((token) => presentToken(token, scopes, now)),
  };
}

function presentToken(token: ApiTokenRow, scopes: readonly PermissionDefinition[], now: Date): ApiTokenModel {
  const state = tokenState(token, now);
  const from = token.lastUsedAddress === null ? '' : ` from ${token.lastUsedAddress}`;
  return {
    tokenId: token.tokenId,
    label: token.label,
    scopes: token.scopes.map((scope) => scopeWords(scope, scopes)),
    state,
    ends:
      state === 'revoked'
        ? `Revoked ${LONDON.format(token.revokedAt!)}`
        : `${state === 'expired' ? 'Ended' : 'Ends'} ${LONDON.format(token.expiresAt)}`,
    made: `${LONDON.format(token.createdAt)} by ${token.createdBy}`,
    lastUsed: token.lastUsedAt === null ? NEVER : `${LONDON.format(token.lastUsedAt)}${from}`,
  };
}

/** "See what CQC publishes, and figures made of it (cqc.read)". */
function scopeWords(scope: string, scopes: readonly PermissionDefinition[]): string {
  const allows = scopes.find(({ permission }) => permission === scope)?.allows;
  return allows === undefined
    ? `${scope}, which tokens no longer reach`
    : `${allows.charAt(0).toUpperCase()}${allows.slice(1)} (${scope})`;
}
