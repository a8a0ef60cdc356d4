import { h } from 'preact';
import { longDay } from '../../../../kernel/calendar-day.ts';
import type { FieldError, Parsed } from '../../../../kernel/parsed.ts';
import { one, type Fields } from '../../../../platform/forms/index.ts';
import { NotFound, type Reply, type RequestContext } from '../../../../platform/web/index.ts';
import { messages } from '../../messages.ts';
import { seenBy } from '../../parts/meeting-of.ts';
import { findAction, type ActionOfMeeting } from '../../queries/find-action.ts';
import { saveActionEnd } from '../../queries/save-action.ts';
import { paths } from '../../routes.ts';
import { ActionPage } from './view.tsx';

/** GET /meeting-actions/:actionId. */
export const showAction = async (context: RequestContext): Promise<Reply> =>
  page(context, await actionOf(context), {}, [], 200);

/** POST: the owner, or whoever runs meetings, brings it to an end. */
export async function submitActionEnd(context: RequestContext): Promise<Reply> {
  const { tx, today, body } = context;
  const action = await actionOf(context);
  if (!mayEnd(context, action))
    return page(context, action, body, [{ field: 'state', message: messages.notNow }], 403);
  const { value, errors } = parseEnd(body);
  if (errors !== undefined) return page(context, action, body, errors, 400);
  if (!(await saveActionEnd(tx, action.actionId, seenBy(body), { ...value, on: today })))
    return page(
      context,
      await actionOf(context),
      body,
      [{ field: 'state', message: messages.changedMeanwhile }],
      409,
    );
  return { kind: 'redirect', to: paths.action(action.actionId), flash: 'The action was brought to an end.' };
}

function parseEnd(fields: Fields): Parsed<{ state: 'done' | 'cancelled'; outcome: string }> {
  const errors: FieldError[] = [];
  const state = (['done', 'cancelled'] as const).find((known) => known === one(fields, 'state'));
  const outcome = one(fields, 'outcome');
  if (state === undefined) errors.push({ field: 'state', message: messages.stateMissing });
  if (outcome === '') errors.push({ field: 'outcome', message: messages.outcomeMissing });
  else if (outcome.length > 2000)
    errors.push({ field: 'outcome', message: messages.tooLong('What came of it', 2000) });
  return state === undefined || errors.length > 0 ? { errors } : { value: { state, outcome } };
}

async function actionOf({ tx, params }: RequestContext): Promise<ActionOfMeeting> {
  const found = await findAction(tx, params.actionId ?? '');
  if (found === undefined) throw new NotFound('such action');
  return found;
}

const mayEnd = ({ may, person }: RequestContext, action: ActionOfMeeting): boolean =>
  action.state === 'open' && (may('meetings.run') || action.ownerAccountId === person?.accountId);

function page(
  context: RequestContext,
  action: ActionOfMeeting,
  typed: Fields,
  errors: FieldError[],
  status: number,
): Reply {
  return {
    kind: 'page',
    title: 'Action of a meeting',
    about: 'meeting-action',
    status,
    errors,
    back: { text: `${action.kind}, ${longDay(action.heldOn)}`, href: paths.meeting(action.meetingId) },
    view: h(ActionPage, { action, mayEnd: mayEnd(context, action), typed, errors }),
  };
}
