const part = encodeURIComponent;

/** Addresses of this room's pages. */
export const paths = {
  meetings: () => '/meetings',
  newMeeting: () => '/meetings/new',
  meeting: (meetingId: string) => `/meetings/${part(meetingId)}`,
  edit: (meetingId: string) => `/meetings/${part(meetingId)}/edit`,
  people: (meetingId: string) => `/meetings/${part(meetingId)}/people`,
  agenda: (meetingId: string) => `/meetings/${part(meetingId)}/agenda`,
  step: (meetingId: string) => `/meetings/${part(meetingId)}/step`,
  print: (meetingId: string, what: 'agenda' | 'minutes', agencyId?: string) =>
    `/meetings/${part(meetingId)}/print?what=${what}${agencyId === undefined ? '' : `&for=${part(agencyId)}`}`,
  item: (meetingId: string, itemId: string) => `/meetings/${part(meetingId)}/items/${part(itemId)}`,
  share: (meetingId: string, itemId: string) => `/meetings/${part(meetingId)}/items/${part(itemId)}/share`,
  newAction: (meetingId: string, itemId: string) =>
    `/meetings/${part(meetingId)}/items/${part(itemId)}/action`,
  action: (actionId: string) => `/meeting-actions/${part(actionId)}`,
  agencies: () => '/settings/agencies',
  service: (locationId: string) => `/services/${part(locationId)}`,
} as const;
