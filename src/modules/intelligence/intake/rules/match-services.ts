import { decideMatch, nameSimilarity, normalPostcode, type Match } from '../../../market/index.ts';
import type { Named } from './services-named.ts';

/** What a row says of its service. */
export interface ServiceSaid {
  id: string;
  name: string;
  postcode: string;
}

/** A postcode as it is looked up: upper case, no space; '' where it is none. */
export const barePostcode = (text: string): string => normalPostcode(text).replace(' ', '');

/** Makes what finds the service of a row among those that were looked up for all rows of its batch. */
export function serviceMatcher(found: readonly Named[]): (said: ServiceSaid) => Match {
  const byId = new Map(found.map((service) => [service.locationId.toLowerCase(), service]));
  const byPostcode = Map.groupBy(found, ({ postcode }) => barePostcode(postcode));
  return (said) => {
    const own = byId.get(said.id.toLowerCase());
    const here = byPostcode.get(barePostcode(said.postcode)) ?? [];
    const candidates = [...new Set(own === undefined ? here : [own, ...here])].map((service) => ({
      ...service,
      score: nameSimilarity(said.name, service.name),
    }));
    return decideMatch(said, candidates);
  };
}
