import { h } from 'preact';
import type { FigureParameters } from '../../../../platform/figures/index.ts';
import type { Reply, RequestContext } from '../../../../platform/web/index.ts';
import { cqcFreshness } from '../../../cqc/index.ts';
import { fetchClashes } from '../../queries/fetch-quality-clashes.ts';
import { fetchQualityCounts } from '../../queries/fetch-quality-counts.ts';
import { SQL_CHECKS } from '../../queries/quality-source.ts';
import { dataQualityModel } from './presenter.ts';
import { DataQualityPage } from './view.tsx';

/** GET /data-quality: what is stale, missing, contradictory or unmatched, each number with its list. */
export async function showDataQuality({ tx, today, authority }: RequestContext): Promise<Reply> {
  const parameters: FigureParameters = { asAt: today };
  if (authority !== null && authority.area.length > 0) parameters.localAuthorities = authority.area;
  const freshness = await cqcFreshness(tx, today);
  const counts = await fetchQualityCounts(tx, parameters, SQL_CHECKS);
  const clashes = await fetchClashes(tx, parameters);
  const model = dataQualityModel({ freshness, counts, clashes, parameters });
  return {
    kind: 'page',
    title: 'Data quality',
    width: 'full',
    about: 'data-quality',
    view: h(DataQualityPage, { model }),
  };
}
