import { h } from 'preact';
import { monthOf } from '../../../../kernel/calendar-day.ts';
import type { FieldError } from '../../../../kernel/parsed.ts';
import { one, wholeNumber, type Fields } from '../../../../platform/forms/index.ts';
import { sendNotices } from '../../../../platform/notices/index.ts';
import type { Reply } from '../../../../platform/web/index.ts';
import { messages } from '../../messages.ts';
import { RETURN_QUERIED } from '../../notices.ts';
import { forSide, returnOf, type SideContext } from '../../parts/return-page.ts';
import { fetchProviderAccounts } from '../../queries/fetch-provider-accounts.ts';
import { fetchReturnTrail } from '../../queries/fetch-return-trail.ts';
import type { MonthlyReturn } from '../../queries/find-return.ts';
import { saveActs } from '../../queries/save-acts.ts';
import { saveReturnState } from '../../queries/save-return.ts';
import { paths, type Side } from '../../routes.ts';
import { after } from '../../rules/return-states.ts';
import { parseActForm, type OfficerAct } from './form.ts';
import { presentReturn } from './presenter.ts';
import { ReturnPage } from './view.tsx';

/** GET: a return as it stands, with what was sent, asked and answered. */
export const showReturn = (side: Side) =>
  forSide(side, async (context) => page(context, await returnOf(context), {}, [], 200));

/** POST: an officer accepts a return, asks about it, or does not ask for it this month. */
export const submitAct = forSide('officer', async (context) => {
  const { tx, clock, authority, body } = context;
  const found = await returnOf(context);
  const { value, errors } = parseActForm(body);
  if (errors !== undefined) return page(context, found, body, errors, 400);
  const state = after(found.state, value.act);
  const version = wholeNumber(one(body, 'version'), 1, 999_999_999) ?? 0;
  if (state === undefined || !(await saveReturnState(tx, found.returnId, version, state))) {
    const message = state === undefined ? messages.notNow : messages.changedMeanwhile;
    return page(context, await returnOf(context), body, [{ field: 'act', message }], 409);
  }
  const { returnId, locationId, month } = found;
  await saveActs(tx, clock, [{ returnId, authorityId: authority.authorityId, locationId, ...value }]);
  if (value.act === 'query') await tellProvider(context, found);
  return { kind: 'redirect', to: paths.return('officer', locationId, month), flash: DONE[value.act] };
});

const DONE: Readonly<Record<OfficerAct, string>> = {
  accept: 'The return was accepted.',
  query: 'The question was sent to the provider.',
  excuse: 'The service is not asked for this month.',
  ask: 'The service is asked for this month again.',
};

async function tellProvider({ tx, clock, authority }: SideContext, found: MonthlyReturn): Promise<void> {
  const { locationId, month, name } = found;
  const accounts = await fetchProviderAccounts(tx, locationId);
  const about = `${[...name].slice(0, 150).join('')}, ${monthOf(month)}`;
  const href = paths.return('provider', locationId, month);
  const { authorityId } = authority;
  await sendNotices(
    tx,
    clock,
    accounts.map((accountId) => ({ authorityId, accountId, kind: RETURN_QUERIED, href, about })),
  );
}

async function page(
  context: SideContext,
  found: MonthlyReturn,
  typed: Fields,
  errors: FieldError[],
  status: number,
): Promise<Reply> {
  const { side, tx, may } = context;
  const trail = await fetchReturnTrail(tx, found.returnId);
  const mayEnter = may(side === 'officer' ? 'capacity.record' : 'capacity.answer');
  const model = presentReturn({ found, trail, side, mayEnter, typed, errors });
  return {
    kind: 'page',
    title: `Monthly return: ${found.name}`,
    about: 'monthly-return',
    status,
    errors,
    back: { text: 'Returns of this service', href: paths.history(side, found.locationId) },
    view: h(ReturnPage, { model }),
  };
}
