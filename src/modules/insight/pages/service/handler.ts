import { h } from 'preact';
import type { Reply, RequestContext } from '../../../../platform/web/index.ts';
import { fetchSharedService } from '../../queries/fetch-shared-service.ts';
import { paths } from '../../routes.ts';
import { loadService } from './load-service.ts';
import { presentNamedOnly, presentService } from './presenter.ts';
import { NamedOnlyPage, ServicePage } from './view.tsx';

const back = { text: 'Services', href: paths.services() };

/** GET /services/:locationId: all that is known of one service, here and as far as other councils show it. */
export async function showService(context: RequestContext): Promise<Reply> {
  // First, before anything else might be written: see its docstring.
  const shared = context.may('insight.read-across')
    ? await fetchSharedService(context.tx, context.params.locationId ?? '', 'service')
    : [];
  const loaded = await loadService(context);
  const common = { kind: 'page', width: 'full', about: 'service', back } as const;
  if (!('service' in loaded)) {
    const model = presentNamedOnly(loaded);
    return { ...common, title: model.title, view: h(NamedOnlyPage, { model }) };
  }
  const model = presentService(loaded, {
    today: context.today,
    query: context.query,
    shared,
    may: context.may,
    now: context.clock.now(),
  });
  return { ...common, title: model.top.title, view: h(ServicePage, { model }) };
}
