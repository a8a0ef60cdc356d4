import { queryString } from '../../platform/forms/index.ts';

const part = encodeURIComponent;

/** Addresses of this room's pages, and of insight's service page. */
export const paths = {
  service: (locationId: string) => `/services/${part(locationId)}`,
  list: (filters: Record<string, string | undefined> = {}) => `/interventions${queryString(filters)}`,
  download: (format: string) => `/interventions/download/${format}`,
  ofService: (locationId: string) => `/services/${part(locationId)}/interventions`,
  one: (interventionId: string) => `/interventions/${part(interventionId)}`,
  decide: (interventionId: string) => `/interventions/${part(interventionId)}/decide`,
  note: (interventionId: string) => `/interventions/${part(interventionId)}/note`,
  end: (interventionId: string) => `/interventions/${part(interventionId)}/end`,
  step: (interventionId: string, stepId: string) =>
    `/interventions/${part(interventionId)}/steps/${part(stepId)}`,
  checks: () => '/interventions/checks',
  draw: (drawId: string) => `/interventions/checks/${part(drawId)}`,
  protocols: () => '/settings/intervention-protocols',
  protocol: (owner: string, version: number) => `/settings/intervention-protocols/${part(owner)}/${version}`,
  newProtocol: () => '/settings/intervention-protocols/new',
  quotas: () => '/settings/random-checks',
} as const;
