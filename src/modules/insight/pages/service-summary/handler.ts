import { h } from 'preact';
import { NotFound, type Reply, type RequestContext } from '../../../../platform/web/index.ts';
import { loadService } from '../service/load-service.ts';
import { presentSummary } from './presenter.ts';
import { SummaryPage } from './view.tsx';

/** GET /services/:locationId/summary: one page of A4 for a panel. */
export async function showServiceSummary(context: RequestContext): Promise<Reply> {
  const loaded = await loadService(context);
  if (!('service' in loaded))
    throw new NotFound(`summary of ${loaded.locationId}, of which no record has been imported`);
  const model = presentSummary(loaded, context.today);
  return {
    kind: 'page',
    title: `Summary: ${model.top.title}`,
    width: 'full',
    bare: true,
    view: h(SummaryPage, { model }),
  };
}
