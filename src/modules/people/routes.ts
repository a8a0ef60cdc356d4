const withNext = (path: string, next: string) =>
  next === '/' ? path : `${path}?${new URLSearchParams({ next })}`;

/** Addresses of this room's pages. */
export const paths = {
  signIn: (next?: string) =>
    next === undefined || next === '/' ? '/sign-in' : `/sign-in?next=${encodeURIComponent(next)}`,
  signInAs: (email: string, next: string) =>
    `/sign-in?${new URLSearchParams({ email, ...(next === '/' ? {} : { next }) })}`,
  signOut: () => '/sign-out',
  signInByPasskey: () => '/sign-in/passkey',
  secondStep: (next: string) => withNext('/sign-in/second-step', next),
  secondFactor: (next: string) => withNext('/sign-in/second-factor', next),
  firstAuthenticator: () => '/sign-in/second-factor/authenticator',
  renewSecondFactor: (accountId: string) => `/settings/accounts/${encodeURIComponent(accountId)}/second-step`,
  firstPasskey: () => '/sign-in/second-factor/passkey',
  reset: () => '/reset',
  resetLink: (token: string) => `/reset/${encodeURIComponent(token)}`,
  account: () => '/account',
  accountPassword: () => '/account/password',
  accountAuthenticator: () => '/account/authenticator',
  accountPasskey: () => '/account/passkey',
  recoveryCodes: () => '/account/recovery-codes',
  removeMeans: (credentialId: string) => `/account/means/${encodeURIComponent(credentialId)}/remove`,
  endSession: (sessionId: string) => `/account/sessions/${encodeURIComponent(sessionId)}/end`,
  endSessions: () => '/account/sessions/end-all',
  proveAgain: (next: string) => `/sign-in/again?next=${encodeURIComponent(next)}`,
  setUp: () => '/set-up',
  setUpLink: (key: string) => `/set-up?${new URLSearchParams({ key })}`,
  /** The first administrator sets up their second factor before anything else. */
  afterSetUp: () => withNext('/sign-in/second-factor', '/import'),
  accounts: () => '/settings/accounts',
  accountsDownload: (format: string) => `/settings/accounts/download/${encodeURIComponent(format)}`,
  invite: () => '/settings/accounts/new',
  inviteSeveral: () => '/settings/accounts/several',
  inviteSeveralNow: () => '/settings/accounts/several/invite',
  person: (accountId: string) => `/settings/accounts/${encodeURIComponent(accountId)}`,
  personInvited: (accountId: string) => `/settings/accounts/${encodeURIComponent(accountId)}/invite`,
  personSessionsEnded: (accountId: string) =>
    `/settings/accounts/${encodeURIComponent(accountId)}/end-sessions`,
  personLeft: (accountId: string) => `/settings/accounts/${encodeURIComponent(accountId)}/leave`,
  invitation: (token: string) => `/invitation/${encodeURIComponent(token)}`,
  teams: () => '/settings/teams',
  newTeam: () => '/settings/teams/new',
  team: (teamId: string) => `/settings/teams/${encodeURIComponent(teamId)}`,
  teamRemoved: (teamId: string) => `/settings/teams/${encodeURIComponent(teamId)}/remove`,
  cover: () => '/settings/cover',
  coverEnded: (absenceId: string) => `/settings/cover/${encodeURIComponent(absenceId)}/end`,
  roles: () => '/settings/roles',
  rolesDownload: () => '/settings/roles/download/csv',
  /** Pages of insight, which knows the services and their colours. */
  workload: () => '/workload',
  handOver: (officerId: string) => `/workload/${encodeURIComponent(officerId)}/hand-over`,
  council: () => '/settings/council',
  officers: () => '/settings/officers',
  sharing: () => '/settings/sharing',
  newAgreement: (receiverId?: string) =>
    `/settings/sharing/new${receiverId === undefined ? '' : `?with=${encodeURIComponent(receiverId)}`}`,
  agreement: (agreementId: string) => `/settings/sharing/${encodeURIComponent(agreementId)}`,
  /** A page of insight, which knows the services by name. */
  sharingLooks: () => '/settings/sharing/looks',
  officerActive: (officerId: string) => `/settings/officers/${encodeURIComponent(officerId)}/active`,
  apiClients: () => '/settings/api-clients',
  apiClient: (clientId: string) => `/settings/api-clients/${encodeURIComponent(clientId)}`,
  apiTokens: (clientId: string) => `/settings/api-clients/${encodeURIComponent(clientId)}/tokens`,
  apiTokenRevoked: (clientId: string, tokenId: string) =>
    `/settings/api-clients/${encodeURIComponent(clientId)}/tokens/${encodeURIComponent(tokenId)}/revoke`,
  /** Where the browser is sent to a council's provider; `again` to prove anew who somebody is. */
  signOnWith: (signOnId: string, next: string, again = false) => {
    const query = new URLSearchParams({
      ...(again ? { again: '1' } : {}),
      ...(next === '/' ? {} : { next }),
    });
    return `/sign-in/with/${encodeURIComponent(signOnId)}${query.size === 0 ? '' : `?${query}`}`;
  },
  signOnBack: () => '/sign-in/back',
  signOnSignedOut: (signOnId: string) => `/sign-in/signed-out/${encodeURIComponent(signOnId)}`,
  backChannelLogout: () => '/sign-in/back-channel-logout',
  singleSignOn: () => '/settings/single-sign-on',
  trySingleSignOn: () => '/settings/single-sign-on/try',
} as const;
