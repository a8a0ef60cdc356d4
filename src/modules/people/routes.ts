/** Addresses of this room's pages. */
export const paths = {
  signIn: (next?: string) =>
    next === undefined || next === '/' ? '/sign-in' : `/sign-in?next=${encodeURIComponent(next)}`,
  signInAs: (email: string, next: string) =>
    `/sign-in?${new URLSearchParams({ email, ...(next === '/' ? {} : { next }) })}`,
  signOut: () => '/sign-out',
  proveAgain: (next: string) => `/sign-in/again?next=${encodeURIComponent(next)}`,
  setUp: () => '/set-up',
  council: () => '/settings/council',
  officers: () => '/settings/officers',
  officerActive: (officerId: string) => `/settings/officers/${encodeURIComponent(officerId)}/active`,
} as const;
