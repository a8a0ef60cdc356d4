import { PUBLIC } from '../../../../platform/access/index.ts';
import type { Route } from '../../../../platform/web/index.ts';
import { showSingleSignOn, showTry, submitSingleSignOn } from './handler.ts';
import { submitBackChannelLogout } from './logout-handler.ts';
import { showSignedOut, showSignOnBack, showSignOnWith } from './sign-in-handler.ts';

const settings = { permission: 'people.administer', fresh: true } as const;

/** Every address of single sign-on. All that ask the provider are detached: no connection waits for it. */
export const signOnRoutes: Route[] = [
  { method: 'GET', url: '/settings/single-sign-on', ...settings, handler: showSingleSignOn },
  {
    method: 'POST',
    url: '/settings/single-sign-on',
    ...settings,
    detached: true,
    handler: submitSingleSignOn,
  },
  { method: 'GET', url: '/settings/single-sign-on/try', ...settings, detached: true, handler: showTry },
  {
    method: 'GET',
    url: '/sign-in/with/:signOnId',
    permission: PUBLIC,
    detached: true,
    handler: showSignOnWith,
  },
  { method: 'GET', url: '/sign-in/back', permission: PUBLIC, detached: true, handler: showSignOnBack },
  {
    method: 'GET',
    url: '/sign-in/signed-out/:signOnId',
    permission: PUBLIC,
    detached: true,
    handler: showSignedOut,
  },
  {
    method: 'POST',
    url: '/sign-in/back-channel-logout',
    permission: PUBLIC,
    detached: true,
    machine: true,
    handler: submitBackChannelLogout,
  },
];
