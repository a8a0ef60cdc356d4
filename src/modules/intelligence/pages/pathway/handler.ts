import { h } from 'preact';
import type { FieldError } from '../../../../kernel/parsed.ts';
import { one } from '../../../../platform/forms/index.ts';
import type { Reply } from '../../../../platform/web/index.ts';
import { forCouncil } from '../../../market/index.ts';
import { correctEvent } from '../../change-event.ts';
import { messages } from '../../messages.ts';
import { fetchQuestions } from '../../queries/fetch-questions.ts';
import { savePathway } from '../../queries/save-pathway.ts';
import { paths } from '../../routes.ts';
import type { EventRecord } from '../../rules/event-record.ts';
import { proposeKind, questionsOn, type IncidentQuestions } from '../../rules/pathway.ts';
import { referenceOf } from '../../rules/reference-number.ts';
import { isLive } from '../../rules/states.ts';
import { versionOf } from '../acts/handler.ts';
import { eventOf, noteLook } from '../event/handler.ts';
import { answersOf, parsePathwayForm, type TypedPathway } from './form.ts';
import { PathwayPage } from './view.tsx';

/** GET /intelligence/:eventId/pathway: the questions in force on the day on which it was heard. */
export const showPathway = forCouncil(async (context) => {
  const event = await eventOf(context);
  if (!isLive(event.state)) return { kind: 'redirect', to: paths.event(event.eventId) };
  const questions = questionsOn(await fetchQuestions(context.tx), event.receivedOn);
  await noteLook(context, event);
  return page(event, questions, { answers: {}, chosen: '', why: '' }, []);
});

/** POST: first proposes by the answers, then, once a kind is chosen, records both and sets the kind. */
export const submitPathway = forCouncil(async (context) => {
  const { tx, authority, clock, body } = context;
  const event = await eventOf(context);
  const questions = questionsOn(await fetchQuestions(tx), event.receivedOn);
  const typed = { answers: answersOf(body, questions), chosen: one(body, 'chosen'), why: one(body, 'why') };
  const { value, errors } = parsePathwayForm(body, questions);
  if (errors !== undefined) return page(event, questions, typed, errors);
  if (value.chosen === null) return page(event, questions, typed, []);
  const { validFrom: questionsFrom } = questions;
  const proposal = proposeKind(questions.questions, value.answers);
  const why = value.why === '' ? proposal.words : value.why;
  const changed = { ...event, kind: value.chosen };
  if (
    !isLive(event.state) ||
    !(await correctEvent(context, event, changed, { version: versionOf(body), why }))
  )
    return page(event, questions, typed, [{ field: 'chosen', message: messages.eventChanged }], 409);
  await savePathway(
    tx,
    { authorityId: authority.authorityId, clock, eventId: event.eventId },
    { questionsFrom, answers: value.answers, proposed: proposal.kind, chosen: value.chosen, why: value.why },
  );
  return {
    kind: 'redirect',
    to: paths.event(event.eventId),
    flash: `${referenceOf(event.eventId)} is a ${value.chosen === 'safeguarding' ? 'safeguarding alert' : 'notifiable incident'}.`,
  };
});

function page(
  event: EventRecord,
  questions: IncidentQuestions,
  typed: TypedPathway,
  errors: FieldError[],
  status = errors.length > 0 ? 400 : 200,
): Reply {
  const answered = questions.questions.every(({ question }) => typed.answers[question] !== undefined);
  return {
    kind: 'page',
    title: `Safeguarding or notifiable incident: ${referenceOf(event.eventId)}`,
    about: 'intelligence-pathway',
    status,
    errors,
    back: { text: referenceOf(event.eventId), href: paths.event(event.eventId) },
    view: h(PathwayPage, {
      event,
      questions,
      typed,
      errors,
      proposal: answered ? proposeKind(questions.questions, typed.answers) : null,
    }),
  };
}
