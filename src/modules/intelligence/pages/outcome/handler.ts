import { h } from 'preact';
import type { FieldError } from '../../../../kernel/parsed.ts';
import { one } from '../../../../platform/forms/index.ts';
import type { Reply } from '../../../../platform/web/index.ts';
import { boxesOf, boxesTyped, forCouncil } from '../../../market/index.ts';
import { recordOutcome } from '../../change-event.ts';
import { messages } from '../../messages.ts';
import { fetchHistory } from '../../queries/fetch-history.ts';
import { paths } from '../../routes.ts';
import type { EventRecord } from '../../rules/event-record.ts';
import { referenceOf } from '../../rules/reference-number.ts';
import { isLive } from '../../rules/states.ts';
import { versionOf } from '../acts/handler.ts';
import { eventOf, noteLook } from '../event/handler.ts';
import { parseOutcomeForm } from './form.ts';
import { OutcomePage, type TypedOutcome } from './view.tsx';

/** GET /intelligence/:eventId/outcome: what was found and done, and what whoever told was told. */
export const showOutcome = forCouncil(async (context) => {
  const event = await eventOf(context);
  if (!isLive(event.state)) return { kind: 'redirect', to: paths.event(event.eventId) };
  const { outcome } = await fetchHistory(context.tx, event.eventId);
  await noteLook(context, event);
  return page(event, {
    finding: outcome?.finding ?? '',
    done: outcome?.done ?? '',
    feedback: outcome?.feedback ?? '',
    feedbackOn: boxesOf(outcome?.feedbackOn ?? null),
    feedbackWords: outcome?.feedbackWords ?? '',
    close: event.state !== 'closed',
  });
});

/** POST: records it, and closes the event where that is ticked. */
export const submitOutcome = forCouncil(async (context) => {
  const { body, today } = context;
  const event = await eventOf(context);
  const { value, errors } = parseOutcomeForm(body, { today, receivedOn: event.receivedOn });
  const typed = {
    finding: one(body, 'finding'),
    done: one(body, 'done'),
    feedback: one(body, 'feedback'),
    feedbackOn: boxesTyped(body, 'feedbackOn'),
    feedbackWords: one(body, 'feedbackWords'),
    close: one(body, 'close') === 'yes',
  };
  if (errors !== undefined) return page(event, typed, errors);
  if (!isLive(event.state) || !(await recordOutcome(context, event, versionOf(body), value)))
    return page(event, typed, [{ field: 'finding', message: messages.eventChanged }], 409);
  return {
    kind: 'redirect',
    to: paths.event(event.eventId),
    flash: `The outcome of ${referenceOf(event.eventId)} was recorded.`,
  };
});

function page(
  event: EventRecord,
  typed: TypedOutcome,
  errors: FieldError[] = [],
  status = errors.length > 0 ? 400 : 200,
): Reply {
  return {
    kind: 'page',
    title: `Outcome of ${referenceOf(event.eventId)}`,
    about: 'intelligence',
    status,
    errors,
    back: { text: referenceOf(event.eventId), href: paths.event(event.eventId) },
    view: h(OutcomePage, { event, typed, errors }),
  };
}
