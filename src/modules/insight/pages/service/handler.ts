import { h } from 'preact';
import type { Reply, RequestContext } from '../../../../platform/web/index.ts';
import { paths } from '../../routes.ts';
import { loadService } from './load-service.ts';
import { presentNamedOnly, presentService } from './presenter.ts';
import { NamedOnlyPage, ServicePage } from './view.tsx';

const back = { text: 'Services', href: paths.services() };

/** GET /services/:locationId: all that is known of one service. */
export async function showService(context: RequestContext): Promise<Reply> {
  const loaded = await loadService(context);
  const shared = { kind: 'page', width: 'full', about: 'service', back } as const;
  if (!('service' in loaded)) {
    const model = presentNamedOnly(loaded);
    return { ...shared, title: model.title, view: h(NamedOnlyPage, { model }) };
  }
  const model = presentService(loaded, { today: context.today, query: context.query });
  return { ...shared, title: model.top.title, view: h(ServicePage, { model }) };
}
