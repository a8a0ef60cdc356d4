/** Addresses of the pages of what comes in beside the form. */
export const paths = {
  mailbox: () => '/settings/mailbox',
  mailboxFetch: () => '/settings/mailbox/fetch',
  mailAgain: () => '/settings/mailbox/again',
  mailGivenUp: () => '/settings/mailbox/given-up',
  history: () => '/intelligence/history',
  historyImport: (importId: string) => `/intelligence/history/${encodeURIComponent(importId)}`,
  historyRun: (importId: string) => `/intelligence/history/${encodeURIComponent(importId)}/import`,
  historyRejected: (importId: string) => `/intelligence/history/${encodeURIComponent(importId)}/rejected.csv`,
  historyExample: () => '/intelligence/history/example.csv',
} as const;
