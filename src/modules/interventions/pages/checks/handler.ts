import { h } from 'preact';
import { monthOf } from '../../../../kernel/calendar-day.ts';
import type { FieldError } from '../../../../kernel/parsed.ts';
import { one as field, type Fields } from '../../../../platform/forms/index.ts';
import type { Reply } from '../../../../platform/web/index.ts';
import { drawChecks, firstOf } from '../../draw-checks.ts';
import { messages } from '../../messages.ts';
import { forCouncil, type CouncilContext } from '../../parts/for-council.ts';
import { ADMINISTER } from '../../parts/may-act.ts';
import { fetchDraws } from '../../queries/fetch-draws.ts';
import { fetchQuotas } from '../../queries/fetch-quotas.ts';
import { paths } from '../../routes.ts';
import { ChecksPage } from './view.tsx';

/** GET /interventions/checks: what was drawn, month by month, and how far it has got. */
export const showChecks = forCouncil((context) => page(context, {}, []));

/** POST: draws this month's checks now, where the night has not yet. */
export const submitDraw = forCouncil(async (context) => {
  const { tx, clock, today, authority, body } = context;
  const reason = field(body, 'reason');
  if (reason === '' || reason.length > 2000)
    return page(context, body, [{ field: 'reason', message: messages.drawReason }]);
  const { teams, services } = await drawChecks(tx, { clock, authorityId: authority.authorityId }, reason);
  if (teams === 0) {
    const refused = [{ field: 'reason', message: messages.drawnAlready(monthOf(today)) }];
    return page(context, body, refused, 409);
  }
  const flash = `${services} ${services === 1 ? 'service was' : 'services were'} drawn for ${teams} ${teams === 1 ? 'team' : 'teams'}.`;
  return { kind: 'redirect', to: paths.checks(), flash };
});

async function page(
  { tx, today, may }: CouncilContext,
  fields: Fields,
  errors: FieldError[],
  status = 400,
): Promise<Reply> {
  const draws = await fetchDraws(tx, today);
  const quotas = await fetchQuotas(tx);
  const model = {
    draws,
    month: monthOf(today),
    drawnThisMonth: draws.some(({ month }) => month === firstOf(today)),
    hasQuota: quotas.some(({ validFrom }) => validFrom <= today),
  };
  return {
    kind: 'page',
    title: 'Random checks',
    width: 'full',
    about: 'random-checks',
    status: errors.length === 0 ? 200 : status,
    errors,
    view: h(ChecksPage, { ...model, administers: may(ADMINISTER), fields, errors }),
  };
}
