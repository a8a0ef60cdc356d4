const part = encodeURIComponent;

/** Addresses of this room's pages, and of the service that an escalation is about. */
export const paths = {
  list: () => '/escalations',
  escalation: (escalationId: string) => `/escalations/${part(escalationId)}`,
  acknowledge: (escalationId: string) => `/escalations/${part(escalationId)}/acknowledge`,
  decide: (escalationId: string) => `/escalations/${part(escalationId)}/decide`,
  reopen: (escalationId: string) => `/escalations/${part(escalationId)}/reopen`,
  settings: () => '/settings/escalation',
  rule: (key: string) => `/settings/escalation/rules/${part(key)}`,
  newRule: (trigger?: string) =>
    `/settings/escalation/new-rule${trigger === undefined ? '' : `?trigger=${part(trigger)}`}`,
  removeRule: (key: string) => `/settings/escalation/rules/${part(key)}/remove`,
  ladder: () => '/settings/escalation/ladder',
  service: (locationId: string) => `/services/${part(locationId)}`,
} as const;
