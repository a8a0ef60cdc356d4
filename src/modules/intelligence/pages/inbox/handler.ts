import { h } from 'preact';
import { one, wholeNumber } from '../../../../platform/forms/index.ts';
import { forCouncil } from '../../../market/index.ts';
import { correctEvent } from '../../change-event.ts';
import { messages } from '../../messages.ts';
import { fetchCandidates } from '../../queries/fetch-candidates.ts';
import { fetchInbox } from '../../queries/fetch-inbox.ts';
import { fetchTerms } from '../../queries/fetch-terms.ts';
import { paths } from '../../routes.ts';
import { CONFIDENTIALITIES, type Severity } from '../../rules/event.ts';
import { SEEN_BY } from '../../rules/event-words.ts';
import { referenceOf } from '../../rules/reference-number.ts';
import { versionOf } from '../acts/handler.ts';
import { eventOf, eventPage } from '../event/handler.ts';
import { presentInbox } from './presenter.ts';
import { InboxPage } from './view.tsx';

const PER_PAGE = 20;

/** GET /intelligence/inbox: what is new, the oldest first, each with what it may be the same as. */
export const showInbox = forCouncil(async ({ tx, query, today, url }) => {
  const page = wholeNumber(one(query, 'page'), 1, 99_999) ?? 1;
  const { rows, total } = await fetchInbox(tx, page, PER_PAGE);
  const near = await fetchCandidates(
    tx,
    rows.map(({ eventId }) => eventId),
  );
  const terms = await fetchTerms(tx);
  const model = presentInbox({ rows, total, near, terms, today, url, page, perPage: PER_PAGE });
  return {
    kind: 'page',
    title: 'Intelligence inbox',
    width: 'full',
    about: 'intelligence-inbox',
    view: h(InboxPage, { model }),
  };
});

/** POST /intelligence/:eventId/sort: sets kind, severity and who may read it, and accepts it. */
export const submitSort = forCouncil(async (context) => {
  const { tx, body, may } = context;
  const event = await eventOf(context);
  const terms = await fetchTerms(tx);
  const kind = terms.kinds.find((each) => each.kind === one(body, 'kind'))?.kind ?? event.kind;
  const severity = (wholeNumber(one(body, 'severity'), 1, 5) ?? event.severity) as Severity;
  const asked = CONFIDENTIALITIES.find((each) => each === one(body, 'confidentiality'));
  const confidentiality = asked ?? event.confidentiality;
  if (kind === 'whistleblowing' && confidentiality === 'open')
    return eventPage(context, event, [{ field: 'why', message: messages.whistleblowingOpen }], 400);
  const reason = { version: versionOf(body), why: 'Sorted in the inbox', accept: true };
  if (
    event.state !== 'new' ||
    !(await correctEvent(context, event, { ...event, kind, severity, confidentiality }, reason))
  )
    return eventPage(context, event, [{ field: 'why', message: messages.eventChanged }], 409);
  const hidden = may(SEEN_BY[confidentiality])
    ? ''
    : ' It is out of your sight now: those who may read it have it.';
  return {
    kind: 'redirect',
    to: paths.inbox(),
    flash: `${referenceOf(event.eventId)} was accepted.${hidden}`,
  };
});
