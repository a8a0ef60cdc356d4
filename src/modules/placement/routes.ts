/** Addresses of this room's pages, and of the service that they are about. */
export const paths = {
  service: (locationId: string) => `/services/${encodeURIComponent(locationId)}`,
  /** Placements at one service; `escalation` is the one that a decision answers. */
  status: (locationId: string, escalation?: string) =>
    `/services/${encodeURIComponent(locationId)}/placement-status${escalation === undefined ? '' : `?escalation=${encodeURIComponent(escalation)}`}`,
  told: (locationId: string, decisionId: string) =>
    `/services/${encodeURIComponent(locationId)}/placement-status/${decisionId}/told`,
  list: () => '/placement-status',
  /** The services behind a count of the figure of placement status, in the council's area. */
  counted: (asAt: string, state: string) => `/figures/placement.status/records?as-at=${asAt}&state=${state}`,
  contact: () => '/settings/placing-contact',
} as const;
