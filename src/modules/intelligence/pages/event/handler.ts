import { h } from 'preact';
import { recordLook } from '../../../../platform/audit/index.ts';
import type { FieldError } from '../../../../kernel/parsed.ts';
import { NotFound, type Reply } from '../../../../platform/web/index.ts';
import { forCouncil, type CouncilContext } from '../../../market/index.ts';
import { fetchCandidates } from '../../queries/fetch-candidates.ts';
import { fetchHistory } from '../../queries/fetch-history.ts';
import { fetchTerms } from '../../queries/fetch-terms.ts';
import { findEvent } from '../../queries/find-event.ts';
import { findHasIdentity } from '../../queries/find-identity.ts';
import { paths } from '../../routes.ts';
import { likelyDuplicates } from '../../rules/duplicates.ts';
import type { EventRecord } from '../../rules/event-record.ts';
import { comparable, presentEvent } from './presenter.ts';
import { EventPage } from './view.tsx';

/** GET /intelligence/:eventId: everything that is held of one event, but for who a whistleblower is. */
export const showEvent = forCouncil(async (context) => eventPage(context, await eventOf(context)));

/** The event of the page's address, as far as the reader may see it. NotFound says the same of one that is not there. */
export async function eventOf({ tx, params }: Pick<CouncilContext, 'tx' | 'params'>): Promise<EventRecord> {
  const event = await findEvent(tx, params.eventId ?? '');
  if (event === null) throw new NotFound('such entry in the intelligence log');
  return event;
}

/** The page of an event, with what is wrong with an act on it. Notes the look at what is confidential. */
export async function eventPage(
  context: CouncilContext,
  event: EventRecord,
  errors: FieldError[] = [],
  status = 200,
): Promise<Reply> {
  const { tx, may } = context;
  const [history, terms] = [await fetchHistory(tx, event.eventId), await fetchTerms(tx)];
  const triages = may('intelligence.triage');
  const near = triages ? await fetchCandidates(tx, [event.eventId]) : [];
  const hasIdentity = may('intelligence.identity') ? await findHasIdentity(tx, event.eventId) : null;
  const model = presentEvent({
    event,
    history,
    terms,
    near,
    duplicates: likelyDuplicates(comparable(event), near),
    triages,
    hasIdentity,
    errors,
  });
  await noteLook(context, event);
  return {
    kind: 'page',
    title: `${event.kindName}: ${model.reference}`,
    width: 'full',
    about: 'intelligence',
    status,
    errors,
    back: { text: 'Intelligence log', href: paths.log() },
    view: h(EventPage, { model }),
  };
}

/** Notes that whoever acts looked at an event that not everybody who reads the log may see. */
export async function noteLook(
  { tx }: Pick<CouncilContext, 'tx'>,
  { eventId, confidentiality }: Pick<EventRecord, 'eventId' | 'confidentiality'>,
): Promise<void> {
  if (confidentiality !== 'open') await recordLook(tx, { table: 'intelligence.event', id: eventId });
}
