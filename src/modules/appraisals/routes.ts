import type { Day } from '../../kernel/calendar-day.ts';
import { queryString } from '../../platform/forms/index.ts';

const part = encodeURIComponent;
const at = (campaignId: string, rest = '') => `/appraisals/${part(campaignId)}${rest}`;

/** Addresses of this room's pages. */
export const paths = {
  service: (locationId: string) => `/services/${part(locationId)}`,
  figure: () => '/figures/appraisals.rag',
  list: () => '/appraisals',
  start: () => '/appraisals/new',
  campaign: (campaignId: string, filters: Record<string, string | undefined> = {}) =>
    at(campaignId, queryString(filters)),
  state: (campaignId: string) => at(campaignId, '/state'),
  edit: (campaignId: string) => at(campaignId, '/edit'),
  design: (campaignId: string) => at(campaignId, '/design'),
  download: (campaignId: string, format: string) => at(campaignId, `/download/${format}`),
  reviews: (campaignId: string) => at(campaignId, '/reviews'),
  comparison: (campaignId: string) => at(campaignId, '/comparison'),
  removeComparison: (campaignId: string, id: string) => at(campaignId, `/comparison/${part(id)}/remove`),
  report: (campaignId: string, week?: Day) => at(campaignId, `/report${queryString({ week })}`),
  one: (campaignId: string, locationId: string) => at(campaignId, `/services/${part(locationId)}`),
  answer: (campaignId: string, locationId: string) => at(campaignId, `/services/${part(locationId)}/answer`),
  rate: (campaignId: string, locationId: string) => at(campaignId, `/services/${part(locationId)}/rate`),
  offer: (campaignId: string, locationId: string) => at(campaignId, `/services/${part(locationId)}/offer`),
  ours: () => '/our-appraisals',
  ourReturn: (returnId: string) => `/our-appraisals/${part(returnId)}`,
} as const;
