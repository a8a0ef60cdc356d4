/** Addresses of the pages of notices. */
export const paths = {
  inbox: () => '/notices',
  ofKind: (kind: string) => `/notices?kind=${encodeURIComponent(kind)}`,
  open: (noticeId: string) => `/notices/${noticeId}/open`,
  read: (noticeId: string) => `/notices/${noticeId}/read`,
  allRead: () => '/notices/read',
  preferences: () => '/notices/preferences',
} as const;
