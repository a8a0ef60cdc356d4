import { h } from 'preact';
import type { FieldError } from '../../../../kernel/parsed.ts';
import { one } from '../../../../platform/forms/index.ts';
import type { Reply } from '../../../../platform/web/index.ts';
import { forCouncil } from '../../../market/index.ts';
import { correctEvent } from '../../change-event.ts';
import { messages } from '../../messages.ts';
import { chooseService, NOT_KNOWN } from '../../parts/choose-service.ts';
import { parseEventForm } from '../../parts/event-form.ts';
import { savedEvent, typedEvent } from '../../parts/typed-event.ts';
import { fetchTerms } from '../../queries/fetch-terms.ts';
import { findEvent } from '../../queries/find-event.ts';
import { paths } from '../../routes.ts';
import { SEEN_BY } from '../../rules/event-words.ts';
import { referenceOf } from '../../rules/reference-number.ts';
import { isLive } from '../../rules/states.ts';
import { versionOf } from '../acts/handler.ts';
import { eventOf, noteLook } from '../event/handler.ts';
import { savedWords } from './saved-words.ts';
import { CorrectPage, type CorrectPageProps } from './view.tsx';

/** GET /intelligence/:eventId/correct: the event's fields, to be changed. */
export const showCorrect = forCouncil(async (context) => {
  const { tx, today } = context;
  const event = await eventOf(context);
  if (!isLive(event.state)) return { kind: 'redirect', to: paths.event(event.eventId) };
  const { picker } = await chooseService(tx, { service: event.locationId ?? NOT_KNOWN }, today);
  const terms = await fetchTerms(tx);
  await noteLook(context, event);
  return page({
    event,
    picker,
    terms,
    typed: savedEvent(event),
    version: event.version,
    why: '',
    errors: [],
    doubts: [],
  });
});

/** POST: corrects the event; what it said before is kept. Shows what somebody else saved meanwhile. */
export const submitCorrect = forCouncil(async (context) => {
  const { tx, today, body, may } = context;
  const event = await eventOf(context);
  const { choice, picker } = await chooseService(tx, body, today);
  const terms = await fetchTerms(tx);
  const why = one(body, 'why');
  const version = versionOf(body);
  const shown = { event, picker, terms, typed: typedEvent(body), version, why };
  if (one(body, 'find') !== '') return page({ ...shown, errors: [], doubts: [] });
  const { value, errors = [], doubts } = parseEventForm(body, { terms, today, service: choice });
  const wrong = [...errors, ...whyErrors(why)];
  if (value === undefined || wrong.length > 0) return page({ ...shown, errors: wrong, doubts });
  const accept = one(body, 'accept') !== '';
  if (!isLive(event.state) || !(await correctEvent(context, event, value.values, { version, why, accept }))) {
    const now = (await findEvent(tx, event.eventId)) ?? event;
    const told = [{ field: 'title', message: messages.eventChanged }];
    return page(
      { ...shown, event: now, version: now.version, saved: savedWords(now), errors: told, doubts },
      409,
    );
  }
  const seen = may(SEEN_BY[value.values.confidentiality]);
  return {
    kind: 'redirect',
    to: accept || !seen ? paths.inbox() : paths.event(event.eventId),
    flash: seen
      ? `${referenceOf(event.eventId)} was saved.`
      : `${referenceOf(event.eventId)} was saved, and is out of your sight now: those who may read it have it.`,
  };
});

function whyErrors(why: string): FieldError[] {
  if (why === '') return [{ field: 'why', message: messages.whyMissing }];
  return why.length > 2_000 ? [{ field: 'why', message: messages.tooLong('The reason', 2_000) }] : [];
}

function page(props: CorrectPageProps, status = props.errors.length > 0 ? 400 : 200): Reply {
  return {
    kind: 'page',
    title: `Correct ${referenceOf(props.event.eventId)}`,
    about: 'intelligence',
    status,
    errors: props.errors,
    back: { text: referenceOf(props.event.eventId), href: paths.event(props.event.eventId) },
    view: h(CorrectPage, props),
  };
}
