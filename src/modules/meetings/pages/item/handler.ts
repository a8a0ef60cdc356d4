import { h } from 'preact';
import type { FieldError } from '../../../../kernel/parsed.ts';
import { newId } from '../../../../platform/clock/index.ts';
import { one, type Fields } from '../../../../platform/forms/index.ts';
import { sendNotice } from '../../../../platform/notices/index.ts';
import type { Reply } from '../../../../platform/web/index.ts';
import { forCouncil, type CouncilContext } from '../../../market/index.ts';
import { messages } from '../../messages.ts';
import { ACTION_GIVEN } from '../../notices.ts';
import { itemOf, meetingOf, seenBy } from '../../parts/meeting-of.ts';
import { fetchAgencies } from '../../queries/fetch-agencies.ts';
import { fetchOwners } from '../../queries/fetch-owners.ts';
import type { Item, Meeting } from '../../queries/find-meeting.ts';
import { findOpenFacts } from '../../queries/find-open-facts.ts';
import { saveNewAction, type NewAction } from '../../queries/save-action.ts';
import { saveMinutes } from '../../queries/save-items.ts';
import { saveNewShares, saveShared } from '../../queries/save-shares.ts';
import { paths } from '../../routes.ts';
import { openFactsWords } from '../../rules/agenda.ts';
import { isOpen } from '../../rules/meeting-states.ts';
import { parseActionForm, parseMinutesForm, parseShareForm } from './form.ts';
import { presentItem, type ItemChoices } from './presenter.ts';
import { ItemPage } from './view.tsx';

/** GET: an item of the agenda: minutes, decision, what is shared, and actions. */
export const showItem = forCouncil(async (context) => {
  const meeting = await meetingOf(context);
  return page(context, meeting, itemOf(meeting, context), {}, [], 200);
});

/** POST: minutes and decision; where somebody else wrote meanwhile, shows theirs and keeps what was typed. */
export const submitMinutes = forCouncil(async (context) => {
  const { tx, body } = context;
  const meeting = await meetingOf(context);
  const item = itemOf(meeting, context);
  if (!isOpen(meeting.state))
    return page(context, meeting, item, body, [{ field: 'minutes', message: messages.approved }], 409);
  const { value, errors } = parseMinutesForm(body);
  if (errors !== undefined) return page(context, meeting, item, body, errors, 400);
  if (await saveMinutes(tx, item.itemId, seenBy(body), value))
    return back(meeting, item, 'The minutes were saved.');
  const now = await meetingOf(context);
  const told = [{ field: 'minutes', message: messages.changedMeanwhile }];
  return page(context, now, itemOf(now, context), body, told, 409);
});

/** POST .../share: what is shared with whom; or that it was shared today. */
export const submitShare = forCouncil(async (context) => {
  const { tx, clock, today, authority, body } = context;
  const meeting = await meetingOf(context);
  const item = itemOf(meeting, context);
  const shareId = one(body, 'shared');
  if (shareId !== '') {
    await saveShared(tx, item.itemId, shareId, today);
    return back(meeting, item, 'It is recorded that it was shared today.');
  }
  const choices = await choicesOf(context, item);
  const { value, errors } = parseShareForm(body, choices.agencies, choices.openFacts);
  if (errors !== undefined) return page(context, meeting, item, body, errors, 400, choices);
  const { meetingId } = meeting;
  const at = { meetingId, itemId: item.itemId, authorityId: authority.authorityId };
  await saveNewShares(tx, clock, at, { ...value, sharedOn: value.now ? today : null });
  return back(
    meeting,
    item,
    value.now ? 'It is recorded what was shared.' : 'It is written down what will be shared.',
  );
});

/** POST .../action: somebody is given something to do, and told of it. */
export const submitAction = forCouncil(async (context) => {
  const { tx, clock, today, authority, body } = context;
  const meeting = await meetingOf(context);
  const item = itemOf(meeting, context);
  const choices = await choicesOf(context, item);
  const { value, errors } = parseActionForm(
    body,
    choices.owners.map((owner) => owner.value),
    today,
  );
  if (errors !== undefined) return page(context, meeting, item, body, errors, 400, choices);
  const { authorityId } = authority;
  const action = {
    ...value,
    actionId: newId(clock),
    meetingId: meeting.meetingId,
    itemId: item.itemId,
    authorityId,
  };
  await saveNewAction(tx, action);
  await tellOwner(context, action, item);
  return back(meeting, item, 'The action was given.');
});

/** A colleague hears of it; whoever gives themselves an action knows. */
async function tellOwner(
  { tx, clock, person }: CouncilContext,
  action: NewAction,
  item: Item,
): Promise<void> {
  const { owner, authorityId, actionId } = action;
  if (!('accountId' in owner) || owner.accountId === person?.accountId) return;
  const about = [...item.title].slice(0, 200).join('');
  await sendNotice(tx, clock, {
    authorityId, accountId: owner.accountId, kind: ACTION_GIVEN, href: paths.action(actionId), about,
  }); // prettier-ignore
}

const back = ({ meetingId }: Meeting, { itemId }: Item, flash: string): Reply => ({
  kind: 'redirect',
  to: paths.item(meetingId, itemId),
  flash,
});

/** With whom it can be shared, who can be given actions, and the open facts of its service. */
async function choicesOf({ tx, today, access }: CouncilContext, item: Item): Promise<ItemChoices> {
  const agencies = (await fetchAgencies(tx)).filter(({ active }) => active);
  const owners = (await fetchOwners(tx)).filter(({ roles }) =>
    access.permissionsOf(roles).includes('meetings.read'),
  );
  const facts = item.locationId === null ? undefined : await findOpenFacts(tx, item.locationId);
  return {
    agencies,
    owners: [
      ...owners.map(({ accountId, name }) => ({ value: `account:${accountId}`, text: name })),
      ...agencies.map(({ agencyId, name }) => ({ value: `agency:${agencyId}`, text: `${name} (agency)` })),
    ],
    openFacts: facts === undefined ? null : openFactsWords(facts, today),
  };
}

async function page(
  context: CouncilContext,
  meeting: Meeting,
  item: Item,
  typed: Fields,
  errors: FieldError[],
  status: number,
  found?: ItemChoices,
): Promise<Reply> {
  const mayRun = context.may('meetings.run');
  const choices = found ?? (await choicesOf(context, item));
  const model = presentItem({ meeting, item, choices, mayRun, typed, errors });
  return {
    kind: 'page',
    title: item.title,
    about: 'meeting-item',
    status,
    errors,
    back: { text: model.backText, href: paths.meeting(meeting.meetingId) },
    view: h(ItemPage, { model }),
  };
}
