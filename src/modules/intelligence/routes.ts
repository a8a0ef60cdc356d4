const part = encodeURIComponent;

/** Addresses of this room's pages. */
export const paths = {
  log: () => '/intelligence',
  logOf: (locationId: string) => `/intelligence?service=${part(locationId)}`,
  download: (format: string) => `/intelligence/download/${part(format)}`,
  inbox: () => '/intelligence/inbox',
  record: (locationId?: string) =>
    locationId === undefined ? '/intelligence/new' : `/intelligence/new?service=${part(locationId)}`,
  recorded: (eventId: string) => `/intelligence/recorded/${part(eventId)}`,
  event: (eventId: string) => `/intelligence/${part(eventId)}`,
  correct: (eventId: string) => `/intelligence/${part(eventId)}/correct`,
  sort: (eventId: string) => `/intelligence/${part(eventId)}/sort`,
  act: (eventId: string) => `/intelligence/${part(eventId)}/act`,
  merge: (eventId: string) => `/intelligence/${part(eventId)}/merge`,
  notSame: (eventId: string) => `/intelligence/${part(eventId)}/not-same`,
  split: (eventId: string) => `/intelligence/${part(eventId)}/split`,
  outcome: (eventId: string) => `/intelligence/${part(eventId)}/outcome`,
  pathway: (eventId: string) => `/intelligence/${part(eventId)}/pathway`,
  identity: (eventId: string) => `/intelligence/${part(eventId)}/identity`,
  identitySave: (eventId: string) => `/intelligence/${part(eventId)}/identity/save`,
  attachments: (eventId: string) => `/intelligence/${part(eventId)}/attachments`,
  attachment: (eventId: string, attachmentId: string) =>
    `/intelligence/${part(eventId)}/attachments/${part(attachmentId)}`,
  service: (locationId: string) => `/services/${part(locationId)}`,
} as const;
