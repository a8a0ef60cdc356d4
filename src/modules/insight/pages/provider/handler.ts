import { h } from 'preact';
import { one } from '../../../../platform/forms/index.ts';
import { NotFound, type Reply, type RequestContext } from '../../../../platform/web/index.ts';
import { fetchProvider } from '../../queries/fetch-provider.ts';
import { fetchProviderBrand } from '../../queries/fetch-provider-brand.ts';
import { fetchProviderCounts } from '../../queries/fetch-provider-counts.ts';
import { fetchProviderServices } from '../../queries/fetch-provider-services.ts';
import { fetchSharedColours } from '../../queries/fetch-shared-colours.ts';
import { paths } from '../../routes.ts';
import { presentProvider } from './presenter.ts';
import { ProviderPage } from './view.tsx';

const PER_PAGE = 100;
const MOST_FELLOWS = 50;

/** GET /providers/:providerId: a provider with all its services, here and elsewhere. */
export async function showProvider({ tx, params, query, today, may }: RequestContext): Promise<Reply> {
  const providerId = params.providerId ?? '';
  const provider = await fetchProvider(tx, providerId);
  if (provider === null) throw new NotFound(`provider with the id ${providerId.slice(0, 60)}`);
  const counts = await fetchProviderCounts(tx, providerId, today);
  const pages = Math.max(1, Math.ceil(counts.reduce((sum, { n }) => sum + n, 0) / PER_PAGE));
  const page = /^\d{1,4}$/.test(one(query, 'page'))
    ? Math.min(pages, Math.max(1, Number(one(query, 'page'))))
    : 1;
  const services = await fetchProviderServices(tx, providerId, today, { page, perPage: PER_PAGE });
  const ids = services.map(({ locationId }) => locationId);
  const shared = may('insight.read-across')
    ? await fetchSharedColours(tx, ids, `provider ${providerId}`)
    : [];
  const fellows =
    provider.brandId === null ? [] : await fetchProviderBrand(tx, provider.brandId, providerId, MOST_FELLOWS);
  const model = presentProvider({ provider, counts, services, shared, fellows, today, page, pages });
  const back = { text: 'Services', href: paths.services() };
  return {
    kind: 'page',
    title: model.title,
    width: 'full',
    about: 'provider',
    back,
    view: h(ProviderPage, { model }),
  };
}
