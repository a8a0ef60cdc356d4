import { h } from 'preact';
import type { FieldError } from '../../../../kernel/parsed.ts';
import type { Fields } from '../../../../platform/forms/index.ts';
import type { Reply } from '../../../../platform/web/index.ts';
import { forCouncil, type CouncilContext } from '../../parts/for-council.ts';
import { fetchQuotas } from '../../queries/fetch-quotas.ts';
import { fetchTeamNames } from '../../queries/fetch-team-names.ts';
import { saveQuota } from '../../queries/save-quota.ts';
import { paths } from '../../routes.ts';
import { parseQuotaForm } from './form.ts';
import { presentQuotas } from './presenter.ts';
import { QuotasPage } from './view.tsx';

/** GET /settings/random-checks: how many services are drawn each month, for each team. */
export const showQuotas = forCouncil((context) => page(context, {}, []));

/** POST: sets a new quota from a day on. */
export const submitQuota = forCouncil(async (context) => {
  const { tx, clock, today, authority, body } = context;
  const teams = await fetchTeamNames(tx);
  const { value, errors } = parseQuotaForm(body, new Set(teams.map(({ id }) => id)), today);
  if (errors !== undefined) return page(context, body, errors);
  await saveQuota(tx, clock, { ...value, authorityId: authority.authorityId });
  return { kind: 'redirect', to: paths.quotas(), flash: 'The quota was set.' };
});

async function page({ tx, today }: CouncilContext, fields: Fields, errors: FieldError[]): Promise<Reply> {
  const teams = await fetchTeamNames(tx);
  const model = presentQuotas(await fetchQuotas(tx), teams, today);
  return {
    kind: 'page',
    title: 'Quotas of random checks',
    about: 'random-checks',
    status: errors.length === 0 ? 200 : 400,
    errors,
    view: h(QuotasPage, { model, teams, fields, errors }),
  };
}
