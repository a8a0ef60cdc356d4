import type { FieldError } from '../../../../kernel/parsed.ts';
import { one, wholeNumber, type Fields } from '../../../../platform/forms/index.ts';
import type { Reply } from '../../../../platform/web/index.ts';
import { forCouncil, type CouncilContext } from '../../../market/index.ts';
import { mergeEvent, moveEvent } from '../../change-event.ts';
import { messages } from '../../messages.ts';
import { findEvent } from '../../queries/find-event.ts';
import { findEventByNumber } from '../../queries/find-event-by-number.ts';
import { saveNotSame } from '../../queries/save-not-same.ts';
import { paths } from '../../routes.ts';
import type { EventRecord } from '../../rules/event-record.ts';
import { referenceAsked, referenceOf } from '../../rules/reference-number.ts';
import { isLive, type Act } from '../../rules/states.ts';
import { eventOf, eventPage } from '../event/handler.ts';

/** Acts that a button does, whether they need a reason, and what is said once it is done. */
const ACTS: Readonly<
  Record<string, { act: Exclude<Act, 'merge' | 'split'>; needsWhy: boolean; done: string }>
> = {
  accept: { act: 'accept', needsWhy: false, done: 'accepted' },
  close: { act: 'close', needsWhy: true, done: 'closed' },
  reopen: { act: 'reopen', needsWhy: false, done: 'open again' },
  withdraw: { act: 'withdraw', needsWhy: true, done: 'withdrawn' },
  undo: { act: 'undo', needsWhy: true, done: 'as it was before' },
};

/** The version that a form saw. */
export const versionOf = (body: Fields): number => wholeNumber(one(body, 'version'), 1, 999_999_999) ?? 0;

/** POST /intelligence/:eventId/act: moves an event to another state. */
export const submitAct = forCouncil(async (context) => {
  const { body } = context;
  const event = await eventOf(context);
  const asked = one(body, 'act');
  const wanted = Object.hasOwn(ACTS, asked) ? ACTS[asked] : undefined;
  const why = one(body, 'why');
  if (wanted === undefined) return refused(context, event, 'why', messages.eventChanged, 409);
  if (wanted.needsWhy && why === '') return refused(context, event, 'why', messages.whyMissing);
  if (why.length > 2_000) return refused(context, event, 'why', messages.tooLong('The reason', 2_000));
  if (!(await moveEvent(context, event, wanted.act, { version: versionOf(body), why })))
    return refused(context, event, 'why', messages.eventChanged, 409);
  return {
    kind: 'redirect',
    to: one(body, 'back') === 'inbox' ? paths.inbox() : paths.event(event.eventId),
    flash: `${referenceOf(event.eventId)} is ${wanted.done}.`,
  };
});

/** POST /intelligence/:eventId/merge: merges it into another, by its id or its number. */
export const submitMerge = forCouncil(async (context) => {
  const { body } = context;
  const event = await eventOf(context);
  const into = await otherOf(context, one(body, 'into'));
  if (into === null || into.eventId === event.eventId || !isLive(into.state))
    return refused(context, event, 'into', messages.mergeInto);
  const why = one(body, 'why').slice(0, 2_000);
  if (!(await mergeEvent(context, event, into, { version: versionOf(body), why })))
    return refused(context, event, 'into', messages.eventChanged, 409);
  return {
    kind: 'redirect',
    to: one(body, 'back') === 'inbox' ? paths.inbox() : paths.event(into.eventId),
    flash: `${referenceOf(event.eventId)} was merged into ${referenceOf(into.eventId)}.`,
  };
});

/** POST /intelligence/:eventId/not-same: keeps that another, which was suggested, tells of something else. */
export const submitNotSame = forCouncil(async (context) => {
  const { tx, authority, clock, body } = context;
  const event = await eventOf(context);
  const other = await otherOf(context, one(body, 'other'));
  if (other === null || other.eventId === event.eventId)
    return refused(context, event, 'into', messages.mergeInto);
  await saveNotSame(tx, { authorityId: authority.authorityId, clock }, [event.eventId, other.eventId]);
  return {
    kind: 'redirect',
    to: one(body, 'back') === 'inbox' ? paths.inbox() : paths.event(event.eventId),
    flash: `${referenceOf(event.eventId)} and ${referenceOf(other.eventId)} are not suggested to be the same again.`,
  };
});

async function otherOf({ tx }: CouncilContext, asked: string): Promise<EventRecord | null> {
  const number = referenceAsked(asked);
  const eventId = number === null ? asked : await findEventByNumber(tx, number);
  return eventId === null ? null : findEvent(tx, eventId);
}

/** The event's page, as it is now, with what is wrong. */
async function refused(
  context: CouncilContext,
  event: EventRecord,
  field: string,
  message: string,
  status = 400,
): Promise<Reply> {
  const errors: FieldError[] = [{ field, message }];
  return eventPage(context, (await findEvent(context.tx, event.eventId)) ?? event, errors, status);
}
