import { h } from 'preact';
import type { Reply } from '../../../../platform/web/index.ts';
import { forCouncil, type CouncilContext } from '../../../market/index.ts';
import { decideStatus } from '../../decide-status.ts';
import { boundsOf, loadDecision } from '../../parts/load-decision.ts';
import { loadBefore } from '../../parts/load-before.ts';
import { parseDecision, seenOf } from '../../parts/parse-decision.ts';
import { overtakenAt, type SentDecision } from '../../parts/present-decision.ts';
import { paths } from '../../routes.ts';
import { presentDecidePage } from './presenter.ts';
import { DecidePage } from './view.tsx';

/** GET /services/:locationId/status: what is proposed and why, and the forms to decide. */
export const showDecide = forCouncil((context) => page(context));

/** POST: decides, or shows what somebody else decided meanwhile. */
export const submitDecide = forCouncil(async (context) => {
  const { tx, authority, clock, announce, body, may } = context;
  const locationId = context.params.locationId ?? '';
  const loaded = await loadDecision(context, locationId);
  const { value: choice, errors } = parseDecision(body, boundsOf(loaded, may));
  if (errors !== undefined) return page(context, { fields: body, errors }, 400);
  const { authorityId } = authority;
  const deciding = { authorityId, accountId: context.person!.accountId, clock, announce };
  const done = await decideStatus(tx, deciding, { locationId, seen: seenOf(body), choice });
  if (done.state !== 'decided') return page(context, { fields: body, errors: [overtakenAt(body)] }, 409);
  const flash = `${loaded.status.name} was decided: ${done.to}.`;
  return { kind: 'redirect', to: paths.service(locationId), flash };
});

async function page(context: CouncilContext, sent?: SentDecision, status = 200): Promise<Reply> {
  const { tx, today, authority } = context;
  const loaded = await loadDecision(context, context.params.locationId ?? '');
  const { locationId, name, last } = loaded.status;
  const asked = { tx, authorityId: authority.authorityId, today };
  const before = await loadBefore(asked, locationId, last);
  const accountId = context.person!.accountId;
  const model = presentDecidePage(loaded, { before, accountId, sent, overtaken: status === 409 });
  return {
    kind: 'page',
    title: `Decide the status: ${name}`,
    about: 'status',
    width: 'full',
    status,
    errors: sent?.errors ?? [],
    back: { text: name, href: paths.service(locationId) },
    view: h(DecidePage, model),
  };
}
