import { PUBLIC } from '../../../../platform/access/index.ts';
import type { Route } from '../../../../platform/web/index.ts';
import { showNewPassword, showReset, submitNewPassword, submitReset } from '../reset/handler.ts';
import { showRenewSecondFactor, submitRenewSecondFactor } from '../second-factor/renew-handler.ts';
import {
  showFirstSecondFactor,
  submitFirstAuthenticator,
  submitFirstPasskey,
} from '../second-factor/set-up-handler.ts';
import { showSecondStep, submitSecondStep } from '../second-factor/step-handler.ts';
import { showProveAgain, submitProveAgain } from './again-handler.ts';
import { showSignIn, submitPasskeySignIn, submitSignIn, submitSignOut } from './handler.ts';

/** Before a transaction: these hash, wait, or ask for a row before anybody's council is known. */
const open = { permission: PUBLIC, detached: true };
const again = { permission: 'people.own-account', detached: true, url: '/sign-in/again' };

const renew = {
  permission: 'people.administer',
  fresh: true,
  url: '/settings/accounts/:accountId/second-step',
};

/** The pages of signing in and out by a local account. */
export const signInRoutes: Route[] = [
  { method: 'GET', url: '/sign-in', ...open, handler: showSignIn },
  { method: 'POST', url: '/sign-in', ...open, handler: submitSignIn },
  { method: 'POST', url: '/sign-in/passkey', ...open, handler: submitPasskeySignIn },
  { method: 'GET', url: '/sign-in/second-step', ...open, handler: showSecondStep },
  { method: 'POST', url: '/sign-in/second-step', ...open, handler: submitSecondStep },
  { method: 'GET', url: '/sign-in/second-factor', ...open, handler: showFirstSecondFactor },
  { method: 'POST', url: '/sign-in/second-factor/authenticator', ...open, handler: submitFirstAuthenticator },
  { method: 'POST', url: '/sign-in/second-factor/passkey', ...open, handler: submitFirstPasskey },
  { method: 'GET', ...renew, handler: showRenewSecondFactor },
  { method: 'POST', ...renew, handler: submitRenewSecondFactor },
  { method: 'GET', ...again, handler: showProveAgain },
  { method: 'POST', ...again, handler: submitProveAgain },
  { method: 'POST', url: '/sign-out', permission: PUBLIC, handler: submitSignOut },
  { method: 'GET', url: '/reset', permission: PUBLIC, handler: showReset },
  { method: 'POST', url: '/reset', ...open, handler: submitReset },
  { method: 'GET', url: '/reset/:token', ...open, handler: showNewPassword },
  { method: 'POST', url: '/reset/:token', ...open, handler: submitNewPassword },
];
