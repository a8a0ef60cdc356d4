import type { Route } from '../../../../platform/web/index.ts';
import {
  showApiClient,
  showApiClients,
  submitApiClient,
  submitApiClientActive,
  submitApiToken,
  submitApiTokenRevoked,
} from './handler.ts';

const permission = 'people.administer';
const CLIENT = '/settings/api-clients/:clientId';

/** The pages of API clients and their tokens. Every change asks for a fresh proof of who makes it. */
export const apiClientPages: Route[] = [
  { method: 'GET', url: '/settings/api-clients', permission, handler: showApiClients },
  { method: 'POST', url: '/settings/api-clients', permission, fresh: true, handler: submitApiClient },
  { method: 'GET', url: CLIENT, permission, handler: showApiClient },
  { method: 'POST', url: CLIENT, permission, fresh: true, handler: submitApiClientActive },
  { method: 'POST', url: `${CLIENT}/tokens`, permission, fresh: true, handler: submitApiToken },
  {
    method: 'POST',
    url: `${CLIENT}/tokens/:tokenId/revoke`,
    permission,
    fresh: true,
    handler: submitApiTokenRevoked,
  },
];
