import { h } from 'preact';
import type { Reply, RequestContext } from '../../../../platform/web/index.ts';
import { saveActingProvider } from '../../../capacity/index.ts';
import { fetchOwnProviderServices } from '../../queries/fetch-own-provider-services.ts';
import { OurServicesPage } from './view.tsx';

/** GET /our-services: a provider's own services, for the person who speaks for it. */
export async function showOurServices({ tx, person, today }: RequestContext): Promise<Reply> {
  const providerId = person?.providerId ?? null;
  await saveActingProvider(tx, providerId);
  const services = providerId === null ? [] : await fetchOwnProviderServices(tx, providerId);
  const view = h(OurServicesPage, { linked: providerId !== null, services, today });
  return { kind: 'page', title: 'Your services', width: 'full', about: 'our-services', view };
}
