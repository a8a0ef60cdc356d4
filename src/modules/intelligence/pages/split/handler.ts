import { h } from 'preact';
import type { FieldError } from '../../../../kernel/parsed.ts';
import { one } from '../../../../platform/forms/index.ts';
import type { Reply } from '../../../../platform/web/index.ts';
import { forCouncil } from '../../../market/index.ts';
import { markSplit } from '../../change-event.ts';
import { messages } from '../../messages.ts';
import type { Terms } from '../../parts/terms.ts';
import { fetchTerms } from '../../queries/fetch-terms.ts';
import { recordEvent } from '../../record-event.ts';
import { paths } from '../../routes.ts';
import type { EventRecord } from '../../rules/event-record.ts';
import { referenceOf } from '../../rules/reference-number.ts';
import { stateAfter } from '../../rules/states.ts';
import { versionOf } from '../acts/handler.ts';
import { eventOf, noteLook } from '../event/handler.ts';
import { MOST_PARTS, parseSplitForm, typedParts, type TypedPart } from './form.ts';
import { SplitPage } from './view.tsx';

/** GET /intelligence/:eventId/split: the event, and room for its parts. */
export const showSplit = forCouncil(async (context) => {
  const event = await eventOf(context);
  if (stateAfter('split', event.state) === undefined)
    return { kind: 'redirect', to: paths.event(event.eventId) };
  const terms = await fetchTerms(context.tx);
  await noteLook(context, event);
  const part = { title: '', account: '', kind: '', severity: '' };
  const first = {
    ...part,
    title: event.title,
    account: event.account,
    kind: event.kind,
    severity: String(event.severity),
  };
  const parts = Array.from({ length: MOST_PARTS }, (_, i) => (i === 0 ? first : part));
  return page(event, terms, parts, '', []);
});

/** POST: records the parts, each an event of its own that refers to this one, which is weighed no more. */
export const submitSplit = forCouncil(async (context) => {
  const { tx, authority, clock, announce, body } = context;
  const event = await eventOf(context);
  const terms = await fetchTerms(tx);
  const { value, errors } = parseSplitForm(body, terms);
  if (errors !== undefined) return page(event, terms, typedParts(body), one(body, 'why'), errors);
  if (!(await markSplit(context, event, { version: versionOf(body), why: value.why }))) {
    const told = [{ field: 'title-1', message: messages.eventChanged }];
    return page(event, terms, typedParts(body), value.why, told, 409);
  }
  for (const part of value.parts)
    await recordEvent(
      tx,
      { authorityId: authority.authorityId, clock, announce },
      {
        ...event,
        ...part,
        ...confidentialOf(event, part.kind),
        state: 'open',
        splitFrom: event.eventId,
        identity: null,
      },
    );
  return {
    kind: 'redirect',
    to: paths.event(event.eventId),
    flash: `${referenceOf(event.eventId)} was split into ${value.parts.length}.`,
  };
});

/** A part is as confidential as the whole; whistleblowing never open. */
function confidentialOf(
  { confidentiality }: EventRecord,
  kind: string,
): Pick<EventRecord, 'confidentiality'> {
  return {
    confidentiality: kind === 'whistleblowing' && confidentiality === 'open' ? 'restricted' : confidentiality,
  };
}

function page(
  event: EventRecord,
  terms: Terms,
  parts: TypedPart[],
  why: string,
  errors: FieldError[],
  status = errors.length > 0 ? 400 : 200,
): Reply {
  return {
    kind: 'page',
    title: `Split ${referenceOf(event.eventId)}`,
    about: 'intelligence',
    status,
    errors,
    back: { text: referenceOf(event.eventId), href: paths.event(event.eventId) },
    view: h(SplitPage, { event, terms, parts, why, errors }),
  };
}
