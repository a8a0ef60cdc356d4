import { h } from 'preact';
import { NotFound, type Reply } from '../../../../platform/web/index.ts';
import { forCouncil, type CouncilContext } from '../../../market/index.ts';
import {
  boundsOf,
  decideStatus,
  loadDecision,
  overtakenAt,
  parseDecision,
  seenOf,
  type SentDecision,
} from '../../../risk/index.ts';
import { messages } from '../../messages.ts';
import { loadCaseload, nextAfter, type Caseload } from '../../parts/load-caseload.ts';
import { fetchMonthFacts } from '../../queries/fetch-month-facts.ts';
import { paths } from '../../routes.ts';
import { monthBefore, monthName } from '../../rules/cycle-days.ts';
import { presentReview } from './presenter.ts';
import { ReviewPage } from './view.tsx';

/** GET /reviews/:month/services/:locationId: the month of a service, and the decision. */
export const showReview = forCouncil((context) => page(context));

/** POST: decides, and goes on to the next service that waits. */
export const submitReview = forCouncil(async (context): Promise<Reply> => {
  const { tx, authority, clock, announce, body, may } = context;
  const caseload = await loadCaseload(context);
  const { cycle } = caseload;
  if (cycle.state === 'closed')
    return {
      kind: 'redirect',
      to: paths.record(cycle.month),
      flash: `${messages.alreadyClosed(monthName(cycle.month))}.`,
    };
  const locationId = itemOf(caseload, context).locationId;
  const loaded = await loadDecision(context, locationId);
  const { value: choice, errors } = parseDecision(body, boundsOf(loaded, may));
  if (errors !== undefined) return page(context, { fields: body, errors }, 400);
  const deciding = {
    authorityId: authority.authorityId,
    accountId: context.person!.accountId,
    clock,
    announce,
  };
  const done = await decideStatus(tx, deciding, { locationId, seen: seenOf(body), choice });
  if (done.state !== 'decided') return page(context, { fields: body, errors: [overtakenAt(body)] }, 409);
  return goOn(caseload, locationId, `${loaded.status.name} was decided: ${done.to}.`);
});

function goOn({ cycle, items, whose }: Caseload, locationId: string, said: string): Reply {
  const all = whose === 'all' ? 'all' : undefined;
  const next = nextAfter(items, locationId);
  if (next !== undefined)
    return { kind: 'redirect', to: `${paths.review(cycle.month, next.locationId, all)}#decide`, flash: said };
  return { kind: 'redirect', to: paths.caseload(cycle.month, all), flash: `${said} That was the last one.` };
}

async function page(context: CouncilContext, sent?: SentDecision, status = 200): Promise<Reply> {
  const { tx, today } = context;
  const caseload = await loadCaseload(context);
  const item = itemOf(caseload, context);
  const loaded = await loadDecision(context, item.locationId);
  const lately = monthBefore(today);
  const last = loaded.status.last?.decidedOn ?? lately;
  const from = last < lately ? last : lately;
  const model = presentReview({
    caseload,
    item,
    loaded,
    facts: await fetchMonthFacts(tx, item.locationId, from, today),
    from,
    accountId: context.person!.accountId,
    sent,
    overtaken: status === 409,
  });
  return {
    kind: 'page',
    title: `Review: ${item.name}`,
    about: 'reviews',
    width: 'full',
    status,
    errors: sent?.errors ?? [],
    back: { text: model.back, href: model.backHref },
    view: h(ReviewPage, model),
  };
}

function itemOf({ items }: Caseload, { params }: CouncilContext) {
  const item = items.find(({ locationId }) => locationId === params.locationId);
  if (item === undefined)
    throw new NotFound(`service "${(params.locationId ?? '').slice(0, 60)}" in your part of this review`);
  return item;
}
