/** Addresses of this room's pages. */
export const paths = {
  signIn: (next?: string) =>
    next === undefined || next === '/' ? '/sign-in' : `/sign-in?next=${encodeURIComponent(next)}`,
  signInAs: (email: string, next: string) =>
    `/sign-in?${new URLSearchParams({ email, ...(next === '/' ? {} : { next }) })}`,
  signOut: () => '/sign-out',
  proveAgain: (next: string) => `/sign-in/again?next=${encodeURIComponent(next)}`,
  setUp: () => '/set-up',
  setUpLink: (key: string) => `/set-up?${new URLSearchParams({ key })}`,
  afterSetUp: () => '/import',
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
    const query = new URLSearchParams({ ...(again ? { again: '1' } : {}), ...(next === '/' ? {} : { next }) });
    return `/sign-in/with/${encodeURIComponent(signOnId)}${query.size === 0 ? '' : `?${query}`}`;
  },
  signOnBack: () => '/sign-in/back',
  signOnSignedOut: (signOnId: string) => `/sign-in/signed-out/${encodeURIComponent(signOnId)}`,
  backChannelLogout: () => '/sign-in/back-channel-logout',
  singleSignOn: () => '/settings/single-sign-on',
  trySingleSignOn: () => '/settings/single-sign-on/try',
} as const;
