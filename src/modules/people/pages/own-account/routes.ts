import type { Route } from '../../../../platform/web/index.ts';
import { showOwnAccount, submitMeansRemoved, submitSessionEnd, submitSessionsEnd } from './handler.ts';
import { showOwnPassword, submitOwnPassword } from './password-handler.ts';
import {
  showAuthenticator,
  showPasskey,
  showRecoveryCodes,
  submitAuthenticator,
  submitPasskey,
  submitRecoveryCodes,
} from './second-factor-handler.ts';

const own = { permission: 'people.own-account' };
/** How one signs in is changed only by who proved lately who they are. */
const fresh = { ...own, fresh: true };
const detached = { ...fresh, detached: true };

/** The pages of one's own account. */
export const ownAccountRoutes: Route[] = [
  { method: 'GET', url: '/account', ...own, handler: showOwnAccount },
  { method: 'GET', url: '/account/password', ...detached, handler: showOwnPassword },
  { method: 'POST', url: '/account/password', ...detached, handler: submitOwnPassword },
  { method: 'GET', url: '/account/authenticator', ...detached, handler: showAuthenticator },
  { method: 'POST', url: '/account/authenticator', ...detached, handler: submitAuthenticator },
  { method: 'GET', url: '/account/passkey', ...detached, handler: showPasskey },
  { method: 'POST', url: '/account/passkey', ...detached, handler: submitPasskey },
  { method: 'GET', url: '/account/recovery-codes', ...fresh, handler: showRecoveryCodes },
  { method: 'POST', url: '/account/recovery-codes', ...fresh, handler: submitRecoveryCodes },
  { method: 'POST', url: '/account/means/:credentialId/remove', ...fresh, handler: submitMeansRemoved },
  { method: 'POST', url: '/account/sessions/:sessionId/end', ...fresh, handler: submitSessionEnd },
  { method: 'POST', url: '/account/sessions/end-all', ...fresh, handler: submitSessionsEnd },
];
