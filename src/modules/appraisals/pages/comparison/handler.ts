import { h } from 'preact';
import type { FieldError } from '../../../../kernel/parsed.ts';
import type { Fields } from '../../../../platform/forms/index.ts';
import { NotFound, type Reply } from '../../../../platform/web/index.ts';
import { forCouncil, type CouncilContext } from '../../../market/index.ts';
import { messages } from '../../messages.ts';
import { campaignOf, isId, RUN } from '../../parts/campaign-of.ts';
import { compareRows } from '../../parts/comparison-table.tsx';
import type { Campaign } from '../../queries/campaign-source.ts';
import { deleteBenchmark } from '../../queries/delete-benchmark.ts';
import { fetchBenchmarks } from '../../queries/fetch-benchmarks.ts';
import { saveBenchmark } from '../../queries/save-benchmark.ts';
import { paths } from '../../routes.ts';
import { parseBenchmark } from './form.ts';
import { ComparisonPage } from './view.tsx';

/** GET /appraisals/:campaignId/comparison: published shares beside the region's and England's. */
export const showComparison = forCouncil(async (context) => page(context, await campaignOf(context), {}, []));

/** POST: enters one. */
export const submitComparison = forCouncil(async (context) => {
  const { tx, clock, today, authority, body } = context;
  const campaign = await campaignOf(context);
  const { campaignId } = campaign;
  const { value, errors } = parseBenchmark(body, today);
  if (errors !== undefined) return page(context, campaign, body, errors);
  if (!(await saveBenchmark(tx, clock, { ...value, campaignId, authorityId: authority.authorityId })))
    return page(context, campaign, body, [{ field: 'measure', message: messages.measureTwice }]);
  return { kind: 'redirect', to: paths.comparison(campaignId), flash: 'The comparison was entered.' };
});

/** POST .../:benchmarkId/remove: takes one out. */
export const submitRemoval = forCouncil(async (context) => {
  const { campaignId } = await campaignOf(context);
  const id = context.params.benchmarkId ?? '';
  if (!isId(id) || !(await deleteBenchmark(context.tx, campaignId, id)))
    throw new NotFound('such comparison');
  return { kind: 'redirect', to: paths.comparison(campaignId), flash: 'The comparison was removed.' };
});

async function page(
  { tx, may }: CouncilContext,
  campaign: Campaign,
  fields: Fields,
  errors: FieldError[],
): Promise<Reply> {
  const rows = compareRows(await fetchBenchmarks(tx, campaign.campaignId));
  return {
    kind: 'page',
    title: `Comparison: ${campaign.theme}`,
    width: 'full',
    about: 'appraisals',
    status: errors.length === 0 ? 200 : 400,
    errors,
    back: { text: 'Appraisals', href: paths.list() },
    view: h(ComparisonPage, { campaign, rows, fields, errors, records: may(RUN) }),
  };
}
