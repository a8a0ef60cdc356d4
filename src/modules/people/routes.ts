/** Addresses of this room's pages. */
export const paths = {
  setUp: () => '/set-up',
  council: () => '/settings/council',
  officers: () => '/settings/officers',
  officerActive: (officerId: string) => `/settings/officers/${encodeURIComponent(officerId)}/active`,
} as const;
