/** Addresses of the pages of mail. */
export const paths = {
  mail: () => '/settings/mail',
  test: () => '/settings/mail/test',
  again: (batchId: string) => `/settings/mail/${batchId}/again`,
  giveUp: (batchId: string) => `/settings/mail/${batchId}/give-up`,
} as const;
